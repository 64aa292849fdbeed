using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.Assignments;

/// <summary>Who is asked to answer an area, and by when.</summary>
/// <param name="PersonId">The person; none for nobody.</param>
/// <param name="Due">The day by which the area is to be answered; none when nobody set one.</param>
public sealed record Assignee(Guid? PersonId, DateOnly? Due)
{
    /// <summary>An area that was given to nobody.</summary>
    public static Assignee Nobody { get; } = new(null, null);

    /// <summary>What a page carries of what it showed, so that a save can tell whether a colleague changed it meanwhile.</summary>
    public string Fingerprint() => ContentHash.Compute(FormattableString.Invariant($"{PersonId}|{Due:O}"));
}

/// <summary>
/// Who is asked to answer one area of an assessment. It exists from the day when the area was first given to somebody. Anybody who may
/// answer may still answer the area.
/// </summary>
public sealed class AreaAssignment : IOwnedByOrganisation, IRecordsHistory
{
    private readonly List<HistoryEntry> _history = [];

    private AreaAssignment(Guid id, Guid organisationId, Guid assessmentId, string areaCode, DateTime changedAt, Guid changedBy)
    {
        Id = id;
        OrganisationId = organisationId;
        AssessmentId = assessmentId;
        AreaCode = areaCode;
        ChangedAt = changedAt;
        ChangedBy = changedBy;
    }

    /// <summary>What the row is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The assessment.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The area's code.</summary>
    public string AreaCode { get; private set; }

    /// <summary>The person who is asked; none for nobody.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The day by which the area is to be answered; none when nobody set one.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>Counts changes, so that two that are made at the same moment are noticed when they are stored.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedBy { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>Who is asked, and by when.</summary>
    public Assignee Assignee => new(PersonId, Due);

    /// <summary>Begins the row of an area. It is worth storing once <see cref="Assign"/> changed something.</summary>
    public static AreaAssignment Start(Assessment assessment, string areaCode, ChangeStamp stamp) =>
        new(Guid.CreateVersion7(stamp.At), assessment.OrganisationId, assessment.Id, areaCode, stamp.At, stamp.By);

    /// <summary>Gives the area to somebody, or to nobody.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="wanted">Who is asked, and by when.</param>
    /// <param name="basedOn">The <see cref="Assignee.Fingerprint"/> of what the person saw; none overwrites.</param>
    /// <param name="mayBeAsked">Whether a person belongs to the organisation and can sign in.</param>
    /// <param name="stamp">Who does it, and when.</param>
    /// <returns>
    /// Whether anything changed. Refused as read-only where the assessment is completed, as invalid, and as a conflict with what a
    /// colleague stored meanwhile.
    /// </returns>
    public Outcome<bool> Assign(Assessment assessment, Assignee wanted, string? basedOn, Func<Guid, bool> mayBeAsked, ChangeStamp stamp)
    {
        var before = Assignee;
        if (assessment.IsCompleted)
        {
            return new Refusal.ReadOnly();
        }

        if (wanted == before)
        {
            return false;
        }

        if (FaultsIn(wanted, before, mayBeAsked).ToList() is { Count: > 0 } faults)
        {
            return new Refusal.Invalid(faults);
        }

        if (basedOn is not null && basedOn != before.Fingerprint())
        {
            return new Refusal.Conflict();
        }

        (PersonId, Due, ChangedAt, ChangedBy) = (wanted.PersonId, wanted.Due, stamp.At, stamp.By);
        Revision++;
        var details = new AreaAssigned(AreaCode, before.PersonId, before.Due, PersonId, Due);
        _history.Add(HistoryEntry.Record(assessment.Subject, details, stamp));
        return true;
    }

    private static IEnumerable<Fault> FaultsIn(Assignee wanted, Assignee before, Func<Guid, bool> mayBeAsked)
    {
        if (wanted.PersonId is null && wanted.Due is not null)
        {
            yield return new Fault("person", "Choose who is asked to answer the area, or remove the date");
        }

        if (wanted.PersonId is { } person && person != before.PersonId && !mayBeAsked(person))
        {
            yield return new Fault("person", "Choose a person of your organisation");
        }

        if (wanted.Due != before.Due && (wanted.Due < ActionRules.DueMin || wanted.Due > ActionRules.DueMax))
        {
            yield return new Fault("due", $"Enter a date between {ActionRules.DueMin.Year} and {ActionRules.DueMax.Year}");
        }
    }
}
