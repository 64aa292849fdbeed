using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.IssuedPlans;

/// <summary>What a committee decided.</summary>
public enum DecisionOutcome
{
    /// <summary>It took note of the plan.</summary>
    Noted,

    /// <summary>It approved the plan.</summary>
    Approved,

    /// <summary>It approved the plan with changes.</summary>
    ApprovedWithChanges,

    /// <summary>It put the plan off.</summary>
    Deferred,

    /// <summary>It did not approve the plan.</summary>
    NotApproved,
}

/// <summary>What is known of a decision.</summary>
/// <param name="Body">Who decided, for example Cabinet.</param>
/// <param name="Date">The day of the decision; none while it was not typed.</param>
/// <param name="Outcome">What was decided; none while it was not chosen.</param>
/// <param name="Sponsor">The Cabinet member; may be empty.</param>
/// <param name="Minutes">The address of the minutes, http or https; may be empty.</param>
public sealed record DecisionValues(string Body, DateOnly? Date, DecisionOutcome? Outcome, string Sponsor, string Minutes)
{
    /// <summary>Nothing decided yet.</summary>
    public static DecisionValues None { get; } = new("", null, null, "", "");

    /// <summary>A short text that is equal for equal decisions and differs otherwise; forms carry that of what they showed.</summary>
    public string Fingerprint() => ContentHash.Compute(FormattableString.Invariant($"{Body}|{Date:O}|{Outcome}|{Sponsor}|{Minutes}"));

    internal DecisionValues Normalized() =>
        this with
        {
            Body = PlainText.SingleLine(Body),
            Sponsor = PlainText.SingleLine(Sponsor),
            Minutes = PlainText.SingleLine(Minutes),
        };

    internal DecisionState ForHistory() => new(Body, Date, Outcome?.ToString() ?? "", Sponsor, Minutes);
}

/// <summary>
/// What a committee said about an issued plan. It is recorded once and can be corrected; what it was before stays in the history.
/// </summary>
public sealed class Decision : IOwnedByOrganisation, IRecordsHistory
{
    /// <summary>The longest name of a body or a Cabinet member, in characters.</summary>
    public const int NameMaxLength = 200;

    private readonly List<HistoryEntry> _history = [];

    private Decision(Guid id, Guid organisationId, Guid issuedPlanId)
    {
        Id = id;
        OrganisationId = organisationId;
        IssuedPlanId = issuedPlanId;
    }

    /// <summary>What it is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The issued plan that it is about.</summary>
    public Guid IssuedPlanId { get; private set; }

    /// <summary>Who decided.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The day of the decision.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>What was decided.</summary>
    public DecisionOutcome Outcome { get; private set; }

    /// <summary>The Cabinet member; may be empty.</summary>
    public string Sponsor { get; private set; } = "";

    /// <summary>The address of the minutes; may be empty.</summary>
    public string Minutes { get; private set; } = "";

    /// <summary>When it was recorded, or corrected last (UTC).</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Who recorded it, or corrected it last.</summary>
    public Guid RecordedBy { get; private set; }

    /// <summary>Counts changes, so that two that are made at the same moment are noticed; 0 while nothing is recorded.</summary>
    public int Revision { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>What is known of it.</summary>
    public DecisionValues Values => Revision == 0 ? DecisionValues.None : new DecisionValues(Body, Date, Outcome, Sponsor, Minutes);

    /// <summary>Begins a decision on an issued plan. It is worth storing once <see cref="Record"/> changed something.</summary>
    public static Decision On(IssuedPlan plan, ChangeStamp stamp) => new(Guid.CreateVersion7(stamp.At), plan.OrganisationId, plan.Id);

    /// <summary>Records or corrects it. Recording the same again changes nothing.</summary>
    /// <param name="subject">The issued plan, as the history calls it.</param>
    /// <param name="wanted">What the person wants it to say.</param>
    /// <param name="basedOn">The <see cref="DecisionValues.Fingerprint"/> of what the person saw; none overwrites.</param>
    /// <param name="today">Today's date in London: no decision is later.</param>
    /// <param name="stamp">Who records it, and when.</param>
    /// <returns>
    /// Refused as invalid where something is missing or wrong, and as a conflict that holds the stored decision where a colleague changed
    /// it since the person looked.
    /// </returns>
    public Outcome Record(HistorySubject subject, DecisionValues wanted, string? basedOn, DateOnly today, ChangeStamp stamp)
    {
        var (before, after) = (Values, wanted.Normalized());
        if (Revision > 0 && after == before)
        {
            return Domain.Outcome.Done;
        }

        var faults = FaultsIn(after, today).ToList();
        if (basedOn is not null && basedOn != before.Fingerprint())
        {
            return new Refusal.Conflict<Decision>(this, faults);
        }

        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        (Body, Date, Outcome, Sponsor, Minutes) = (after.Body, after.Date!.Value, after.Outcome!.Value, after.Sponsor, after.Minutes);
        (RecordedAt, RecordedBy) = (stamp.At, stamp.By);
        var from = Revision++ == 0 ? null : before.ForHistory();
        _history.Add(HistoryEntry.Record(subject, new DecisionRecorded(from, after.ForHistory()), stamp));
        return Domain.Outcome.Done;
    }

    private static IEnumerable<Fault> FaultsIn(DecisionValues values, DateOnly today)
    {
        if (values.Body.Length == 0)
        {
            yield return new Fault("body", "Enter who decided, for example Cabinet");
        }
        else if (values.Body.Length > NameMaxLength)
        {
            yield return new Fault("body", $"Shorten the name to {NameMaxLength} characters or fewer");
        }

        if (values.Date is not { } date)
        {
            yield return new Fault("date", "Enter the date of the decision as a real day, month and year, for example 3 3 2027");
        }
        else if (date > today || date < ActionRules.DueMin)
        {
            yield return new Fault("date", $"Enter a date between {ActionRules.DueMin.Year} and today");
        }

        if (values.Outcome is not { } outcome || !Enum.IsDefined(outcome))
        {
            yield return new Fault("outcome", "Choose what was decided");
        }

        if (values.Sponsor.Length > NameMaxLength)
        {
            yield return new Fault("sponsor", $"Shorten the name to {NameMaxLength} characters or fewer");
        }

        if (ActionRules.FaultInLink(values.Minutes) is { } link)
        {
            yield return link with
            {
                Field = "minutes",
            };
        }
    }
}

/// <summary>The words of outcomes.</summary>
public static class DecisionOutcomes
{
    extension(DecisionOutcome outcome)
    {
        /// <summary>The outcome as people read it: "Approved with changes".</summary>
        public string Label() =>
            outcome switch
            {
                DecisionOutcome.ApprovedWithChanges => "Approved with changes",
                DecisionOutcome.NotApproved => "Not approved",
                _ => outcome.ToString(),
            };
    }
}
