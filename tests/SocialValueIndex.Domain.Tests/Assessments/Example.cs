using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>An assessment of two areas: A with a full set of options twice and one with a gap, B with one question.</summary>
internal sealed class Example
{
    public Example()
    {
        QuestionSet = Build.Published(
            Build.Area(
                "A",
                Build.FullQuestion("A1"),
                Build.FullQuestion("A2"),
                Build.Question("A3", MaturityLevel.NonCompliant, MaturityLevel.Leader)
            ),
            Build.Area("B", Build.FullQuestion("B1"))
        );
        Assessment = Assessment.Start(Guid.NewGuid(), QuestionSet, "2026/27", Build.ByOlwen).Value;
    }

    public QuestionSet QuestionSet { get; }

    public Assessment Assessment { get; }

    public Area A => QuestionSet.Find("A")!;

    /// <summary>The answers that a colleague changed too.</summary>
    public static IReadOnlyList<AnswerConflict> ConflictsIn(Outcome outcome) =>
        outcome.Refusal?.Theirs<IReadOnlyList<AnswerConflict>>() ?? [];

    /// <summary>What a page that is opened now shows of a question.</summary>
    public string BasedOn(string code) => Assessment.AnswerTo(code).Fingerprint();

    /// <summary>Overwrites answers, as someone who did not look first.</summary>
    public void Given(ChangeStamp stamp, params (string Code, AnswerValues Values)[] answers) =>
        Assert.True(Change(stamp, [.. answers.Select(a => (a.Code, a.Values, (string?)null))]).IsDone);

    public Outcome Change(ChangeStamp stamp, params (string Code, AnswerValues Values, string? BasedOn)[] answers) =>
        Change(stamp, null, answers);

    public Outcome Change(ChangeStamp stamp, TargetChoice? targets, params (string Code, AnswerValues Values, string? BasedOn)[] answers) =>
        Assessment.ChangeAnswers(
            QuestionSet,
            A,
            answers.ToDictionary(a => a.Code, a => new ProposedAnswer(a.Values, a.BasedOn)),
            targets,
            stamp
        );
}
