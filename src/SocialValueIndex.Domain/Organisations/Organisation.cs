using System.Collections.Immutable;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.Organisations;

/// <summary>A council, or another public body, whose people answer the questionnaire together.</summary>
public sealed class Organisation : IRecordsHistory
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    private readonly List<HistoryEntry> _history = [];

    private Organisation(Guid id, string name)
    {
        Id = id;
        Name = name;
        NormalizedName = Normalize(name);
    }

    /// <summary>What the organisation is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name as it is printed on the action plan, 1 to <see cref="NameMaxLength"/> characters.</summary>
    public string Name { get; private set; }

    /// <summary>The name as <see cref="Normalize"/> gives it, so that both databases tell the same names apart.</summary>
    public string NormalizedName { get; private set; }

    /// <summary>When it was closed (UTC), while it is. Its people cannot sign in; its work is kept.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The organisation's own words for parts of its covering reports; the others have the default ones.</summary>
    public ImmutableDictionary<ReportPart, ReportHeading> ReportHeadings { get; private set; } =
        ImmutableDictionary<ReportPart, ReportHeading>.Empty;

    /// <summary>Whether an approver has to sign off a completed assessment before its plan is issued.</summary>
    public bool NeedsSignOff { get; private set; }

    /// <summary>Counts changes, so that two that are made at the same moment are noticed when they are stored.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether its officers may invite colleagues themselves, as officers or procurement leads.</summary>
    public bool OfficersMayInvite { get; private set; }

    /// <summary>Whether it is closed.</summary>
    public bool IsClosed => ClosedAt is not null;

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>Makes an organisation. Refused where the name is empty or too long.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="name">Its name.</param>
    /// <param name="addedBy">Who adds it, and when; none for one that the application comes with, which has no history.</param>
    public static Outcome<Organisation> Create(Guid id, string? name, ChangeStamp? addedBy = null)
    {
        if (FaultInName(name) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        var organisation = new Organisation(id, PlainText.SingleLine(name));
        if (addedBy is { } stamp)
        {
            organisation.Record(organisation.Name, new OrganisationAdded(organisation.Name), stamp);
        }

        return organisation;
    }

    /// <summary>
    /// The name without difference of form, width, capitals, accents and blanks (<see cref="PlainText.SearchKey"/>), cut at the length that
    /// the database keeps.
    /// </summary>
    public static string Normalize(string? name) =>
        PlainText.SearchKey(name) is var key && key.Length > NameMaxLength ? key[..NameMaxLength] : key;

    /// <summary>
    /// Brings the normalised name of an organisation up to date that an earlier build stored. Nothing else about it changes.
    /// </summary>
    /// <returns>Whether it was out of date.</returns>
    public bool NormalizeAgain()
    {
        var before = NormalizedName;
        NormalizedName = Normalize(Name);
        return NormalizedName != before;
    }

    /// <summary>Lets officers invite colleagues, or not any more. Saying what is so already changes nothing.</summary>
    public void LetOfficersInvite(bool mayInvite, ChangeStamp stamp)
    {
        if (OfficersMayInvite != mayInvite)
        {
            OfficersMayInvite = mayInvite;
            Revision++;
            Record(Name, new OrganisationInvitingChanged(mayInvite), stamp);
        }
    }

    /// <summary>Gives it another name. Refused where the name is empty or too long; the name that it has already changes nothing.</summary>
    public Outcome Rename(string? name, ChangeStamp stamp)
    {
        if (FaultInName(name) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        var (before, after) = (Name, PlainText.SingleLine(name));
        if (after != before)
        {
            Name = after;
            NormalizedName = Normalize(after);
            Revision++;
            Record(before, new OrganisationRenamed(before, after), stamp);
        }

        return Outcome.Done;
    }

    /// <summary>Closes it. Closing twice is closing once.</summary>
    public void Close(ChangeStamp stamp)
    {
        if (!IsClosed)
        {
            ClosedAt = stamp.At;
            Revision++;
            Record(Name, new OrganisationClosed(), stamp);
        }
    }

    /// <summary>Asks for sign-off from now on, or does so no more. What waits for sign-off then goes on waiting.</summary>
    public void ChangeSignOff(bool isNeeded, ChangeStamp stamp)
    {
        if (isNeeded != NeedsSignOff)
        {
            NeedsSignOff = isNeeded;
            Revision++;
            Record(Name, new SignOffSettingChanged(isNeeded), stamp);
        }
    }

    /// <summary>Writes down that everything that is kept of it was taken out in files. Nothing about it changes.</summary>
    public void Export(ChangeStamp stamp) => Record(Name, new OrganisationExported(), stamp);

    /// <summary>Opens it again. Opening twice is opening once.</summary>
    public void Reopen(ChangeStamp stamp)
    {
        if (IsClosed)
        {
            ClosedAt = null;
            Revision++;
            Record(Name, new OrganisationReopened(), stamp);
        }
    }

    /// <summary>Changes the words of its covering reports. Reports that go with issued plans keep theirs.</summary>
    /// <param name="wanted">The words by part; parts that are not named stay as they are.</param>
    /// <param name="stamp">Who changes them, and when.</param>
    /// <returns>Refused where a heading or a standing text is too long.</returns>
    public Outcome ChangeReportHeadings(IReadOnlyDictionary<ReportPart, ReportHeading> wanted, ChangeStamp stamp)
    {
        var changes = wanted
            .Select(w => (Part: w.Key, From: ReportHeadings.Of(w.Key), To: w.Value.Normalized()))
            .Where(c => c.From != c.To)
            .OrderBy(c => c.Part)
            .ToList();
        var faults = changes.SelectMany(c => c.To.FaultsIn(c.Part)).ToList();
        if (faults.Count == 0 && changes.Count > 0)
        {
            ReportHeadings = ReportHeadings.SetItems(changes.Select(c => KeyValuePair.Create(c.Part, c.To)));
            Revision++;
            var details = changes.Select(c => new ReportHeadingChange(c.Part.ToString(), c.From.ForHistory(), c.To.ForHistory()));
            Record(Name, new ReportHeadingsChanged([.. details]), stamp);
        }

        return Outcome.Unless(faults);
    }

    private static Fault? FaultInName(string? name) =>
        PlainText.SingleLine(name) switch
        {
            "" => new Fault("name", "Enter the organisation’s name"),
            { Length: > NameMaxLength } => new Fault("name", $"Shorten the name to {NameMaxLength} characters or fewer"),
            _ => null,
        };

    private void Record(string name, HistoryDetails details, ChangeStamp stamp) =>
        _history.Add(HistoryEntry.Record(new HistorySubject(SubjectType.Organisation, Id, name, Id), details, stamp));
}
