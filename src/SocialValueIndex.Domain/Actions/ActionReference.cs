using System.Diagnostics.CodeAnalysis;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Actions;

/// <summary>What an action is known by within its assessment. In addresses and files it is written "A2-Leader".</summary>
/// <param name="QuestionCode">The question that asks for the action.</param>
/// <param name="Level">The level of the option that the action reaches; never the lowest, which nobody has to reach.</param>
public sealed record ActionReference(string QuestionCode, MaturityLevel Level)
{
    /// <summary>
    /// Reads a reference exactly as <see cref="ToString"/> writes it. A question's code can have hyphens itself, so the level follows the
    /// last one.
    /// </summary>
    /// <returns>Whether the text is a reference. It need not be one to an action that exists.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ActionReference? reference)
    {
        reference =
            text?.LastIndexOf('-') is { } hyphen and > 0
            && QuestionSetRules.IsCode(text[..hyphen])
            && MaturityLevels.Find(text[(hyphen + 1)..]) is { } level and > MaturityLevel.NonCompliant
                ? new ActionReference(text[..hyphen], level)
                : null;
        return reference is not null;
    }

    /// <summary>The reference as addresses and files have it.</summary>
    public override string ToString() => $"{QuestionCode}-{Level}";
}
