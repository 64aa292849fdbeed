using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Web.Features.IssuedPlans;

/// <summary>The list of issued plans.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="List">Its issued plans, and what was done.</param>
public sealed record IssuedPlansViewModel(AssessmentReading Reading, IssuedPlanList List);

/// <summary>One issued plan.</summary>
/// <param name="Reading">The plan.</param>
/// <param name="Summary">What lists show of it.</param>
/// <param name="Current">The number of the newest issued plan.</param>
/// <param name="Today">Today's date in London.</param>
public sealed record IssuedPlanViewModel(IssuedReading Reading, IssuedSummary Summary, int Current, DateOnly Today)
{
    public IssuedPlan Plan => Reading.Plan;

    /// <summary>The form of the decision.</summary>
    public required DecisionForm Form { get; init; }

    /// <summary>Whether a covering report goes with it: plans that an upgrade issued have none.</summary>
    public bool HasReport => !Plan.IsMadeAtUpgrade;

    /// <summary>Whether a colleague changed the decision meanwhile, so that theirs is shown beside what was typed.</summary>
    public bool ShowsTheirs { get; init; }

    /// <summary>A level, with the reason where it is as low as it is because answers are missing.</summary>
    public static string LevelText(MaturityLevel level, Unanswered unanswered) =>
        unanswered.IsEverything ? unanswered.Reason
        : unanswered.Explains(level) ? $"{level.Label()}. {unanswered.Reason}"
        : level.Label();

    public static IssuedPlanViewModel For(IssuedReading reading, IssuedSummary summary, int current, DateOnly today) =>
        new(reading, summary, current, today) { Form = DecisionForm.For(summary.Decision?.Values ?? DecisionValues.None, null, false) };
}

/// <summary>What was done to an assessment as a whole, in words.</summary>
internal static class LifeWords
{
    /// <summary>What was done, and why where somebody said why.</summary>
    public static (string What, string? Why) Describe(HistoryEntry entry) =>
        entry.Details switch
        {
            PlanIssued { AtUpgrade: true } issued => (Issued(issued), "It was completed before plans were issued"),
            PlanIssued issued => (Issued(issued), null),
            SignOffRequested => ("Completed, waiting for sign-off", null),
            SignOffGiven signed => ("Signed off", signed.Comment),
            AssessmentSentBack back => ("Sent back", back.Comment),
            AssessmentReopened reopened => ("Reopened", reopened.Reason),
            AssessmentCompleted => ("Completed", null),
            DecisionRecorded { From: null } decision => ("Decision recorded", Describe(decision.To)),
            DecisionRecorded decision => ("Decision corrected", $"It was: {Describe(decision.From!)}. It is now: {Describe(decision.To)}"),

            // Lines from before there was one history have their kind alone.
            _ => (entry.Kind == nameof(AssessmentReopened) ? "Reopened" : "Completed", null),
        };

    private static string Issued(PlanIssued issued) => FormattableString.Invariant($"Plan {issued.Number} issued");

    private static string Describe(DecisionState state)
    {
        var outcome = Enum.TryParse<DecisionOutcome>(state.Outcome, out var decided) ? decided.Label() : state.Outcome;
        string?[] parts =
        [
            state.Body,
            state.Date is { } day ? UkTime.Day(day) : null,
            outcome,
            state.Sponsor.Length > 0 ? state.Sponsor : null,
            state.Minutes.Length > 0 ? state.Minutes : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
