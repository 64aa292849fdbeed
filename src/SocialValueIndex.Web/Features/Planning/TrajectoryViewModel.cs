using System.Globalization;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Reports;

namespace SocialValueIndex.Web.Features.Planning;

/// <summary>The page with the trajectory.</summary>
/// <param name="Reading">The register.</param>
public sealed record TrajectoryViewModel(RegisterReading Reading)
{
    public Guid AssessmentId => Reading.Assessment.Assessment.Id;

    public Trajectory Trajectory { get; } = Reading.Trajectory;

    /// <summary>A level as the chart names it.</summary>
    public static string Name(MaturityLevel level) => level == MaturityLevel.NonCompliant ? "Incomplete" : level.Label();

    public IReadOnlyList<string> Sentences => TrajectoryWords.Sentences(Trajectory);

    public StepChart Chart => new(Trajectory, Reading.Register.Today);

    /// <summary>The levels now, and on the last day of each quarter.</summary>
    public IReadOnlyList<(string When, Domain.Scoring.MaturityScore Score)> Rows =>
        [("Now", Trajectory.Now), .. Trajectory.ByQuarter(Reading.Register.Today).Select(s => (UkTime.Day(s.Date), s.Score))];
}

/// <summary>
/// The overall level over time as SVG wants it: steps up, each on the day on which the level changes, and the target as a line.
/// </summary>
public sealed class StepChart
{
    public const int Width = 640;
    public const int Height = 300;

    /// <summary>Where the chart begins; the names of the levels stand before it.</summary>
    public const int Left = 135;

    public const int Right = 620;

    private const double Top = 20;
    private const double Bottom = 250;

    private readonly Trajectory _trajectory;
    private readonly DateOnly _from;
    private readonly int _days;

    public StepChart(Trajectory trajectory, DateOnly today)
    {
        _trajectory = trajectory;
        var dates = trajectory.Steps.Select(s => s.Date).Append(today).ToList();
        _from = dates.Min();

        // Some time after the last step, so that where it leads is seen.
        _days = Math.Max(90, (int)((dates.Max().DayNumber - _from.DayNumber) * 1.15));
    }

    public IEnumerable<(string Y, string Label)> Levels => MaturityLevels.All.Select(l => (Text(Y(l)), TrajectoryViewModel.Name(l)));

    public string Line
    {
        get
        {
            var level = _trajectory.Now.Overall;
            var points = new List<(double X, double Y)> { (Left, Y(level)) };
            foreach (var step in _trajectory.Steps)
            {
                points.Add((X(step.Date), Y(level)));
                level = step.Score.Overall;
                points.Add((X(step.Date), Y(level)));
            }

            points.Add((Right, Y(level)));
            return string.Join(' ', points.Select(p => $"{Text(p.X)},{Text(p.Y)}"));
        }
    }

    public string TargetY => Text(Y(_trajectory.Target.Overall));

    /// <summary>The first day of the chart, and each day on which a level changes, as far as the words do not collide.</summary>
    public IEnumerable<(string X, string Label)> Dates
    {
        get
        {
            var last = double.MinValue;
            foreach (var date in _trajectory.Steps.Select(s => s.Date).Prepend(_from))
            {
                if (X(date) - last >= 90)
                {
                    last = X(date);
                    yield return (Text(last), date.ToString("MMM yyyy", CultureInfo.InvariantCulture));
                }
            }
        }
    }

    public string Description =>
        $"The overall level is {_trajectory.Now.Overall.Label()} now. "
        + string.Concat(Changes().Select(s => $"From {TrajectoryWords.Day(s.Date)}: {s.Score.Overall.Label()}. "))
        + $"The target is {_trajectory.Target.Overall.Label()}.";

    private IEnumerable<TrajectoryStep> Changes()
    {
        var before = _trajectory.Now.Overall;
        foreach (var step in _trajectory.Steps.Where(s => s.Score.Overall != before))
        {
            before = step.Score.Overall;
            yield return step;
        }
    }

    private double X(DateOnly date) => Left + ((Right - Left) * (date.DayNumber - _from.DayNumber) / _days);

    private static double Y(MaturityLevel level) => Bottom - ((Bottom - Top) * (int)level / (MaturityLevels.All.Count - 1));

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
