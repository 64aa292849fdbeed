using SocialValueIndex.Application.CommitteeReports;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Documents.Word;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Reports.CommitteeReports;

namespace SocialValueIndex.Web.Features.CommitteeReports;

/// <summary>The page on which a report is written.</summary>
/// <param name="Reading">The report.</param>
/// <param name="Content">What its documents say.</param>
/// <param name="Parts">Its parts, in order.</param>
/// <param name="MayWrite">Whether the person may write; others read.</param>
public sealed record ReportViewModel(ReportReading Reading, ReportContent Content, IReadOnlyList<ReportPartViewModel> Parts, bool MayWrite)
{
    public Guid AssessmentId => Reading.Register.Assessment.Assessment.Id;

    public string Period => Reading.Register.Assessment.Assessment.Period;

    /// <summary>How many texts are written.</summary>
    public int Written => Parts.Count(p => p.IsWritten);

    /// <summary>How many can be.</summary>
    public int ToWrite => Parts.Count(p => p.Part.TakesText);

    /// <summary>A name of the form that changes with what is stored.</summary>
    public string StateName => $"report-{ContentHash.Compute(string.Join('|', Parts.Select(p => p.BasedOn)))[..12]}";

    public static ReportViewModel For(ReportReading reading, ReportContent content, bool mayWrite) =>
        new(reading, content, [.. content.Sections.Select(s => ReportPartViewModel.For(s, content, reading))], mayWrite);

    /// <summary>The same page with everything that the person typed, and what is wrong with it.</summary>
    public ReportViewModel WithSubmitted(ReportInput input, Refusal refusal, Guid you)
    {
        var conflicts = (refusal.Theirs<IReadOnlyList<ReportConflict>>() ?? []).ToDictionary(c => c.Part, c => c.Theirs);
        return this with
        {
            Parts =
            [
                .. Parts.Select(p =>
                    input.Texts.TryGetValue(p.Part.ToString(), out var typed)
                        ? p.WithSubmitted(typed, TextConflict.For(conflicts.GetValueOrDefault(p.Part), Reading.Names, you, typed.Keep))
                        : p
                ),
            ],
        };
    }

    /// <summary>What is wrong, by field.</summary>
    public IEnumerable<Fault> ErrorsOf(Refusal refusal) =>
        refusal.Faults.Concat(
            Parts
                .Where(p => p.Conflict is not null)
                .Select(p => new Fault(
                    p.Field("keep"),
                    $"{p.Conflict!.Who} changed ‘{p.Section.Heading}’ while you had it open. Choose which text to keep, above the text"
                ))
        );
}

/// <summary>One part of the report on its page.</summary>
/// <param name="Section">Its words.</param>
/// <param name="Figures">What the plan gives for it.</param>
/// <param name="Text">The text in the field.</param>
/// <param name="BasedOn">The fingerprint of the text that the page shows.</param>
/// <param name="LastChange">Who changed it last, and when; empty when nobody has.</param>
public sealed record ReportPartViewModel(
    ReportSection Section,
    IReadOnlyList<WordBlock> Figures,
    string Text,
    string BasedOn,
    string LastChange
)
{
    public TextConflict? Conflict { get; init; }

    public ReportPart Part => Section.Part;

    /// <summary>Whether the report says something there that somebody wrote.</summary>
    public bool IsWritten => Part.TakesText && Section.Text.Length > 0;

    /// <summary>What the field is called.</summary>
    public string TextLabel =>
        Part == ReportPart.Recommendations ? "Recommendations, in place of the sentence above"
        : Figures.Count > 0 ? "What you want to add"
        : "Text";

    /// <summary>The characters of the text that the PDF cannot show.</summary>
    public IReadOnlyList<string> NotInPdf => SourceSans.CannotShow(Section.Text);

    /// <summary>The posted name of one of its fields.</summary>
    public string Field(string field) => $"texts[{Part}].{field}";

    public static ReportPartViewModel For(ReportSection section, ReportContent content, ReportReading reading) =>
        new(
            section,
            ReportBlocks.Figures(section.Part, content),
            section.Text,
            ContentHash.Compute(section.Text),
            reading.Report?.Texts.GetValueOrDefault(section.Part) is { } text
                ? $"Last changed by {reading.Names.GetValueOrDefault(text.ChangedBy, "a colleague")} on {UkTime.DayAndTime(text.ChangedAt)}"
                : ""
        );

    public ReportPartViewModel WithSubmitted(TextInput typed, TextConflict? conflict) =>
        typed.Keep == TextInput.KeepTheirs
            ? this
            : this with
            {
                Text = typed.Text ?? Text,
                BasedOn = typed.BasedOnNow ?? BasedOn,
                Conflict = conflict,
            };
}

/// <summary>A colleague's text for the same part, to choose from.</summary>
/// <param name="Who">Who wrote it: a colleague, or the person's own other tab.</param>
/// <param name="Whose">The same as the owner of the text.</param>
/// <param name="At">When.</param>
/// <param name="Text">The text.</param>
/// <param name="Fingerprint">What a save must know to have seen it.</param>
/// <param name="Keep">What the person chose so far.</param>
public sealed record TextConflict(string Who, string Whose, string At, string Text, string Fingerprint, string? Keep)
{
    public static TextConflict? For(ReportText? theirs, IReadOnlyDictionary<Guid, string> names, Guid you, string? keep) =>
        theirs is null
            ? null
            : new(
                theirs.ChangedBy == you ? "You, in another tab," : names.GetValueOrDefault(theirs.ChangedBy, "A colleague"),
                theirs.ChangedBy == you ? "Mine from another tab" : $"{names.GetValueOrDefault(theirs.ChangedBy, "A colleague")}’s",
                UkTime.DayAndTime(theirs.ChangedAt),
                theirs.Text,
                ContentHash.Compute(theirs.Text),
                keep
            );
}

/// <summary>What a script hears when texts are saved.</summary>
/// <param name="SavedAt">The time on the clock of the wall, for example "10:32".</param>
/// <param name="Answers">The posted texts as they are stored now, by part: also those where a colleague's text was kept.</param>
public sealed record SavedTexts(string SavedAt, IReadOnlyDictionary<string, SavedText> Answers)
{
    public static SavedTexts For(string savedAt, ReportInput input, CommitteeReport report) =>
        new(
            savedAt,
            input.Texts.ToDictionary(t => t.Key, t => SavedText.For(report.TextOf(ReportParts.Find(t.Key)!.Value), t.Value.Text ?? ""))
        );
}

/// <summary>One saved text.</summary>
/// <param name="Note">The text, normalised.</param>
/// <param name="BasedOn">The basedOn of the next save of the text.</param>
/// <param name="IsAsSent">Whether it is the text that was sent, and not one that somebody else stored.</param>
public sealed record SavedText(string Note, string BasedOn, bool IsAsSent)
{
    public static SavedText For(string stored, string sent) =>
        new(stored, ContentHash.Compute(stored), stored == PlainText.Normalize(sent));
}
