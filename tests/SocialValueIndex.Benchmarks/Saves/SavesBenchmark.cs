using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using SocialValueIndex.Benchmarks.Pages;
using static SocialValueIndex.Benchmarks.SiteClient;

namespace SocialValueIndex.Benchmarks.Saves;

/// <summary>
/// What it takes to save an answer as the area page does by itself: one officer alone, then fifty at once, each in an assessment of their
/// own. In the end the process is killed while they save, and every save that was acknowledged must be there.
/// </summary>
internal static class SavesBenchmark
{
    private const int Officers = 50;
    private const int WarmUps = 400;
    private const int Alone = 500;
    private const int LettersAtOnce = 40;
    private const int SavesOfOneNote = 40;

    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeforeTheKill = TimeSpan.FromSeconds(5);

    /// <summary>Runs.</summary>
    /// <param name="options">--seconds 30 for each load of fifty, and --application FOLDER for one that is published already.</param>
    public static async Task RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("social-value-index-saves").FullName;
        try
        {
            var application = await Publishing.ApplicationAsync(options, folder);
            var file = Path.Combine(folder, "index.db");
            var database = new SavesDatabase(file);
            IReadOnlyList<OfficerAtWork> work = [];
            List<SavingOfficer> officers = [];
            Task killed;
            using (var example = await ExampleServer.StartAsync(application, file, async _ => work = await database.AddAsync(Officers)))
            {
                var questionSet = await database.QuestionsAsync();
                foreach (var officer in work)
                {
                    officers.Add(await SavingOfficer.OpenAsync(example.Server.Port, officer, questionSet));
                }

                await MeasureOneAsync(officers[0], example.Server, database);
                Print($"| {Officers} officers | saves | a second | median | 95 of 100 under | longest | failed | missing |");
                Print($"|---|---|---|---|---|---|---|---|");
                var duration = options.Seconds("--seconds", 30);
                await MeasureAllAsync("a save a second each", officers, database, duration, Thinking);
                await MeasureAllAsync("without a pause", officers, database, duration, TimeSpan.Zero);
                killed = SaveAsync(officers, BeforeTheKill * 2, TimeSpan.Zero, []);
                await Task.Delay(BeforeTheKill);
            }

            await killed;
            Print($"Killed while they saved: {await MissingAsync(officers, database)} acknowledged saves are missing");
            officers.ForEach(o => o.Dispose());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureOneAsync(SavingOfficer officer, Server server, SavesDatabase database)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            await officer.AnswerAsync();
        }

        var times = new List<double>();
        var before = server.ProcessorTime;
        for (var i = 0; i < Alone; i++)
        {
            times.Add((await officer.AnswerAsync()).Elapsed.TotalMilliseconds);
        }

        var processor = (server.ProcessorTime - before).TotalMilliseconds / Alone;
        Print($"One officer: {Median(times):0.0} ms median, 95 of 100 under {Percentile(times, 0.95):0.0} ms,");
        Print($"  {processor:0.0} ms of a processor for each save");
        using (var counters = new Counters(server.ProcessId))
        {
            var (bytes, queries) = await counters.MeasureAsync(RepeatAsync, Alone);
            Print($"  {bytes / 1024:0} KB allocated, {queries:0.0} queries and one transaction for each");
        }

        await MeasureNoteAsync(officer, database);

        async Task RepeatAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await officer.AnswerAsync();
            }
        }
    }

    private static async Task MeasureNoteAsync(SavingOfficer officer, SavesDatabase database)
    {
        // The first one takes the line of the history that the saves before extended.
        await officer.TypeAsync(0);
        var (lines, (size, _)) = (await database.HistoryAsync(), database.Sizes());
        for (var i = 1; i <= SavesOfOneNote; i++)
        {
            await officer.TypeAsync(i * LettersAtOnce);
        }

        var (after, (grown, written)) = (await database.HistoryAsync(), database.Sizes());
        Print($"{SavesOfOneNote} saves of a note that grows to {SavesOfOneNote * LettersAtOnce} characters:");
        Print($"  {after - lines} more lines of history, the file {(grown - size) / 1024d:0} KB larger,");
        Print($"  {written / 1024d / SavesOfOneNote:0.0} KB written to the log of the database for each");
        Console.WriteLine();
    }

    private static async Task MeasureAllAsync(
        string name,
        IReadOnlyList<SavingOfficer> officers,
        SavesDatabase database,
        TimeSpan duration,
        TimeSpan thinking
    )
    {
        var results = new ConcurrentBag<SaveResult>();
        await SaveAsync(officers, duration, thinking, results);
        var times = results.Select(r => r.Elapsed.TotalMilliseconds).ToList();
        var missing = await MissingAsync(officers, database);
        var failed = results.Count(r => !r.IsStored);
        Print(
            FormattableStringFactory.Create(
                "| {0} | {1:N0} | {2:N0} | {3:0.0} ms | {4:0.0} ms | {5:0} ms | {6} | {7} |",
                name,
                times.Count,
                times.Count / duration.TotalSeconds,
                Median(times),
                Percentile(times, 0.95),
                times.Max(),
                failed,
                missing
            )
        );
    }

    /// <summary>Lets all of them save for so long, or until the server is gone.</summary>
    private static Task SaveAsync(
        IReadOnlyList<SavingOfficer> officers,
        TimeSpan duration,
        TimeSpan thinking,
        ConcurrentBag<SaveResult> results
    )
    {
        var watch = Stopwatch.StartNew();
        return Task.WhenAll(officers.Select(SaveOnAsync));

        async Task SaveOnAsync(SavingOfficer officer)
        {
            // People do not begin at the same moment.
            await Task.Delay(thinking * Random.Shared.NextDouble());
            try
            {
                while (watch.Elapsed < duration)
                {
                    var result = await officer.AnswerAsync();
                    results.Add(result);
                    await Task.Delay(result.Elapsed < thinking ? thinking - result.Elapsed : TimeSpan.Zero);
                }
            }
            catch (HttpRequestException)
            {
                results.Add(new SaveResult(watch.Elapsed, IsStored: false));
            }
        }
    }

    private static async Task<int> MissingAsync(IReadOnlyList<SavingOfficer> officers, SavesDatabase database)
    {
        var stored = await database.AssessmentsAsync();
        return officers.Sum(o => o.MissingIn(stored));
    }
}
