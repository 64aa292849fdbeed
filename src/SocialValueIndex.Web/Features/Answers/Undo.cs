using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>
/// What can be undone once, as the notice about it carries it: short, because it travels in a cookie. It says nothing that the person could
/// not answer by hand, so it need not be kept from them.
/// </summary>
internal static class Undo
{
    /// <summary>The changes that the notice can undo.</summary>
    public const string Changes = "UndoChanges";

    /// <summary>Where its form is sent.</summary>
    public const string Address = "UndoAddress";

    // More would not fit into the cookies that a browser sends.
    private const int MaxLength = 6000;

    public static void Offer(ITempDataDictionary tempData, string? address, IEnumerable<LevelChange> changes)
    {
        var text = Write(changes.Where(c => c.IsChange));
        if (text.Length is > 2 and <= MaxLength)
        {
            tempData[Changes] = text;
            tempData[Address] = address;
        }
    }

    /// <summary>The changes; none where it cannot be read.</summary>
    public static IReadOnlyList<LevelChange>? Read(string? text)
    {
        try
        {
            var changes = JsonSerializer.Deserialize<string[][]>(text ?? "")?.Select(Read).ToList();
            return changes is null || changes.Contains(null) ? null : [.. changes.OfType<LevelChange>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(IEnumerable<LevelChange> changes) =>
        JsonSerializer.Serialize(
            changes.Select(c => new[] { c.Code, Letters(c.FromPresent, c.FromTarget), Letters(c.ToPresent, c.ToTarget) })
        );

    private static LevelChange? Read(string[]? change) =>
        change is [{ } code, { Length: 2 } from, { Length: 2 } to]
            ? new LevelChange(code, Level(from[0]), Level(from[1]), Level(to[0]), Level(to[1]))
            : null;

    private static string Letters(MaturityLevel? present, MaturityLevel? target) => $"{Letter(present)}{Letter(target)}";

    private static char Letter(MaturityLevel? level) => level is { } at ? (char)('0' + MaturityLevels.All.ToList().IndexOf(at)) : '-';

    private static MaturityLevel? Level(char letter) => letter is >= '0' and <= '4' ? MaturityLevels.All.ElementAt(letter - '0') : null;
}
