using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>An assessment of two areas: A with a full ladder twice and one with a gap, B with one question.</summary>
internal sealed class Example
{
    public Example()
    {
        QuestionSet = Make.Published(
            Make.Area("A", Make.FullQuestion("A1"), Make.FullQuestion("A2"), Make.Question("A3", MaturityLevel.NonCompliant, MaturityLevel.Leader)),
            Make.Area("B", Make.FullQuestion("B1")));
        Assessment = Assessment.Start(Guid.NewGuid(), QuestionSet, "2026/27", Make.Olwen);
    }

    public QuestionSet QuestionSet { get; }

    public Assessment Assessment { get; }

    public Area A => QuestionSet.Find("A")!;

    /// <summary>What a page that is opened now shows of a question.</summary>
    public string Seen(string code) => Assessment.AnswerTo(code).Fingerprint;

    /// <summary>Overwrites answers, as someone who did not look first.</summary>
    public void Have(Deed deed, params (string Code, AnswerValues Values)[] answers) =>
        Assert.True(Change(deed, [.. answers.Select(a => (a.Code, a.Values, (string?)null))]).IsSaved);

    public SaveOutcome Change(Deed deed, params (string Code, AnswerValues Values, string? Seen)[] answers) => Change(deed, null, answers);

    public SaveOutcome Change(Deed deed, TargetChoice? targets, params (string Code, AnswerValues Values, string? Seen)[] answers) =>
        Assessment.ChangeAnswers(QuestionSet, A, answers.ToDictionary(a => a.Code, a => new ProposedAnswer(a.Values, a.Seen)), targets, deed);
}
