using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Web.Features.Results;

/// <summary>The marks of one area on a line of levels, in the units of the drawing.</summary>
/// <param name="row">The area's row of the plan.</param>
/// <param name="hasPresent">Whether there are present levels.</param>
/// <param name="hasTarget">Whether there are targets.</param>
public sealed class GapMarks(PlanArea row, bool hasPresent, bool hasTarget)
{
    public const int Width = 400;
    public const int Height = 46;

    /// <summary>How far down the line is.</summary>
    public const int Line = 12;

    private const int Margin = 40;
    private const int Step = (Width - (2 * Margin)) / 4;

    /// <summary>The line of levels with their names: the same for every area, so it is put together once.</summary>
    public static IHtmlContent Scale { get; } = Draw();

    /// <summary>Where the present level is; none while an answer is missing, because it is not known.</summary>
    public int? Present => hasPresent && !row.Present.Any ? At(row.Levels.Present) : null;

    /// <summary>Where the target is; none while one is missing.</summary>
    public int? Target => hasTarget && !row.Target.Any ? At(row.Levels.Target) : null;

    private static HtmlString Draw()
    {
        var (first, last) = (At(MaturityLevel.NonCompliant), At(MaturityLevel.Innovator));
        var (ticks, names) = (new StringBuilder(), new StringBuilder());
        foreach (var level in MaturityLevels.All)
        {
            var name = level == MaturityLevel.NonCompliant ? "Incomplete" : level.Label();
            ticks.Append(CultureInfo.InvariantCulture, $"M{At(level)} {Line - 5}v10");
            names.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"app-marks__level\" x=\"{At(level)}\" y=\"{Line + 28}\">{HtmlEncoder.Default.Encode(name)}</text>"
            );
        }

        return new HtmlString($"<path class=\"app-marks__line\" d=\"M{first} {Line}H{last}{ticks}\" />{names}");
    }

    private static int At(MaturityLevel level) => Margin + ((int)level * Step);
}
