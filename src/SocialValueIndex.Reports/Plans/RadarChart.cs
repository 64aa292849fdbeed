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
        MostRadius = 116,
        MostLabelWidth = 160,
        ClearOfRing = 0.8,
        Gap = 6;
    private const int LabelLines = 3;

    private readonly Page _page;
    private readonly Owner _figure;
    private readonly RadarGeometry _geometry;
    private readonly ActionPlan _plan;
    private readonly TextStyle _label;
    private readonly Box _box;
    private readonly IReadOnlyList<PlanArea> _areas;

    private RadarChart(Page page, Owner figure, ActionPlan plan, TextStyle label, Box box)
    {
        (_page, _figure, _plan, _label, _box, _areas) = (page, figure, plan, label, box, plan.Areas);
        var radius = (box.Height - Around(plan, label)) / 2;
        var centre = new RadarPoint(box.Left + (box.Width / 2), box.Top + TopRoom(plan, label) + radius);
        _geometry = new RadarGeometry(_areas.Count, centre, radius);
    }

    /// <summary>Whether there is anything to draw: fewer than three areas make no shape, and neither does a plan without answers.</summary>
    public static bool CanDraw(ActionPlan plan) => plan.Areas.Count >= 3 && !(plan.Present.IsEverything && plan.Target.IsEverything);

    /// <summary>Sets the chart where the flow stands, as large as it can be with what must stand below it on the same page.</summary>
    public static void Set(Flow flow, StructNode parent, ActionPlan plan, double below)
    {
        if (!CanDraw(plan))
        {
            return;
        }

        var label = PlanStyle.ChartLabel;
        var around = Around(plan, label);
        flow.Need(around + (2 * LeastRadius));
        var radius = Math.Clamp((flow.Remaining - below - around - Gap) / 2, LeastRadius, MostRadius);
        var box = new Box(flow.Format.Left, flow.Y, flow.Format.Inside, around + (2 * radius));
        var figure = parent.Add(new StructNode(Role.Figure) { Alternative = Describe(plan), Bounds = box });
        new RadarChart(flow.Page, figure, plan, label, box).Draw();
        flow.Y = box.Bottom + Gap;
    }

    /// <summary>The chart as a picture of its own.</summary>
    /// <param name="plan">A plan that can be drawn.</param>
    /// <param name="width">The width of the picture.</param>
    /// <param name="radius">The radius of the chart.</param>
    /// <param name="label">How its letters are set.</param>
    public static Page Picture(ActionPlan plan, double width, double radius, TextStyle label)
    {
        var page = new Page(width, Around(plan, label) + (2 * radius));
        var box = new Box(0, 0, page.Width, page.Height);
        new RadarChart(page, Artifact.Layout, plan, label, box).Draw();
        return page;
    }

    private static string LabelOf(PlanArea area) => Characters.CleanLine($"{area.Code} {area.PlanName}");

    /// <summary>Room for the label right above the chart, which also stands clear of the name of the outermost ring.</summary>
    private static double TopRoom(ActionPlan plan, TextStyle label)
    {
        var lines = LineBreaker.Break(LabelOf(plan.Areas[0]), label, MostLabelWidth).Count;
        return label.Size + ((Math.Min(lines, LabelLines) + ClearOfRing) * label.Leading);
    }

    private static double LegendHeight(TextStyle label) => (2 * label.Leading) + 14;

    private static double Around(ActionPlan plan, TextStyle label) =>
        TopRoom(plan, label) + label.Size + (2 * label.Leading) + LegendHeight(label);

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

    private void Draw()
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

        DrawRingNames();
        DrawLegend();
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

    /// <summary>
    /// The name of each ring, left of the axis that goes straight up, between its ring and the next one. The innermost has no room for its
    /// name, which stands in the legend.
    /// </summary>
    private void DrawRingNames()
    {
        const double Aside = 8,
            Above = 1.5;
        var capitals = _label.Size * 0.7;
        foreach (var level in MaturityLevels.Reachable)
        {
            var (top, width) = (_geometry.PointAt(0, level), _label.Width(level.Label()));
            var (left, baseline) = (top.X - Aside - width, top.Y - Above);
            _page.Fill(_figure, PlanStyle.White, new Box(left - 1, baseline - capitals - 1, width + 2, capitals + 2));
            _page.Text(_figure, left, baseline, _label.Font, _label.Size, PlanStyle.Grey, level.Label() + " ");
        }
    }

    private void DrawLabel(int axis)
    {
        var style = _label;
        var at = _geometry.PointAt(axis, _geometry.Radius + style.Size);
        // Beside the chart a label may go on to the edge of the picture.
        var width = _geometry.AnchorOf(axis) switch
        {
            RadarAnchor.Start => Math.Min(MostLabelWidth, _box.Right - at.X),
            RadarAnchor.End => Math.Min(MostLabelWidth, at.X - _box.Left),
            _ => MostLabelWidth,
        };
        var lines = LineBreaker.Break(LabelOf(_areas[axis]), style, width);
        var shown = lines.Take(LabelLines).ToArray();
        if (lines.Count > LabelLines)
        {
            shown[^1] = style.Shorten(shown[^1] + lines[LabelLines], width);
        }

        // Beside the chart a label is centred on its point; above and below it stands clear of the rim.
        var height = shown.Length * style.Leading;
        var share = (at.Y - _geometry.Centre.Y) / (_geometry.Radius + style.Size);
        var top = at.Y - (height / 2) + (share * height / 2) - (axis == 0 ? style.Leading * ClearOfRing : 0);
        for (var i = 0; i < shown.Length; i++)
        {
            var length = style.Width(shown[i].TrimEnd());
            var x = _geometry.AnchorOf(axis) switch
            {
                RadarAnchor.Start => at.X,
                RadarAnchor.End => at.X - length,
                _ => at.X - (length / 2),
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

    private void DrawLegend()
    {
        const double Sample = 26,
            Space = 5,
            Between = 24;
        var style = _label;
        Series[] all = [Series.Present, Series.Future];
        var x = _box.Left + ((_box.Width - all.Sum(s => Sample + Space + style.Width(s.Name)) - Between) / 2);
        var top = _box.Bottom - LegendHeight(style) + 8;
        foreach (var series in all)
        {
            var y = top + (style.Leading / 2);
            _page.Line(_figure, new Pen(series.Colour, 1.5, series.Dash), new(x, y), new(x + Sample, y));
            DrawMark(new Point(x + (Sample / 2), y), series);
            _page.Text(_figure, x + Sample + Gap, top + style.Baseline, style.Font, style.Size, style.Colour, series.Name + " ");
            x += Sample + Space + style.Width(series.Name) + Between;
        }

        var inner = $"The innermost ring is {MaturityLevel.NonCompliant.Label()}";
        var left = _box.Left + ((_box.Width - style.Width(inner)) / 2);
        _page.Text(_figure, left, top + style.Leading + 4 + style.Baseline, style.Font, style.Size, PlanStyle.Grey, inner);
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
