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

    public int First => At(MaturityLevel.NonCompliant);

    public int Last => At(MaturityLevel.Innovator);

    public IEnumerable<(int X, string Label)> Ticks =>
        MaturityLevels.All.Select(level => (At(level), level == MaturityLevel.NonCompliant ? "Incomplete" : level.Label()));

    /// <summary>Where the present level is; none while an answer is missing, because it is not known.</summary>
    public int? Present => hasPresent && !row.Present.Any ? At(row.Levels.Present) : null;

    /// <summary>Where the target is; none while one is missing.</summary>
    public int? Target => hasTarget && !row.Target.Any ? At(row.Levels.Target) : null;

    private static int At(MaturityLevel level) => Margin + ((int)level * Step);
}
