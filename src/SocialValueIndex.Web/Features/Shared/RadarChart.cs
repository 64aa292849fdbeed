using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Reports;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>One axis of a radar chart: an area with two levels.</summary>
/// <param name="Code">The area's letter.</param>
/// <param name="Name">Its short name, which stands at its point.</param>
/// <param name="Solid">The level of the filled shape.</param>
/// <param name="Dashed">The level of the dashed line.</param>
public sealed record RadarAxis(string Code, string Name, MaturityLevel Solid, MaturityLevel Dashed);

/// <summary>A radar chart that shows two levels of each area: a filled shape, and a dashed line.</summary>
/// <param name="Id">What its parts are known by on the page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">The same in words, area by area.</param>
/// <param name="Axes">Each area, in order.</param>
/// <param name="SolidName">What the filled shape stands for; none where there is nothing to draw.</param>
/// <param name="DashedName">What the dashed line stands for; none where there is nothing to draw.</param>
public sealed record RadarView(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<RadarAxis> Axes,
    string? SolidName,
    string? DashedName
);

/// <summary>The radar chart's numbers as SVG wants them: the same geometry as in the PDF.</summary>
/// <param name="areas">Each area's levels, in order.</param>
public sealed class RadarChart(IReadOnlyList<RadarAxis> areas)
{
    public const int Width = 760;
    public const int Height = 470;

    private const int Radius = 170;
    private const int NameGap = 22;
    private const int LetterGap = 24;
    private const int LineHeight = 19;
    private const int LongestLine = 22;

    private readonly RadarGeometry _geometry = new(areas.Count, new RadarPoint(Width / 2d, Height / 2d), Radius);

    public IEnumerable<string> Rings => MaturityLevels.All.Select(level => Points(_geometry.Ring(level)));

    public IEnumerable<string> Axes =>
        Enumerable.Range(0, areas.Count).Select(i => Points([_geometry.Centre, _geometry.PointAt(i, _geometry.Radius)]));

    public string Solid => Points(_geometry.Shape([.. areas.Select(a => a.Solid)]));

    public string Dashed => Points(_geometry.Shape([.. areas.Select(a => a.Dashed)]));

    public IEnumerable<(string X, string Y)> SolidPoints => areas.Select((a, i) => Text(_geometry.PointAt(i, a.Solid)));

    /// <summary>The letter of each area at its point, for small screens.</summary>
    public IEnumerable<(string X, string Y, string Letter)> Letters =>
        areas.Select(
            (a, i) =>
            {
                var (x, y) = Text(_geometry.PointAt(i, _geometry.Radius + LetterGap));
                return (x, y, a.Code);
            }
        );

    /// <summary>The name of each area at its point, line by line.</summary>
    public IEnumerable<(string X, string Anchor, IReadOnlyList<(string Y, string Line)> Lines)> Names =>
        areas.Select(
            (a, i) =>
            {
                var lines = Wrap($"{a.Code} {a.Name}");
                var at = _geometry.PointAt(i, _geometry.Radius + NameGap);

                // Beside the chart a name is centred on its point; above and below it stands clear of the rim.
                var share = (at.Y - _geometry.Centre.Y) / (_geometry.Radius + NameGap);
                var first = at.Y + ((share - 1) * (lines.Count - 1) * LineHeight / 2);
                var anchor = _geometry.AnchorOf(i) switch
                {
                    RadarAnchor.Start => "start",
                    RadarAnchor.End => "end",
                    _ => "middle",
                };
                return (
                    Number(at.X),
                    anchor,
                    (IReadOnlyList<(string, string)>)[.. lines.Select((line, n) => (Number(first + (n * LineHeight)), line))]
                );
            }
        );

    public IEnumerable<(string X, string Y, string Label)> LevelLabels =>
        MaturityLevels.All.Select(level =>
        {
            var (x, y) = Text(new RadarPoint(_geometry.Centre.X + 9, _geometry.Centre.Y - _geometry.RadiusOf(level)));
            return (x, y, level == MaturityLevel.NonCompliant ? "Incomplete" : level.Label());
        });

    private static List<string> Wrap(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > LongestLine)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] = $"{lines[^1]} {word}".TrimStart();
            }
        }

        return lines;
    }

    private static string Points(IEnumerable<RadarPoint> points) => string.Join(' ', points.Select(Text).Select(p => $"{p.X},{p.Y}"));

    private static (string X, string Y) Text(RadarPoint point) => (Number(point.X), Number(point.Y));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
