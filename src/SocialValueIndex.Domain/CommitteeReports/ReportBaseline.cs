using System.Collections.Immutable;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.CommitteeReports;

/// <summary>
/// What a report is compared with: the plan that was issued before it, and what had become of its actions on the day of the report. It is
/// stored with a report that goes with an issued plan, because registers go on: properties are only added.
/// </summary>
/// <param name="AssessmentId">The assessment of the earlier plan.</param>
/// <param name="Number">The number of the earlier plan.</param>
/// <param name="Actions">Its actions, as they stood on the day of the report.</param>
/// <param name="AsOf">That day, in London.</param>
public sealed record ReportBaseline(Guid AssessmentId, int Number, ImmutableList<PromisedAction> Actions, DateOnly AsOf)
{
    /// <summary>The baseline that an issued plan makes.</summary>
    /// <param name="earlier">The earlier plan.</param>
    /// <param name="rows">What people decided about the actions of its assessment, as it is stored on that day.</param>
    /// <param name="asOf">The day of the report, in London.</param>
    public static ReportBaseline For(IssuedPlan earlier, IReadOnlyList<TrackedAction> rows, DateOnly asOf)
    {
        var tracked = rows.ToDictionary(r => r.Reference);
        return new ReportBaseline(
            earlier.AssessmentId,
            earlier.Number,
            [.. earlier.Register.Where(a => a.InPlan).Select(a => Promised(a, tracked))],
            asOf
        );
    }

    /// <summary>The earlier side of the comparison.</summary>
    /// <param name="earlier">The earlier plan.</param>
    /// <param name="questionSet">The version of the questions that it answers.</param>
    public ComparedPlan ToCompare(IssuedPlan earlier, QuestionSet questionSet) =>
        new(earlier.Period, questionSet, q => earlier.AnswerTo(q.Code), earlier.Plan, Actions, AsOf) { IssuedNumber = earlier.Number };

    private static PromisedAction Promised(IssuedAction action, Dictionary<ActionReference, TrackedAction> tracked)
    {
        var reference = new ActionReference(action.Question, action.Level);
        return tracked.GetValueOrDefault(reference) is { } row
            ? new PromisedAction(action.Area, reference, action.Text, row.Status, row.Due, row.DoneOn, row.Reason)
            : new PromisedAction(action.Area, reference, action.Text, ActionStatus.NotStarted, null, null, "");
    }
}
