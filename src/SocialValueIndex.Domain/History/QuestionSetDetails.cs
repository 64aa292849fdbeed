namespace SocialValueIndex.Domain.History;

/// <summary>The part of a question set that was changed.</summary>
public enum QuestionSetPart
{
    /// <summary>The title of the index.</summary>
    Title,

    /// <summary>The footnote under the action plan.</summary>
    Footnote,

    /// <summary>A whole area, added or removed; the text is the area with its questions.</summary>
    Area,

    /// <summary>An area's code.</summary>
    AreaCode,

    /// <summary>An area's name.</summary>
    AreaName,

    /// <summary>An area's name in the action plan.</summary>
    AreaPlanName,

    /// <summary>An area's place among the areas, from 1.</summary>
    AreaPlace,

    /// <summary>A whole question, added or removed; the text is the question with its options and actions.</summary>
    Question,

    /// <summary>A question's code.</summary>
    QuestionCode,

    /// <summary>A question's text.</summary>
    QuestionText,

    /// <summary>A question's hint.</summary>
    Hint,

    /// <summary>A question's place in its area, from 1.</summary>
    QuestionPlace,

    /// <summary>The text of an option; it was added where there is none before, and removed where there is none after.</summary>
    Option,

    /// <summary>The level of an option.</summary>
    OptionLevel,

    /// <summary>The order of a question's options.</summary>
    OptionOrder,

    /// <summary>The action that gets a council to an option.</summary>
    Action,

    /// <summary>The area that a question is in, by its code.</summary>
    QuestionArea,

    /// <summary>
    /// A code that stood for something else before was confirmed: what it stood for, if it is known, and what it stands for now.
    /// </summary>
    ReusedCode,

    /// <summary>The first day of a question's hint.</summary>
    HintFrom,

    /// <summary>The last day of a question's hint.</summary>
    HintUntil,

    /// <summary>What a question's hint rests on.</summary>
    HintSource,

    /// <summary>What a draft is for.</summary>
    Purpose,
}

/// <summary>A draft of a question set was begun as a copy.</summary>
/// <param name="BasedOn">The number of the version that it is a copy of.</param>
public sealed record QuestionSetDrafted(int BasedOn) : HistoryDetails;

/// <summary>A draft of a question set was made from a file.</summary>
public sealed record QuestionSetImported : HistoryDetails;

/// <summary>
/// One text of a draft was changed. A save that changes several texts writes a line for each, so that each can be asked for.
/// </summary>
/// <param name="Part">Which text.</param>
/// <param name="Area">The code of the area before the change; none for the title and the footnote.</param>
/// <param name="Question">The code of the question before the change; none where it is no question's text.</param>
/// <param name="Level">The level of the option before the change; none where it is no option's text.</param>
/// <param name="From">The text before, in full; none where it was added.</param>
/// <param name="To">The text after, in full; none where it was removed.</param>
public sealed record QuestionSetChanged(
    QuestionSetPart Part,
    string? Area,
    string? Question,
    MaturityLevel? Level,
    string? From,
    string? To
) : HistoryDetails;

/// <summary>A draft of a question set was discarded.</summary>
public sealed record QuestionSetDiscarded : HistoryDetails;

/// <summary>A draft of a question set that was discarded was brought back.</summary>
public sealed record QuestionSetBroughtBack : HistoryDetails;

/// <summary>A question set was published.</summary>
/// <param name="Replaced">The number of the version that was published before; none when there was none.</param>
/// <param name="Note">What changed, in the words of whoever published it.</param>
public sealed record QuestionSetPublished(int? Replaced, string Note) : HistoryDetails;
