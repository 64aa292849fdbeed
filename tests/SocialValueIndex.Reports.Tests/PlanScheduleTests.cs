using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Reports.Tests;

/// <summary>Who does what by when, where to start, and when the council gets where, in the document.</summary>
public sealed class PlanScheduleTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly ChangeStamp Stamp = new(Guid.NewGuid(), new DateTime(2026, 11, 25, 9, 30, 0, DateTimeKind.Utc));

    [Fact]
    public void Write_WithDecidedActions_ListsThemByDueDateAfterTheMatrix()
    {
        var schedule = Schedule(
            ("E1-Follower", new ActionValues(ActionOwner.Named("Finance"), new DateOnly(2027, 3, 31), ActionStatus.InProgress, "", null)),
            ("A2-Leader", new ActionValues(ActionOwner.Nobody, new DateOnly(2026, 1, 1), ActionStatus.NotStarted, "", null)),
            ("A3-Leader", new ActionValues(ActionOwner.Named("Lee"), null, ActionStatus.Done, "", null))
        );
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading, schedule));

        Assert.Equal(
            ["Actions to reach each level **", "Who does what by when", "Where to start", "When we get there", "Questions not answered"],
            reader
                .Root.Children.Where(n => n.Role == "H3")
                .Select(n => n.Text)
                .SkipWhile(t => !t.StartsWith("Actions", StringComparison.Ordinal))
        );
        var rows = reader
            .Root.All("Table")
            .Single(t => t.Children[0].Children[0].Text == "Due")
            .Children.Select(r => r.Children.Select(c => c.Text).ToList())
            .ToList();
        Assert.Equal(["Due", "Action", "What", "Owner", "Status"], rows[0]);
        Assert.Equal(
            ["1 Jan 2026 A2-Leader Not started, overdue", "31 Mar 2027 E1-Follower In progress", "No date A3-Leader Done on 25 Nov 2026"],
            rows.Skip(1).Select(r => $"{r[0]} {r[1]} {r[4]}")
        );
        Assert.Equal(["", "Finance", "Lee"], rows.Skip(1).Select(r => r[3]));
    }

    [Fact]
    public void Write_WithoutDecidedActions_HasNoListOfThem()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading, Schedule()));

        Assert.DoesNotContain(reader.Root.Descendants, n => n.Text == "Who does what by when");
        Assert.Contains(reader.Root.Descendants, n => n.Text == "No due date changes a level yet: the council stays at Follower.");
    }

    [Fact]
    public void Sentences_WithDates_SayWhereTheyLeadAndWhatIsInTheWay()
    {
        var due = new DateOnly(2027, 3, 31);
        var dated = Register().Entries.Skip(1).Select(e => (e.Reference.ToString(), ActionValues.None with { Due = due }));
        var schedule = Schedule([.. dated]);

        var sentences = TrajectoryWords.Sentences(schedule.Trajectory);

        Assert.Equal("If every action is done when it is due, the council moves from Follower to Leader by 31 March 2027.", sentences[0]);
        Assert.StartsWith("The dates do not lead to the target of every area: ", sentences[1], StringComparison.Ordinal);
        Assert.Equal("1 action has no due date.", sentences[2]);
    }

    private static PlanSchedule Schedule(params (string Reference, ActionValues Values)[] decided)
    {
        var register = Register(decided);
        var trajectory = Trajectory.For(Sample.QuestionSet, Answer, register);
        return new PlanSchedule(register, NextSteps.For(Sample.QuestionSet, Answer), trajectory, o => o.Name);

        static AnswerValues Answer(Domain.QuestionSets.Question question) =>
            Sample.Answers.TryGetValue(question.Code, out var answer) ? answer : AnswerValues.None;
    }

    private static ActionRegister Register(params (string Reference, ActionValues Values)[] decided)
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
