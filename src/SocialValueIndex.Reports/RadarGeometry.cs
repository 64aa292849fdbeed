using SocialValueIndex.Domain;

namespace SocialValueIndex.Reports;

/// <summary>A point of a chart. X grows to the right and Y downwards, as on a page and in SVG.</summary>
/// <param name="X">How far to the right.</param>
/// <param name="Y">How far down.</param>
public readonly record struct RadarPoint(double X, double Y);

/// <summary>Which end of a label touches its place at the rim.</summary>
public enum RadarAnchor
{
    /// <summary>The label begins there: it stands on the right of the chart.</summary>
    Start,

    /// <summary>The label is centred there: it stands above or below the chart.</summary>
    Middle,

    /// <summary>The label ends there: it stands on the left of the chart.</summary>
    End,
}

/// <summary>
/// Where everything stands in a radar chart of levels: one axis for each area, the first straight up and the others clockwise, and one ring
/// for each level. The lowest level has a ring too, so that a council that is at the bottom everywhere still sees a shape. Pure numbers:
/// the document and the web page draw the same chart from them.
/// </summary>
public sealed class RadarGeometry
{
    private readonly double _step;

    /// <summary>The geometry of a chart.</summary>
    /// <param name="axes">The number of axes, at least one.</param>
    /// <param name="centre">The middle of the chart.</param>
    /// <param name="radius">From the middle to the ring of the highest level.</param>
    public RadarGeometry(int axes, RadarPoint centre, double radius)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(axes, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        (Axes, Centre, Radius) = (axes, centre, radius);
        _step = radius / MaturityLevels.All.Count;
    }

    /// <summary>The number of axes.</summary>
    public int Axes { get; }

    /// <summary>The middle of the chart.</summary>
    public RadarPoint Centre { get; }

    /// <summary>From the middle to the ring of the highest level.</summary>
    public double Radius { get; }

    /// <summary>From the middle to the ring of a level.</summary>
    public double RadiusOf(MaturityLevel level) => _step * ((int)level + 1);

    /// <summary>The point of a level on an axis.</summary>
    public RadarPoint PointAt(int axis, MaturityLevel level) => PointAt(axis, RadiusOf(level));

    /// <summary>The point at a distance from the middle on an axis.</summary>
    public RadarPoint PointAt(int axis, double distance)
    {
        var (sin, cos) = Direction(axis);
        return new RadarPoint(Centre.X + (distance * sin), Centre.Y - (distance * cos));
    }

    /// <summary>The corners of the ring of a level.</summary>
    public IReadOnlyList<RadarPoint> Ring(MaturityLevel level) => [.. Enumerable.Range(0, Axes).Select(axis => PointAt(axis, level))];

    /// <summary>The corners of the shape that levels make, one on each axis.</summary>
    /// <exception cref="ArgumentException">There are not as many levels as axes.</exception>
    public IReadOnlyList<RadarPoint> Shape(IReadOnlyList<MaturityLevel> levels) =>
        levels.Count == Axes
            ? [.. levels.Select((level, axis) => PointAt(axis, level))]
            : throw new ArgumentException($"A chart of {Axes} axes needs as many levels, not {levels.Count}.", nameof(levels));

    /// <summary>How the label at the end of an axis stands to its point.</summary>
    public RadarAnchor AnchorOf(int axis)
    {
        var sin = Direction(axis).Sin;
        return Math.Abs(sin) < 0.2 ? RadarAnchor.Middle
            : sin > 0 ? RadarAnchor.Start
            : RadarAnchor.End;
    }

    private (double Sin, double Cos) Direction(int axis) => Math.SinCos(2 * Math.PI * axis / Axes);
}
