using System.Collections.Immutable;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.IssuedPlans;

/// <summary>One action of the register as it was when a plan was issued. It is stored: properties are only added.</summary>
/// <param name="Area">The letter of its area.</param>
/// <param name="Question">The code of its question.</param>
/// <param name="Level">The level that it reaches.</param>
/// <param name="Text">What to do.</param>
/// <param name="InPlan">Whether the plan asked for it.</param>
/// <param name="IsOverdue">Whether it was overdue.</param>
public sealed record IssuedAction(string Area, string Question, MaturityLevel Level, string Text, bool InPlan, bool IsOverdue)
{
    /// <summary>What people had decided about it; none when nobody had touched it.</summary>
    public IssuedActionState? State { get; init; }

    internal static IssuedAction From(RegisterEntry entry) =>
        new(entry.AreaCode, entry.Action.QuestionCode, entry.Action.Level, entry.Action.Text, entry.InPlan, entry.IsOverdue)
        {
            State = entry.Tracked is { } tracked
                ? new IssuedActionState(
                    tracked.OwnerId,
                    tracked.OwnerName,
                    tracked.Due,
                    tracked.Status,
                    tracked.Reason,
                    tracked.Cost,
                    tracked.DoneOn,
                    tracked.Comments,
                    tracked.Links
                )
                : null,
        };

    internal RegisterEntry ToEntry(IssuedPlan plan)
    {
        var action = new PlannedAction(Question, Level, Text);
        var tracked = State is { } state
            ? TrackedAction.Restore(
                new ChangeStamp(plan.CompletedBy ?? Guid.Empty, plan.IssuedAt),
                (plan.OrganisationId, plan.AssessmentId, Area),
                action,
                new ActionValues(new ActionOwner(state.OwnerId, state.OwnerName), state.Due, state.Status, state.Reason, state.Cost),
                state.DoneOn,
                state.Comments,
                state.Links
            )
            : null;
        return new RegisterEntry(Area, action, InPlan, tracked, IsOverdue);
    }
}

/// <summary>What people had decided about an action when a plan was issued. It is stored: properties are only added.</summary>
/// <param name="OwnerId">The person who carries it out; none for nobody, and for a name.</param>
/// <param name="OwnerName">The name of an owner without an account; empty for nobody, and for a person.</param>
/// <param name="Due">The due date.</param>
/// <param name="Status">How far it was.</param>
/// <param name="Reason">Why it was not planned; may be empty.</param>
/// <param name="Cost">In pounds.</param>
/// <param name="DoneOn">The day on which it was done, where it was.</param>
/// <param name="Comments">The comments, oldest first.</param>
/// <param name="Links">The addresses of pages with evidence.</param>
public sealed record IssuedActionState(
    Guid? OwnerId,
    string OwnerName,
    DateOnly? Due,
    ActionStatus Status,
    string Reason,
    decimal? Cost,
    DateOnly? DoneOn,
    ImmutableList<ActionComment> Comments,
    ImmutableList<string> Links
);
