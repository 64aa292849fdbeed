using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Administration.QuestionSets;

/// <summary>One version's page.</summary>
/// <param name="Reading">The version.</param>
/// <param name="Others">The other versions, newest first.</param>
/// <param name="Rules">The table of its rules.</param>
/// <param name="EndingHints">The questions whose hints end soon, or have ended.</param>
public sealed record QuestionSetViewModel(
    QuestionSetReading Reading,
    IReadOnlyList<QuestionSetSummary> Others,
    RulesTable Rules,
    IReadOnlyList<Question> EndingHints
)
{
    /// <summary>
    /// The version that it is compared with unless somebody says otherwise: what a draft would replace, whatever it began from, and what a
    /// published version replaced, if there is any.
    /// </summary>
    public int? CompareWith =>
        Reading.IsDraft
            ? new int?[] { Reading.PublishedVersion }.FirstOrDefault(v => Others.Any(o => o.Version == v))
            : Others.Where(o => o.PublishedAt < Reading.QuestionSet.PublishedAt).MaxBy(o => o.PublishedAt)?.Version;
}

/// <summary>What the page of the title and the footnote posts.</summary>
public sealed class TitleInput
{
    public string? Title { get; init; }

    public string? Footnote { get; init; }

    /// <summary>What the draft is for; none where the form does not ask.</summary>
    public string? Purpose { get; init; }

    /// <summary>The fingerprint of what the page showed when it was opened.</summary>
    public string? BasedOn { get; init; }
}

/// <summary>The page of the title and the footnote.</summary>
/// <param name="Version">The version.</param>
/// <param name="Title">The title, or what was typed.</param>
/// <param name="Footnote">The footnote, or what was typed.</param>
/// <param name="Purpose">What the draft is for, or what was typed.</param>
/// <param name="BasedOn">The fingerprint of what is stored.</param>
/// <param name="Differences">What a colleague's words and the typed ones differ in.</param>
public sealed record TitleViewModel(
    int Version,
    string? Title,
    string? Footnote,
    string? Purpose,
    string BasedOn,
    IReadOnlyList<TextChange> Differences
)
{
    public static TitleViewModel For(QuestionSetReading reading) =>
        new(
            reading.QuestionSet.Version,
            reading.QuestionSet.Title,
            reading.QuestionSet.PlanFootnote,
            reading.QuestionSet.Purpose,
            reading.QuestionSet.TitleFingerprint(),
            []
        );

    /// <summary>
    /// The same page with what the person typed. After a conflict the stored words have been seen, and saving again is meant.
    /// </summary>
    public TitleViewModel WithSubmitted(TitleInput input, bool isConflict) =>
        this with
        {
            Title = input.Title,
            Footnote = input.Footnote,
            Purpose = input.Purpose ?? Purpose,
            BasedOn = isConflict ? BasedOn : input.BasedOn ?? BasedOn,
            Differences = !isConflict
                ? []
                :
                [
                    .. TextChange.Between("Title", Title, PlainText.SingleLine(input.Title)),
                    .. TextChange.Between("Footnote", Footnote, PlainText.Normalize(input.Footnote)),
                    .. TextChange.Between("What the draft is for", Purpose, PlainText.SingleLine(input.Purpose ?? Purpose)),
                ],
        };
}

/// <summary>The list of versions.</summary>
/// <param name="Versions">Those that there are, newest first.</param>
/// <param name="Discarded">The drafts that were deleted and can be brought back, newest first.</param>
public sealed record QuestionSetsViewModel(IReadOnlyList<QuestionSetSummary> Versions, IReadOnlyList<QuestionSetSummary> Discarded);

/// <summary>The page that asks before a draft is deleted.</summary>
/// <param name="Reading">The draft.</param>
/// <param name="From">The version that it is compared with.</param>
/// <param name="WouldGo">What would go, a sentence for each kind of difference.</param>
public sealed record DiscardViewModel(QuestionSetReading Reading, int From, IReadOnlyList<string> WouldGo);
