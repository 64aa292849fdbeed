namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>A page with what was measured of it.</summary>
/// <param name="name">What it is.</param>
/// <param name="server">Who answers.</param>
/// <param name="address">Where it is.</param>
/// <param name="headers">The headers of the request.</param>
/// <param name="floor">What it is compared with; none for a floor.</param>
internal sealed class MeasuredPage(string name, Server server, string address, IEnumerable<string> headers, MeasuredPage? floor)
{
    private readonly List<LoadResult> _rounds = [];
    private readonly List<double> _microseconds = [];

    public string Name => name;

    public Server Server => server;

    public Load Load { get; } = new(server.Port, address, headers);

    /// <summary>Bytes for each request.</summary>
    public double Allocated { get; set; }

    /// <summary>Queries for each request.</summary>
    public double Queries { get; set; }

    public string Line =>
        FormattableString.Invariant($"| {name} | {Median(_rounds.Select(r => r.PerSecond)):N0} | {Ratio:0.00} ")
        + FormattableString.Invariant($"| {Median(_microseconds):N0} µs | {TimeRatio:0.00} ")
        + FormattableString.Invariant($"| {Allocated / 1024:N0} KB | {Queries:0.0} | {_rounds[^1].Bytes / 1024d:0.0} KB ")
        + FormattableString.Invariant($"| {_rounds.Sum(r => r.Errors)} |");

    // Round by round: both ran at about the same time.
    private double Ratio => floor is null ? 1 : Median(_rounds.Zip(floor._rounds, (own, bare) => own.PerSecond / bare.PerSecond));

    private double TimeRatio => floor is null ? 1 : Median(_microseconds.Zip(floor._microseconds, (own, bare) => bare / own));

    public async Task MeasureAsync(TimeSpan duration)
    {
        var before = server.ProcessorTime;
        var round = await Load.RunAsync(duration);
        _rounds.Add(round);
        _microseconds.Add((server.ProcessorTime - before).TotalMicroseconds / Math.Max(round.Requests, 1));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
