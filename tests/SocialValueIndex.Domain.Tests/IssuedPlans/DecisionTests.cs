using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Assessments;

namespace SocialValueIndex.Domain.Tests.IssuedPlans;

public class DecisionTests
{
    private static readonly DateOnly Today = new(2027, 3, 10);

    private static readonly DecisionValues Approved = new(
        "Cabinet",
        new DateOnly(2027, 3, 3),
        DecisionOutcome.Approved,
        "Councillor Example",
        "https://www.example.gov.uk/minutes"
    );

    private readonly IssuedPlan _plan = Issued();
    private readonly Decision _decision;

    public DecisionTests() => _decision = Decision.On(_plan, Build.ByOlwen);

    [Fact]
    public void Record_OfADecision_KeepsItWithWhoAndWhen()
    {
        Assert.True(Record(Approved with { Body = "  Cabinet\n" }).IsDone);

        Assert.Equal((Approved, 1, Build.ByOlwen.By), (_decision.Values, _decision.Revision, _decision.RecordedBy));
        var line = Assert.Single(_decision.PendingHistory);
        Assert.Equal((_plan.Id, SubjectType.IssuedPlan), (line.SubjectId, line.SubjectType));
        Assert.Equal(new DecisionRecorded(null, State("Approved")), line.Details);
    }

    [Fact]
    public void Record_OfTheSameAgain_ChangesNothing()
    {
        Record(Approved);

        Assert.True(Record(Approved, "somebody else's").IsDone);

        Assert.Single(_decision.PendingHistory);
    }

    [Fact]
    public void Record_OfACorrection_KeepsOldAndNew()
    {
        Record(Approved);

        Assert.True(
            _decision
                .Record(_plan.Subject, Approved with { Outcome = DecisionOutcome.Deferred }, Approved.Fingerprint(), Today, Build.BySam)
                .IsDone
        );

        Assert.Equal(new DecisionRecorded(State("Approved"), State("Deferred")), _decision.PendingHistory[^1].Details);
        Assert.Equal(Build.BySam.By, _decision.RecordedBy);
    }

    [Fact]
    public void Record_OverWhatAColleagueRecorded_IsAConflictThatHoldsIt()
    {
        Record(Approved);

        var outcome = Record(Approved with { Body = "Council" }, DecisionValues.None.Fingerprint());

        Assert.Same(_decision, outcome.Refusal?.Theirs<Decision>());
        Assert.Equal(Approved, _decision.Values);
    }

    [Fact]
    public void Record_OfNothing_AsksForEverythingThatIsNeeded()
    {
        var outcome = Record(DecisionValues.None, DecisionValues.None.Fingerprint());

        Assert.Equal(["body", "date", "outcome"], outcome.Faults.Select(f => f.Field));
    }

    [Theory]
    [InlineData("body", "")]
    [InlineData("body", "long")]
    [InlineData("date", "none")]
    [InlineData("date", "tomorrow")]
    [InlineData("date", "1999-12-31")]
    [InlineData("outcome", "none")]
    [InlineData("outcome", "99")]
    [InlineData("sponsor", "long")]
    [InlineData("minutes", "javascript:alert(1)")]
    [InlineData("minutes", "ftp://example.gov.uk/minutes")]
    [InlineData("minutes", "https://user@example.gov.uk/minutes")]
    public void Record_OfSomethingWrong_IsRefusedBesideItsField(string field, string value)
    {
        var text = value == "long" ? new string('x', Decision.NameMaxLength + 1) : value;
        var values = field switch
        {
            "body" => Approved with { Body = text },
            "date" => Approved with
            {
                Date = value switch
                {
                    "none" => null,
                    "tomorrow" => Today.AddDays(1),
                    _ => new DateOnly(1999, 12, 31),
                },
            },
            "outcome" => Approved with { Outcome = value == "none" ? null : (DecisionOutcome)99 },
            "sponsor" => Approved with { Sponsor = text },
            _ => Approved with { Minutes = text },
        };

        var outcome = Record(values);

        Assert.Equal([field], outcome.Faults.Select(f => f.Field));
        Assert.Equal(0, _decision.Revision);
        Assert.Empty(_decision.PendingHistory);
    }

    private static DecisionState State(string outcome) =>
        new("Cabinet", new DateOnly(2027, 3, 3), outcome, "Councillor Example", Approved.Minutes);

    private static IssuedPlan Issued()
    {
        var example = new Example();
        example.Assessment.Complete(example.QuestionSet, Build.ByOlwen, withGaps: true).EnsureDone();
        var register = ActionRegister.For(
            example.QuestionSet,
            ActionPlan.For(example.Assessment, example.QuestionSet),
            [],
            DateOnly.FromDateTime(Build.Now)
        );
        var source = new IssueSource(example.Assessment, example.QuestionSet, register, "A Council", new Dictionary<Guid, string>());
        return IssuedPlan.Issue(source, 1, Build.ByOlwen, _ => []);
    }

    private Outcome Record(DecisionValues values, string? basedOn = null) =>
        _decision.Record(_plan.Subject, values, basedOn, Today, Build.ByOlwen);
}
