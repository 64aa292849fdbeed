using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Reports.Tests;

/// <summary>How the worked example is carried out, for documents.</summary>
internal static class SampleSchedule
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly ChangeStamp Stamp = new(Guid.NewGuid(), new DateTime(2026, 11, 25, 9, 30, 0, DateTimeKind.Utc));

    public static PlanSchedule With(params (string Reference, ActionValues Values)[] decided)
    {
        var register = Register(decided);
        var trajectory = Trajectory.For(Sample.QuestionSet, Answer, register);
        return new PlanSchedule(register, NextSteps.For(Sample.QuestionSet, Answer), trajectory, o => o.Name);

        static AnswerValues Answer(Domain.QuestionSets.Question question) =>
            Sample.Answers.TryGetValue(question.Code, out var answer) ? answer : AnswerValues.None;
    }

    public static ActionRegister Register(params (string Reference, ActionValues Values)[] decided)
    {
        var assessment = Assessment();
        var rows = decided.Select(d =>
        {
            Assert.True(ActionReference.TryParse(d.Reference, out var reference));
            var area = Sample.Example.Areas.Single(a => a.Actions.Any(x => x.QuestionCode == reference.QuestionCode));
            var action = area.Actions.Single(x => x.QuestionCode == reference.QuestionCode && x.Level == reference.Level);
            var row = TrackedAction.Start(assessment, area.Code, action, Stamp);
            Assert.True(row.Change(new ProposedAction(d.Values, null), _ => true, Today, Stamp).IsDone);
            return row;
        });
        return ActionRegister.For(Sample.QuestionSet, Sample.Example, [.. rows], Today);
    }

    private static Assessment Assessment()
    {
        var set = Domain.QuestionSets.QuestionSet.Draft(Guid.NewGuid(), 1, "Index", "Footnote", Sample.QuestionSet.Areas);
        Assert.True(set.Publish(Stamp.At).IsDone);
        return Domain.Assessments.Assessment.Start(Guid.NewGuid(), set, "2026/27", Stamp).Value;
    }
}
