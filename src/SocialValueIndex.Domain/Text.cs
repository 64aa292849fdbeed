using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Domain;

/// <summary>Texts that people type into a single line.</summary>
public static class Text
{
    /// <summary>The text as it is kept: tidied as every text is, and with one space for each run of blanks and line ends.</summary>
    public static string Line(string? text) => string.Join(' ', AnswerValues.Tidy(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
