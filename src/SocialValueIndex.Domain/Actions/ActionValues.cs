using System.Globalization;

namespace SocialValueIndex.Domain.Actions;

/// <summary>How far an action is. Overdue is not a status: it is worked out from the due date and today's.</summary>
public enum ActionStatus
{
    /// <summary>Nobody has begun.</summary>
    NotStarted,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>It is done; the day is kept.</summary>
    Done,

    /// <summary>The council decided against it, and says why.</summary>
    NotPlanned,
}

/// <summary>
/// Who carries an action out: a person of the organisation, or somebody without an account by name. Both together are refused.
/// </summary>
/// <param name="PersonId">The person; none for nobody, and for a name.</param>
/// <param name="Name">A name in words, for example a team or a supplier; empty for nobody, and for a person.</param>
public sealed record ActionOwner(Guid? PersonId, string Name)
{
    /// <summary>No owner.</summary>
    public static ActionOwner Nobody { get; } = new(null, "");

    /// <summary>Whether there is no owner.</summary>
    public bool IsNobody => this == Nobody;

    /// <summary>A person of the organisation.</summary>
    public static ActionOwner Person(Guid id) => new(id, "");

    /// <summary>Somebody without an account.</summary>
    public static ActionOwner Named(string name) => new(null, name);
}

/// <summary>What people decide about one action.</summary>
/// <param name="Owner">Who carries it out.</param>
/// <param name="Due">The day by which it is to be done; none when nobody set one.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Reason">Why it is not planned, which needs one; kept when the status changes; may be empty otherwise.</param>
/// <param name="Cost">In pounds, with at most two decimals; none when nobody gave one.</param>
public sealed record ActionValues(ActionOwner Owner, DateOnly? Due, ActionStatus Status, string Reason, decimal? Cost)
{
    private static readonly IReadOnlyList<Part> Parts =
    [
        new(ActionFields.Owner, v => $"{v.Owner.PersonId}|{v.Owner.Name}", (to, from) => to with { Owner = from.Owner }),
        new(ActionFields.Due, v => v.Due?.ToString("O", CultureInfo.InvariantCulture) ?? "", (to, from) => to with { Due = from.Due }),
        new(ActionFields.Status, v => v.Status.ToString(), (to, from) => to with { Status = from.Status }),
        new(ActionFields.Reason, v => v.Reason, (to, from) => to with { Reason = from.Reason }),
        new(ActionFields.Cost, v => Plain(v.Cost), (to, from) => to with { Cost = from.Cost }),
    ];

    /// <summary>An action that nobody decided anything about.</summary>
    public static ActionValues None { get; } = new(ActionOwner.Nobody, null, ActionStatus.NotStarted, "", null);

    /// <summary>
    /// What a form or a file carries of the values that it showed, so that a save can tell field by field what the person changed and what
    /// a colleague changed meanwhile: the fingerprints of the five fields, joined by full stops.
    /// </summary>
    public string Fingerprint() => string.Join('.', Parts.Select(p => ContentHash.Compute(p.Text(this))));

    /// <summary>Whether it is due before today and somebody still has to do it.</summary>
    /// <param name="today">Today's date in London.</param>
    public bool IsOverdue(DateOnly today) => Due < today && Status is not (ActionStatus.Done or ActionStatus.NotPlanned);

    /// <summary>The values as they are kept, with texts normalised.</summary>
    internal ActionValues Normalized() =>
        this with
        {
            Owner = Owner with { Name = PlainText.SingleLine(Owner.Name) },
            Reason = PlainText.Normalize(Reason),
        };

    /// <summary>
    /// The stored values with what a person changed. A field that a colleague changed meanwhile keeps the colleague's value, and is a
    /// conflict if the person changed it to something else.
    /// </summary>
    /// <param name="wanted">The fields as the person wants them.</param>
    /// <param name="basedOn">
    /// The <see cref="Fingerprint"/> of the values that the person saw; none overwrites. One that is malformed makes every difference a
    /// conflict.
    /// </param>
    public (ActionValues Values, IReadOnlyList<string> Conflicts) Merge(ActionValues wanted, string? basedOn)
    {
        wanted = wanted.Normalized();
        var merged = this;
        var conflicts = new List<string>();
        var seen = basedOn?.Split('.');
        for (var i = 0; i < Parts.Count; i++)
        {
            var (stored, proposed) = (Parts[i].Text(this), Parts[i].Text(wanted));
            var based = seen?.ElementAtOrDefault(i) ?? "";
            if (stored == proposed || (seen is not null && based == ContentHash.Compute(proposed)))
            {
                continue;
            }

            if (seen is null || based == ContentHash.Compute(stored))
            {
                merged = Parts[i].Copy(merged, wanted);
            }
            else
            {
                conflicts.Add(Parts[i].Field);
            }
        }

        return (merged, conflicts);
    }

    /// <summary>
    /// The stored values with everything that a person changed, also where a colleague changed it meanwhile: what is shown again to
    /// somebody who has to choose, and stored when they choose their own.
    /// </summary>
    /// <param name="wanted">The fields as the person wants them.</param>
    /// <param name="basedOn">The <see cref="Fingerprint"/> of the values that the person saw; none for one who changed every field.</param>
    public ActionValues WithChangesOf(ActionValues wanted, string? basedOn)
    {
        var (result, normalized, seen) = (this, wanted.Normalized(), basedOn?.Split('.'));
        for (var i = 0; i < Parts.Count; i++)
        {
            if (seen is null || seen.ElementAtOrDefault(i) != ContentHash.Compute(Parts[i].Text(normalized)))
            {
                result = Parts[i].Copy(result, normalized);
            }
        }

        return result;
    }

    /// <summary>Whether a field differs between two values.</summary>
    /// <param name="field">One of <see cref="ActionFields"/> that values have.</param>
    /// <param name="one">Some values.</param>
    /// <param name="other">Other values.</param>
    /// <exception cref="InvalidOperationException">Values have no such field.</exception>
    public static bool Differ(string field, ActionValues one, ActionValues other) =>
        Parts.First(p => p.Field == field) is var part && part.Text(one) != part.Text(other);

    /// <summary>Whether a <see cref="Fingerprint"/> is of values with that owner.</summary>
    public static bool IsOwnerIn(string? fingerprint, ActionOwner owner) =>
        fingerprint?.Split('.')[0] == ContentHash.Compute(Parts[0].Text(None with { Owner = owner }));

    // 1500 and 1500.00 are the same cost.
    private static string Plain(decimal? cost) => cost?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    /// <summary>One field, as the text by which it is compared.</summary>
    private sealed record Part(string Field, Func<ActionValues, string> Text, Func<ActionValues, ActionValues, ActionValues> Copy);
}
