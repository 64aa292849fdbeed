using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>One of the two shapes of the chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Dash">The length of its dashes; 0 for an unbroken line.</param>
internal sealed record Series(string Name, Colour Colour, double Dash)
{
    public static readonly Series Present = new("Present", PlanStyle.Present, 0);

    public static readonly Series Future = new("Future", PlanStyle.Future, 4);
}

/// <summary>Draws the radar chart of present against future levels, one figure with a text that says the same.</summary>
internal sealed class RadarChart
{
    private const double LeastRadius = 60,
        MostRadius = 102,
        LabelGap = 9,
        LabelWidth = 130,
        LabelRoom = 30,
        LegendHeight = 36,
        Gap = 6;
    private const int LabelLines = 3;

    private readonly Page _page;
    private readonly StructNode _figure;
    private readonly RadarGeometry _geometry;
    private readonly ActionPlan _plan;
    private readonly IReadOnlyList<PlanArea> _areas;

    private RadarChart(Page page, StructNode figure, RadarGeometry geometry, ActionPlan plan) =>
        (_page, _figure, _geometry, _plan, _areas) = (page, figure, geometry, plan, plan.Areas);

    /// <summary>
    /// Sets the chart where the flow stands, as large as it can be with what must stand below it on the same page.
    /// Fewer than three areas make no shape, and no chart; neither does a plan in which nothing is answered.
    /// </summary>
    public static void Set(Flow flow, StructNode parent, ActionPlan plan, double below)
    {
        var areas = plan.Areas;
        if (areas.Count < 3 || (plan.Present.IsEverything && plan.Target.IsEverything))
        {
            return;
        }

        const double Around = (2 * LabelRoom) + LegendHeight;
        flow.Need(Around + (2 * LeastRadius));
        var radius = Math.Clamp((flow.Remaining - below - Around - Gap) / 2, LeastRadius, MostRadius);
        var box = new Box(flow.Format.Left, flow.Y, flow.Format.Inside, Around + (2 * radius));
        var figure = parent.Add(new StructNode(Role.Figure) { Alternative = Describe(plan), Bounds = box });
        var geometry = new RadarGeometry(areas.Count, new(box.Left + (box.Width / 2), box.Top + LabelRoom + radius), radius);
        new RadarChart(flow.Page, figure, geometry, plan).Draw(box);
        flow.Y = box.Bottom + Gap;
    }

    /// <summary>The chart in words.</summary>
    public static string Describe(ActionPlan plan) =>
        $"Radar chart of the present and future level of each area, from {MaturityLevel.NonCompliant.Label()} at the centre to "
        + $"{MaturityLevel.Innovator.Label()} at the rim. "
        + string.Join(
            " ",
            plan.Areas.Select(a =>
                $"{a.Code} {a.Name}: present {Words(a.Levels.Present, a.Present)}, future {Words(a.Levels.Target, a.Target)}."
            )
        );

    private static string Words(MaturityLevel level, Unanswered unanswered) =>
        unanswered.Any ? $"{level.Label()} ({unanswered.Reason})" : level.Label();

    private void Draw(Box box)
    {
        var present = Corners(_geometry.Shape([.. _areas.Select(a => a.Levels.Present)]));
        var future = Corners(_geometry.Shape([.. _areas.Select(a => a.Levels.Target)]));
        if (!_plan.Present.IsEverything)
        {
            _page.Fill(_figure, PlanStyle.PresentFill, present);
        }

        DrawGrid();
        if (!_plan.Target.IsEverything)
        {
            _page.Outline(_figure, new Pen(Series.Future.Colour, 1.4, Series.Future.Dash), null, future);
            Array.ForEach(future, p => DrawMark(p, Series.Future));
        }

        if (!_plan.Present.IsEverything)
        {
            _page.Outline(_figure, new Pen(Series.Present.Colour, 1.6), null, present);
            Array.ForEach(present, p => DrawMark(p, Series.Present));
        }

        for (var axis = 0; axis < _areas.Count; axis++)
        {
            DrawLabel(axis);
        }

        DrawLegend(box);
    }

    private void DrawGrid()
    {
        foreach (var level in MaturityLevels.All)
        {
            _page.Outline(_figure, new Pen(PlanStyle.Ring, 0.6), null, Corners(_geometry.Ring(level)));
        }

        for (var axis = 0; axis < _areas.Count; axis++)
        {
            _page.Line(_figure, new Pen(PlanStyle.Line, 0.4), At(_geometry.Centre), At(_geometry.PointAt(axis, MaturityLevel.Innovator)));
        }
    }

    private void DrawLabel(int axis)
    {
        var style = PlanStyle.ChartLabel;
        var text = Characters.CleanLine($"{_areas[axis].Code} {_areas[axis].PlanName}");
        var lines = LineBreaker.Break(text, style, LabelWidth);
        var shown = lines.Take(LabelLines).ToArray();
        if (lines.Count > LabelLines)
        {
            shown[^1] = style.Shorten(shown[^1] + lines[LabelLines], LabelWidth);
        }

        var at = _geometry.PointAt(axis, _geometry.Radius + LabelGap);
        // Beside the chart a label is centred on its point; above and below it stands clear of the rim.
        var height = shown.Length * style.Leading;
        var share = (at.Y - _geometry.Centre.Y) / (_geometry.Radius + LabelGap);
        var top = at.Y - (height / 2) + (share * height / 2);
        for (var i = 0; i < shown.Length; i++)
        {
            var width = style.Width(shown[i].TrimEnd());
            var x = _geometry.AnchorOf(axis) switch
            {
                RadarAnchor.Start => at.X,
                RadarAnchor.End => at.X - width,
                _ => at.X - (width / 2),
            };
            _page.Text(
                _figure,
                x,
                top + (i * style.Leading) + style.Baseline,
                style.Font,
                style.Size,
                style.Colour,
                shown[i].TrimEnd() + " "
            );
        }
    }

    private void DrawLegend(Box box)
    {
        const double Sample = 26,
            Space = 5,
            Between = 24;
        var style = PlanStyle.ChartLabel;
        Series[] all = [Series.Present, Series.Future];
        var x = box.Left + ((box.Width - all.Sum(s => Sample + Space + style.Width(s.Name)) - Between) / 2);
        var top = box.Bottom - LegendHeight + 8;
        foreach (var series in all)
        {
            var y = top + (style.Leading / 2);
            _page.Line(_figure, new Pen(series.Colour, 1.5, series.Dash), new(x, y), new(x + Sample, y));
            DrawMark(new Point(x + (Sample / 2), y), series);
            _page.Text(_figure, x + Sample + Gap, top + style.Baseline, style.Font, style.Size, style.Colour, series.Name + " ");
            x += Sample + Space + style.Width(series.Name) + Between;
        }

        // In the chart itself, names of rings would hide the lines or be hidden by them.
        var rings = "Rings, from the centre outwards: " + string.Join(", ", MaturityLevels.All.Select(l => l.Label()));
        var left = box.Left + ((box.Width - style.Width(rings)) / 2);
        _page.Text(_figure, left, top + style.Leading + 4 + style.Baseline, style.Font, style.Size, PlanStyle.Grey, rings);
    }

    /// <summary>
    /// A filled dot for the present, a larger hollow diamond for the future: where both are at one place, both can be seen.
    /// </summary>
    private void DrawMark(Point at, Series series)
    {
        if (series == Series.Present)
        {
            const double R = 2.6;
            const int Sides = 20;
            _page.Fill(
                _figure,
                series.Colour,
                [
                    .. Enumerable
                        .Range(0, Sides)
                        .Select(i => 2 * Math.PI * i / Sides)
                        .Select(angle => new Point(at.X + (R * Math.Cos(angle)), at.Y + (R * Math.Sin(angle)))),
                ]
            );
            return;
        }

        const double D = 5;
        _page.Outline(
            _figure,
            new Pen(series.Colour, 1.2),
            PlanStyle.White,
            new(at.X, at.Y - D),
            new(at.X + D, at.Y),
            new(at.X, at.Y + D),
            new(at.X - D, at.Y)
        );
    }

    private static Point[] Corners(IReadOnlyList<RadarPoint> points) => [.. points.Select(At)];

    private static Point At(RadarPoint point) => new(point.X, point.Y);
}
