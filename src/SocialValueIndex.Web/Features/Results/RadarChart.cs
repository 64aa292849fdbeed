using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Reports;

namespace SocialValueIndex.Web.Features.Results;

/// <summary>The radar chart's numbers as SVG wants them: the same geometry as in the PDF.</summary>
/// <param name="areas">Each area's levels, in order.</param>
public sealed class RadarChart(IReadOnlyList<AreaResult> areas)
{
    public const int Width = 480;
    public const int Height = 440;

    private readonly RadarGeometry _geometry = new(areas.Count, new RadarPoint(Width / 2d, Height / 2d), 180);

    public IEnumerable<string> Rings => MaturityLevels.All.Select(level => Points(_geometry.Ring(level)));

    public IEnumerable<string> Axes => Enumerable.Range(0, areas.Count).Select(i => Points([_geometry.Centre, _geometry.PointAt(i, _geometry.Radius)]));

    public string Present => Points(_geometry.Shape([.. areas.Select(a => a.Levels.Present)]));

    public string Target => Points(_geometry.Shape([.. areas.Select(a => a.Levels.Target)]));

    public IEnumerable<(string X, string Y)> PresentPoints => areas.Select((a, i) => Text(_geometry.PointAt(i, a.Levels.Present)));

    public IEnumerable<(string X, string Y, string Letter)> Letters => areas.Select((a, i) =>
    {
        var (x, y) = Text(_geometry.PointAt(i, _geometry.Radius + 18));
        return (x, y, a.Area.Code);
    });

    public IEnumerable<(string X, string Y, string Label)> LevelLabels => MaturityLevels.All.Select(level =>
    {
        var (x, y) = Text(new RadarPoint(_geometry.Centre.X + 9, _geometry.Centre.Y - _geometry.RadiusOf(level)));
        return (x, y, level == MaturityLevel.NonCompliant ? "Incomplete" : level.Label());
    });

    private static string Points(IEnumerable<RadarPoint> points) => string.Join(' ', points.Select(Text).Select(p => $"{p.X},{p.Y}"));

    private static (string X, string Y) Text(RadarPoint point) =>
        (point.X.ToString("0.##", CultureInfo.InvariantCulture), point.Y.ToString("0.##", CultureInfo.InvariantCulture));
}
