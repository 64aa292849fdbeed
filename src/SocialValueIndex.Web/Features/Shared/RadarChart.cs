using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<int, Grid> Grids = new();

    private readonly Grid _grid = Grids.GetOrAdd(areas.Count, count => new Grid(count));

    public IReadOnlyList<string> Rings => _grid.Rings;

    public IReadOnlyList<string> Axes => _grid.Axes;

    public string Solid => Points(areas.Select((a, i) => _grid.At(i, a.Solid)));

    public string Dashed => Points(areas.Select((a, i) => _grid.At(i, a.Dashed)));

    public IEnumerable<(string X, string Y)> SolidPoints => areas.Select((a, i) => _grid.At(i, a.Solid));

    /// <summary>The letter of each area at its point, for small screens.</summary>
    public IEnumerable<(string X, string Y, string Letter)> Letters => areas.Zip(_grid.Letters, (a, at) => (at.X, at.Y, a.Code));

    /// <summary>The name of each area at its point, line by line.</summary>
    public IEnumerable<(string X, string Anchor, IReadOnlyList<(string Y, string Line)> Lines)> Names =>
        areas.Select(
            (a, i) =>
            {
                var lines = Wrap($"{a.Code} {a.Name}");
                var (at, x, anchor) = _grid.Names[i];

                // Beside the chart a name is centred on its point; above and below it stands clear of the rim.
                var share = (at.Y - (Height / 2d)) / (Radius + NameGap);
                var first = at.Y + ((share - 1) * (lines.Count - 1) * LineHeight / 2);
                return (
                    x,
                    anchor,
                    (IReadOnlyList<(string, string)>)[.. lines.Select((line, n) => (Number(first + (n * LineHeight)), line))]
                );
            }
        );

    public IReadOnlyList<(string X, string Y, string Label)> LevelLabels => _grid.LevelLabels;

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

    private static string Points(IEnumerable<(string X, string Y)> points) => string.Join(' ', points.Select(p => $"{p.X},{p.Y}"));

    private static (string X, string Y) Text(RadarPoint point) => (Number(point.X), Number(point.Y));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What every chart of so many axes has in common. To write its three hundred numbers takes longer than the rest.</summary>
    private sealed class Grid
    {
        private readonly (string X, string Y)[][] _points;

        public Grid(int axes)
        {
            var geometry = new RadarGeometry(axes, new RadarPoint(Width / 2d, Height / 2d), Radius);
            var all = Enumerable.Range(0, axes).ToArray();
            _points = [.. all.Select(i => MaturityLevels.All.Select(level => Text(geometry.PointAt(i, level))).ToArray())];
            Rings = [.. MaturityLevels.All.Select(level => Points(all.Select(i => At(i, level))))];
            Axes = [.. all.Select(i => Points([Text(geometry.Centre), At(i, MaturityLevel.Innovator)]))];
            Letters = [.. all.Select(i => Text(geometry.PointAt(i, Radius + LetterGap)))];
            Names =
            [
                .. all.Select(i =>
                {
                    var at = geometry.PointAt(i, Radius + NameGap);
                    return (at, Number(at.X), AnchorOf(geometry, i));
                }),
            ];
            LevelLabels =
            [
                .. MaturityLevels.All.Select(level =>
                {
                    var (x, y) = Text(new RadarPoint(geometry.Centre.X + 9, geometry.Centre.Y - geometry.RadiusOf(level)));
                    return (x, y, level == MaturityLevel.NonCompliant ? "Incomplete" : level.Label());
                }),
            ];
        }

        public IReadOnlyList<string> Rings { get; }

        public IReadOnlyList<string> Axes { get; }

        public IReadOnlyList<(string X, string Y)> Letters { get; }

        /// <summary>Where the name of each area stands, and which end of it touches that place.</summary>
        public IReadOnlyList<(RadarPoint At, string X, string Anchor)> Names { get; }

        public IReadOnlyList<(string X, string Y, string Label)> LevelLabels { get; }

        public (string X, string Y) At(int axis, MaturityLevel level) => _points[axis][(int)level];

        private static string AnchorOf(RadarGeometry geometry, int axis) =>
            geometry.AnchorOf(axis) switch
            {
                RadarAnchor.Start => "start",
                RadarAnchor.End => "end",
                _ => "middle",
            };
    }
}
