using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Domain.Comparisons;

/// <summary>What became of an action of the earlier plan.</summary>
public enum PromiseOutcome
{
    /// <summary>Done by its due date, or without one.</summary>
    DoneOnTime,

    /// <summary>Done after its due date.</summary>
    DoneLate,

    /// <summary>To be done, and not overdue.</summary>
    Open,

    /// <summary>To be done, and due in the past.</summary>
    Overdue,

    /// <summary>The council decided against it, and says why.</summary>
    NotPlanned,

    /// <summary>The later plan does not ask for it, and nobody marked it done.</summary>
    NoLongerAsked,
}

/// <summary>An action of the earlier plan, and what became of it.</summary>
/// <param name="Action">The action.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Promise(PromisedAction Action, PromiseOutcome Outcome)
{
    /// <summary>Each action of the earlier plan once, by the first rule that holds.</summary>
    internal static IReadOnlyList<Promise> Of(ComparedPlan from, ComparedPlan to)
    {
        var asked = to.Plan.Areas.SelectMany(a => a.Actions).Select(a => new ActionReference(a.QuestionCode, a.Level)).ToHashSet();
        return [.. from.Actions.Select(a => new Promise(a, OutcomeOf(a, asked, from.AsOf)))];
    }

    private static PromiseOutcome OutcomeOf(PromisedAction action, HashSet<ActionReference> asked, DateOnly asOf) =>
        action switch
        {
            { Status: ActionStatus.NotPlanned } => PromiseOutcome.NotPlanned,
            { Status: ActionStatus.Done } => action.DoneOn > action.Due ? PromiseOutcome.DoneLate : PromiseOutcome.DoneOnTime,
            _ when !asked.Contains(action.Reference) => PromiseOutcome.NoLongerAsked,
            _ => action.Due < asOf ? PromiseOutcome.Overdue : PromiseOutcome.Open,
        };
}

/// <summary>The names of the outcomes as they are printed.</summary>
public static class PromiseOutcomes
{
    /// <summary>Every outcome, the kept ones first.</summary>
    public static IReadOnlyList<PromiseOutcome> All { get; } = Enum.GetValues<PromiseOutcome>();

    /// <summary>The outcome as it is printed.</summary>
    public static string Label(this PromiseOutcome outcome) =>
        outcome switch
        {
            PromiseOutcome.DoneOnTime => "Done on time",
            PromiseOutcome.DoneLate => "Done late",
            PromiseOutcome.Open => "Still open",
            PromiseOutcome.Overdue => "Overdue",
            PromiseOutcome.NotPlanned => "Not planned",
            PromiseOutcome.NoLongerAsked => "No longer asked for",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
}
