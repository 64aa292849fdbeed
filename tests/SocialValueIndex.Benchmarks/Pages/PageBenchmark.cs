using System.Text.RegularExpressions;

namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>
/// The pages that everybody opens, as published, signed in and with the example council, beside a bare page of ASP.NET Core of the same
/// size under the same load in turn. Compare the ratios: they come from the same seconds of the same machine. The bare page with what no
/// service behind a sign-in can do without shows how near to it a page can come.
/// </summary>
internal static partial class PageBenchmark
{
    private const int WarmUps = 3;
    private const int CountedRequests = 300;

    /// <summary>Runs.</summary>
    /// <param name="options">
    /// --rounds 3, --seconds 2 for each page and round, --brotli to ask for compressed answers, --only "area page" for that page and the
    /// floors, and --application FOLDER and --floor FOLDER for what is published already.
    /// </param>
    public static async Task RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("social-value-index-pages").FullName;
        try
        {
            var application = await Publishing.ApplicationAsync(options, folder);
            var floor = await Publishing.PublishedAsync(options, "floor", "tests/SocialValueIndex.Benchmarks.Floor", folder);
            using var example = await ExampleServer.StartAsync(application, Path.Combine(folder, "index.db"));
            var connection = ("ConnectionStrings__Floor", $"Data Source={Path.Combine(folder, "floor.db")}");
            using var bare = await Server.StartAsync(floor, connection);
            using var furnished = await Server.StartAsync(floor, connection, ("SignedIn", "true"));
            var pages = await PagesAsync(example, bare, furnished, options.Has("--brotli") ? ["Accept-Encoding: br"] : []);
            pages =
            [
                .. pages.Where(p => p.Name.StartsWith("floor", StringComparison.Ordinal) || p.Name == (options.Text("--only") ?? p.Name)),
            ];
            await MeasureAsync(pages, options.Number("--rounds", 3), options.Seconds("--seconds", 2));
            await CountAsync(pages);
            Print(pages);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<MeasuredPage>> PagesAsync(ExampleServer example, Server bare, Server furnished, string[] headers)
    {
        using var officer = new Session(example.Server.Port);
        await officer.SignInAsync(ExampleServer.Officer, ExampleServer.Password);
        var list = await officer.GetAsync("/assessments");
        var assessment = AssessmentAddress().Match(list).Value;
        string[] signedIn = [$"Cookie: {officer.Cookies}", .. headers];
        var floorWithRead = new MeasuredPage("floor: 33 KB, one compiled read", bare, "/area", headers, null);

        // The second time with the cookie that belongs to the token of a form.
        using var furnishedSession = new Session(furnished.Port);
        await furnishedSession.GetAsync("/sign-in");
        await furnishedSession.GetAsync("/");
        var floorWithoutRead = new MeasuredPage("floor: 6 KB, no read", bare, "/", headers, null);
        return
        [
            floorWithRead,
            floorWithoutRead,
            new("floor with headers, log and sign-in: signed out", furnished, "/", headers, floorWithoutRead),
            new(
                "floor with headers, log and sign-in: signed in",
                furnished,
                "/",
                [$"Cookie: {furnishedSession.Cookies}", .. headers],
                floorWithoutRead
            ),
            new("start page, signed out", example.Server, "/", headers, floorWithoutRead),
            new("start page, signed in", example.Server, "/", signedIn, floorWithoutRead),
            .. new[]
            {
                ("area page", "/areas/A"),
                ("task list", ""),
                ("results", "/results"),
                ("plan", "/plan"),
                ("plan PDF", "/plan.pdf"),
            }.Select(p => new MeasuredPage(p.Item1, example.Server, assessment + p.Item2, signedIn, floorWithRead)),
        ];
    }

    private static async Task MeasureAsync(List<MeasuredPage> pages, int rounds, TimeSpan duration)
    {
        // .NET compiles anew what is called often.
        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var page in pages)
            {
                await page.Load.RepeatAsync(CountedRequests);
            }
        }

        for (var round = 1; round <= rounds; round++)
        {
            Console.WriteLine($"Round {round} of {rounds}");
            foreach (var page in pages)
            {
                await page.MeasureAsync(duration);
            }
        }
    }

    private static async Task CountAsync(List<MeasuredPage> pages)
    {
        foreach (var server in pages.GroupBy(p => p.Server))
        {
            using var counters = new Counters(server.Key.ProcessId);
            foreach (var page in server)
            {
                (page.Allocated, page.Queries) = await counters.MeasureAsync(page.Load.RepeatAsync, CountedRequests);
            }
        }
    }

    private static void Print(List<MeasuredPage> pages)
    {
        Console.WriteLine();
        Console.WriteLine(
            "| page | requests a second | of its floor | processor time | floor's of it | allocated | queries | size | errors |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var page in pages)
        {
            Console.WriteLine(page.Line);
        }
    }

    [GeneratedRegex("/assessments/[0-9a-f-]{36}")]
    private static partial Regex AssessmentAddress();
}
