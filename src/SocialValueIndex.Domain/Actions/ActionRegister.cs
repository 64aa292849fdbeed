using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Actions;

/// <summary>One action of a register, with what people decided about it.</summary>
/// <param name="AreaCode">The area that it stands in.</param>
/// <param name="Action">What to do.</param>
/// <param name="InPlan">Whether the plan asks for it now.</param>
/// <param name="Tracked">What people added to it; none when nobody touched it.</param>
/// <param name="IsOverdue">Whether it is due before today and somebody still has to do it.</param>
public sealed record RegisterEntry(string AreaCode, PlannedAction Action, bool InPlan, TrackedAction? Tracked, bool IsOverdue)
{
    /// <summary>What it is known by.</summary>
    public ActionReference Reference => new(Action.QuestionCode, Action.Level);

    /// <summary>What people decided; <see cref="ActionValues.None"/> when nobody touched it.</summary>
    public ActionValues Values => Tracked?.Values ?? ActionValues.None;

    /// <summary>
    /// The day from which it counts as done if everything is done when it is due: the day on which it was done, otherwise the due date;
    /// none without either, and for one that is not planned.
    /// </summary>
    public DateOnly? CountsFrom =>
        Values.Status switch
        {
            ActionStatus.Done => Tracked?.DoneOn,
            ActionStatus.NotPlanned => null,
            _ => Values.Due,
        };

    /// <summary>Whether somebody still has to do it, and nobody said by when.</summary>
    public bool LacksDate => Values is { Due: null, Status: ActionStatus.NotStarted or ActionStatus.InProgress };
}

/// <summary>How much of a register is done.</summary>
/// <param name="Done">How many actions are done.</param>
/// <param name="Total">How many there are, those that are not planned among them.</param>
public readonly record struct RegisterProgress(int Done, int Total)
{
    /// <summary>The done ones in whole per cent, rounded down so that 100 means all; 0 of none.</summary>
    public int Percent => Total == 0 ? 0 : 100 * Done / Total;
}

/// <summary>
/// The actions of one assessment with what people decided about them. Pure: a plan, rows and today's date in, a register out.
/// </summary>
/// <param name="Entries">The actions of the plan, and the done ones that it no longer asks for, by area, question and level.</param>
/// <param name="NoLongerInPlan">
/// The actions that somebody touched, that are not done, and that the plan no longer asks for, in the same order.
/// </param>
/// <param name="Today">Today's date in London, which decides what is overdue.</param>
public sealed record ActionRegister(IReadOnlyList<RegisterEntry> Entries, IReadOnlyList<RegisterEntry> NoLongerInPlan, DateOnly Today)
{
    private readonly Dictionary<ActionReference, RegisterEntry> _byReference = Entries
        .Concat(NoLongerInPlan)
        .ToDictionary(e => e.Reference);

    /// <summary>How many actions have each status. The four numbers add up to the number of actions.</summary>
    public IReadOnlyDictionary<ActionStatus, int> Counts =>
        Enum.GetValues<ActionStatus>().ToDictionary(s => s, s => Entries.Count(e => e.Values.Status == s));

    /// <summary>How many actions are overdue. They are counted under their status too.</summary>
    public int OverdueCount => Entries.Count(e => e.IsOverdue);

    /// <summary>How much is done.</summary>
    public RegisterProgress Progress => new(Entries.Count(e => e.Values.Status == ActionStatus.Done), Entries.Count);

    /// <summary>The register of an assessment.</summary>
    /// <param name="questionSet">The question set that the plan is from. It gives the order and the words.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="tracked">The assessment's rows, in any order.</param>
    /// <param name="today">Today's date in London.</param>
    public static ActionRegister For(QuestionSet questionSet, ActionPlan plan, IEnumerable<TrackedAction> tracked, DateOnly today)
    {
        var rows = tracked.ToDictionary(t => t.Reference);
        var planned = new List<RegisterEntry>();
        foreach (var area in plan.Areas)
        {
            foreach (var action in area.Actions)
            {
                rows.Remove(new ActionReference(action.QuestionCode, action.Level), out var row);
                planned.Add(new(area.Code, action, true, row, row?.Values.IsOverdue(today) ?? false));
            }
        }

        // A plan has its actions in order. Rows that are left are of no action of it.
        return rows.Count == 0 ? new ActionRegister(planned, [], today) : WithOthers(questionSet, planned, rows.Values, today);
    }

    private static ActionRegister WithOthers(
        QuestionSet questionSet,
        List<RegisterEntry> planned,
        IEnumerable<TrackedAction> rows,
        DateOnly today
    )
    {
        var places = questionSet
            .Areas.SelectMany(a => a.Questions, (area, question) => (area, question))
            .ToDictionary(p => p.question.Code);
        var others = rows.Select(t => NoLongerPlanned(t, places)).ToLookup(e => e.Values.Status == ActionStatus.Done);
        return new ActionRegister([.. InOrder(planned.Concat(others[true]), questionSet)], [.. InOrder(others[false], questionSet)], today);
    }

    /// <summary>The entry of an action, also of one that is no longer in the plan; none when there is neither.</summary>
    public RegisterEntry? Find(ActionReference reference) => _byReference.GetValueOrDefault(reference);

    /// <summary>The actions that a filter leaves, in an order.</summary>
    public IReadOnlyList<RegisterEntry> Filter(RegisterFilter filter, RegisterOrder order)
    {
        var entries = Entries.Where(filter.Takes);

        // The sort is stable: actions of the same day keep the order of the areas.
        return [.. order == RegisterOrder.Due ? entries.OrderBy(e => e.Values.Due ?? DateOnly.MaxValue) : entries];
    }

    // In the words of the question set, as long as it has the option; otherwise in those that were kept. Nobody has to do it, so it is not
    // overdue.
    private static RegisterEntry NoLongerPlanned(TrackedAction tracked, Dictionary<string, (Area Area, Question Question)> places)
    {
        var (area, question) = places.GetValueOrDefault(tracked.QuestionCode);
        var text = question?.OptionAt(tracked.Level)?.Action ?? tracked.Text;
        return new(area?.Code ?? tracked.AreaCode, new PlannedAction(tracked.QuestionCode, tracked.Level, text), false, tracked, false);
    }

    // What the question set does not have any more comes last within its area; areas that it does not have come last of all.
    private static IEnumerable<RegisterEntry> InOrder(IEnumerable<RegisterEntry> entries, QuestionSet questionSet)
    {
        var areas = questionSet.Areas.Select((area, i) => (area.Code, i)).ToDictionary(p => p.Code, p => p.i);
        var questions = questionSet.Questions.Select((question, i) => (question.Code, i)).ToDictionary(p => p.Code, p => p.i);
        return entries
            .OrderBy(e => areas.GetValueOrDefault(e.AreaCode, int.MaxValue))
            .ThenBy(e => e.AreaCode, StringComparer.Ordinal)
            .ThenBy(e => questions.GetValueOrDefault(e.Action.QuestionCode, int.MaxValue))
            .ThenBy(e => e.Action.QuestionCode, StringComparer.Ordinal)
            .ThenBy(e => e.Action.Level);
    }
}
