using System.Collections.Immutable;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.CommitteeReports;

/// <summary>The text that is kept for a part of a report. It is stored: properties are only added.</summary>
/// <param name="Text">The text; may be empty when somebody emptied it.</param>
/// <param name="ChangedAt">When it was last changed (UTC).</param>
/// <param name="ChangedBy">The person who changed it last.</param>
public sealed record ReportText(string Text, DateTime ChangedAt, Guid ChangedBy)
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxLength = 8000;
}

/// <summary>What somebody wants a part to say.</summary>
/// <param name="Part">The part.</param>
/// <param name="Text">The text, as it was typed.</param>
/// <param name="BasedOn">The fingerprint of the text that the person saw; none overwrites.</param>
/// <param name="SentBefore">The fingerprint of a text that the same page sent before and does not know to be stored.</param>
public sealed record ReportEdit(ReportPart Part, string Text, string? BasedOn, string? SentBefore = null);

/// <summary>A text that a colleague changed since the person looked, and that the person changed to something else.</summary>
/// <param name="Part">The part.</param>
/// <param name="Theirs">What is stored.</param>
public sealed record ReportConflict(ReportPart Part, ReportText Theirs);

/// <summary>
/// What people wrote for the covering report of an assessment. There is one that is being written, and a copy for each issued plan. The
/// figures of a report are not in it: they come from the plan.
/// </summary>
public sealed class CommitteeReport : IOwnedByOrganisation, IRecordsHistory
{
    /// <summary>The number of the report that is being written.</summary>
    public const int Working = 0;

    private readonly List<HistoryEntry> _history = [];

    private CommitteeReport(Guid id, Guid organisationId, Guid assessmentId, int issuedNumber)
    {
        Id = id;
        OrganisationId = organisationId;
        AssessmentId = assessmentId;
        IssuedNumber = issuedNumber;
    }

    /// <summary>What it is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The assessment that it reports on.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The issued plan that it goes with; <see cref="Working"/> for the one that is being written.</summary>
    public int IssuedNumber { get; private set; }

    /// <summary>The texts by part. A part that nobody wrote for has none.</summary>
    public ImmutableDictionary<ReportPart, ReportText> Texts { get; private set; } = ImmutableDictionary<ReportPart, ReportText>.Empty;

    /// <summary>The council's words on the day on which the plan was issued; empty for the one that is being written.</summary>
    public ImmutableDictionary<ReportPart, ReportHeading> Headings { get; private set; } =
        ImmutableDictionary<ReportPart, ReportHeading>.Empty;

    /// <summary>What a report that goes with an issued plan is compared with; none where no plan was issued before.</summary>
    public ReportBaseline? Since { get; private set; }

    /// <summary>Counts changes, so that two that are made at the same moment are noticed when they are stored.</summary>
    public int Revision { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>Begins the report of an assessment.</summary>
    public static CommitteeReport Begin(Assessment assessment, DateTime at) =>
        new(Guid.CreateVersion7(at), assessment.OrganisationId, assessment.Id, Working);

    /// <summary>The text of a part; empty where nobody wrote one.</summary>
    public string TextOf(ReportPart part) => Texts.GetValueOrDefault(part)?.Text ?? "";

    /// <summary>The copy that goes with an issued plan, with the council's words of that day.</summary>
    /// <param name="issuedNumber">The number of the plan, from 1.</param>
    /// <param name="headings">The council's own words, where it has some.</param>
    /// <param name="since">What it is compared with; none where no plan was issued before.</param>
    /// <param name="at">When the plan is issued (UTC).</param>
    public CommitteeReport CopyFor(
        int issuedNumber,
        ImmutableDictionary<ReportPart, ReportHeading> headings,
        ReportBaseline? since,
        DateTime at
    ) =>
        new(Guid.CreateVersion7(at), OrganisationId, AssessmentId, issuedNumber)
        {
            Texts = Texts,
            // Also the defaults: a later version of the application may have others.
            Headings = ReportParts.All.ToImmutableDictionary(p => p, headings.Of),
            Since = since,
        };

    /// <summary>
    /// Takes over what was written after the plan was issued and while it is the current one: the report goes to committee then.
    /// </summary>
    public void TakeOver(CommitteeReport working)
    {
        if (!ReferenceEquals(Texts, working.Texts))
        {
            Texts = working.Texts;
            Revision++;
        }
    }

    /// <summary>Writes texts; all of them or none. What was not changed since the person looked stays as a colleague left it.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="edits">What to write; each part once.</param>
    /// <param name="stamp">Who writes, and when.</param>
    /// <returns>
    /// Refused as malformed where a part takes no text, as invalid where one is too long, and as a conflict that holds each text of a
    /// colleague that would be overwritten.
    /// </returns>
    public Outcome Write(Assessment assessment, IReadOnlyList<ReportEdit> edits, ChangeStamp stamp)
    {
        if (edits.Any(e => !e.Part.TakesText))
        {
            return new Refusal.Malformed();
        }

        var wanted = edits.Select(e => e with { Text = PlainText.Normalize(e.Text) }).Where(IsChange).ToList();
        var faults = wanted.Where(e => e.Text.Length > ReportText.MaxLength).Select(TooLong).ToList();
        IReadOnlyList<ReportConflict> conflicts = [.. wanted.Where(IsConflict).Select(e => new ReportConflict(e.Part, Texts[e.Part]))];
        if (conflicts.Count > 0)
        {
            return new Refusal.Conflict<IReadOnlyList<ReportConflict>>(conflicts, faults);
        }

        if (faults.Count > 0 || wanted.Count == 0)
        {
            return Outcome.Unless(faults);
        }

        var changes = wanted.Select(e => new ReportTextChange(e.Part.ToString(), TextOf(e.Part), e.Text)).ToList();
        Texts = Texts.SetItems(wanted.Select(e => KeyValuePair.Create(e.Part, new ReportText(e.Text, stamp.At, stamp.By))));
        Revision++;
        var subject = new HistorySubject(SubjectType.Assessment, assessment.Id, assessment.Period, OrganisationId);
        _history.Add(HistoryEntry.Record(subject, new ReportTextsChanged(changes), stamp));
        return Outcome.Done;
    }

    /// <summary>The field of a part's text, as errors name it.</summary>
    public static string FieldOf(ReportPart part) => $"texts[{part}].text";

    // Who left the text as it was shown wants no change.
    private bool IsChange(ReportEdit edit) => edit.Text != TextOf(edit.Part) && edit.BasedOn != ContentHash.Compute(edit.Text);

    private bool IsConflict(ReportEdit edit) =>
        edit.BasedOn is not null
        && ContentHash.Compute(TextOf(edit.Part)) is var stored
        && edit.BasedOn != stored
        && edit.SentBefore != stored
        && Texts.ContainsKey(edit.Part);

    private static Fault TooLong(ReportEdit edit) =>
        new(
            FieldOf(edit.Part),
            FormattableString.Invariant(
                $"The text has {edit.Text.Length:N0} characters. Shorten it to {ReportText.MaxLength:N0} characters or fewer"
            )
        );
}
