using System.Diagnostics;
using System.Text.RegularExpressions;
using SocialValueIndex.Benchmarks.Pages;

namespace SocialValueIndex.Benchmarks.Growth;

/// <summary>How long each page takes, and how often it asks the database, after years. One request at a time.</summary>
internal static partial class GrowthBenchmark
{
    private const int Times = 15;

    /// <summary>Runs.</summary>
    /// <param name="options">--application FOLDER for one that is published already.</param>
    public static async Task RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("social-value-index-growth").FullName;
        try
        {
            var application = await Publishing.ApplicationAsync(options, folder);
            var database = Path.Combine(folder, "index.db");
            using var example = await ExampleServer.StartAsync(application, database, GrowAsync);
            using var officer = new Session(example.Server.Port);
            await officer.SignInAsync(ExampleServer.Officer, ExampleServer.Password);
            using var administrator = new Session(example.Server.Port);
            await administrator.SignInAsync(ExampleServer.Administrator, ExampleServer.Password);
            using var counters = new Counters(example.Server.ProcessId);
            Console.WriteLine("| page | median | queries | size |");
            Console.WriteLine("|---|---|---|---|");
            foreach (var (session, address) in await PagesAsync(officer, administrator))
            {
                await MeasureAsync(session, address, counters);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task GrowAsync(string database)
    {
        Console.WriteLine("The database grows");
        await GrownDatabase.GrowAsync(database);
        Console.WriteLine($"It has {new FileInfo(database).Length / 1024 / 1024} MB");
    }

    private static async Task<IEnumerable<(Session Session, string Address)>> PagesAsync(Session officer, Session administrator)
    {
        // The newest assessment is of the large question set, the one after it of the example's own.
        var assessments = AssessmentAddresses()
            .Matches(await officer.GetAsync("/assessments"))
            .Select(m => m.Value)
            .Distinct()
            .Take(2)
            .ToList();
        string[] pages = ["", "/areas/A", "/results", "/plan", "/plan.pdf", "/actions", "/next-steps", "/check", "/compare"];
        string[] own = ["/assessments", "/my-work", .. assessments.AsEnumerable().Reverse().SelectMany(a => pages.Select(p => a + p))];
        string[] administration =
        [
            "/admin/audit",
            "/admin/people",
            "/admin/organisations",
            "/admin/question-sets",
            "/admin/question-sets/2",
            "/admin/question-sets/3/impact",
            "/admin/emails",
        ];
        return own.Select(a => (officer, a)).Concat(administration.Select(a => (administrator, a)));
    }

    private static async Task MeasureAsync(Session session, string address, Counters counters)
    {
        var times = new List<double>();
        var size = 0;
        try
        {
            size = (await session.GetAsync(address)).Length;
        }
        catch (InvalidOperationException exception)
        {
            Console.WriteLine($"| {address} | {exception.Message} | | |");
            return;
        }

        var (_, queries) = await counters.MeasureAsync(RepeatAsync, Times);
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {Ids().Replace(address, "…")} | {times.Order().ElementAt(Times / 2):0.0} ms | {queries:0.0} | {size / 1024d:0} KB |"
            )
        );

        async Task RepeatAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var watch = Stopwatch.StartNew();
                await session.GetAsync(address);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }
    }

    [GeneratedRegex("/assessments/[0-9a-f-]{36}")]
    private static partial Regex AssessmentAddresses();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
