using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

/// <summary>
/// Saves at the same time, in processes of their own. Run by hand, because it takes minutes:
/// <c>dotnet test --project tests/SocialValueIndex.Web.Tests -- --explicit only --filter-class '*UnderLoadTests'</c>.
/// </summary>
public sealed class UnderLoadTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("svi-load-");
    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _saves;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => $"Data Source={Path.Combine(_folder.FullName, "index.db")}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Explicit = true)]
    public async Task FortySavesOfOneAssessmentAtTheSameInstant_OverTwoInstances_AllSucceed()
    {
        await using var one = ApplicationProcess.Start(Database);
        await one.ListeningAsync();
        await using var other = ApplicationProcess.Start(Database);
        var cookies = new ApplicationProcess.Cookies();
        var assessment = await SignInAsync(await one.OpenBrowserAsync(cookies));
        Browser[] browsers = [await one.OpenBrowserAsync(new(cookies)), await other.OpenBrowserAsync(new(cookies))];

        for (var round = 0; round < 5; round++)
        {
            var token = await browsers[0].TokenAsync();
            var answers = await Task.WhenAll(
                Questions.Select((q, i) => SaveAsync(browsers[i % 2], assessment, q, $"Round {round}", token))
            );

            Assert.All(answers, status => Assert.Equal(302, status));
            Assert.All(Notes(Database).Where(n => IsOf(assessment, n.Key)), n => Assert.Equal($"Round {round}", n.Value));
        }
    }

    /// <summary>
    /// Eight clients, each in an assessment of its own, save one answer after the other as the page does by itself. Every other backup is
    /// restored into an empty folder, the rest over a newer database that a killed process left with its log.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Backup_DuringFiftySavesASecond_HoldsEverythingThatWasAcknowledgedBefore()
    {
        await using var app = ApplicationProcess.Start(Database);
        var cookies = new ApplicationProcess.Cookies();
        var browser = await app.OpenBrowserAsync(cookies);
        await SignInAsync(browser);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var acknowledged = new ConcurrentDictionary<string, int>();
        var clients = await Task.WhenAll(Enumerable.Range(1, Clients).Select(i => StartAsync(browser, i)));
        var token = await browser.TokenAsync();
        var saving = Task.WhenAll(clients.Select(assessment => SaveOnAsync(browser, assessment, token, acknowledged, stop.Token)));
        await await Task.WhenAny(_warm.Task, saving);
        var rates = new List<double>();
        var (watch, first) = (Stopwatch.StartNew(), _saves);

        for (var round = 0; round < 10; round++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, $"{round}")).FullName;
            var (backup, file) = (Path.Combine(folder, "backup.db"), Path.Combine(folder, "index.db"));
            var before = acknowledged.ToDictionary();
            var (started, count) = (watch.Elapsed, _saves);
            Assert.Equal(0, await ApplicationProcess.RunAsync(Database, "backup", "--to", backup));
            var rate = (_saves - count) / (watch.Elapsed - started).TotalSeconds;
            rates.Add(rate);
            output.WriteLine($"{rate:N0} saves a second during backup {round}, of {new FileInfo(backup).Length / 1024:N0} KB");
            if (round % 2 == 1)
            {
                LeaveNewer(file);
            }

            Assert.Equal(0, await ApplicationProcess.RunAsync($"Data Source={file}", "restore", "--from", backup));

            var notes = Notes($"Data Source={file}");
            Assert.All(before, b => Assert.True(int.Parse(notes[b.Key], CultureInfo.InvariantCulture) >= b.Value));
            Assert.Equal(Notes($"Data Source={backup}"), notes);
        }

        var all = (_saves - first) / watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await saving;
        output.WriteLine($"{_saves:N0} saves; {all:N0} saves a second from the first backup to the last restoring");
        Assert.True(rates.Min() >= 50, "The machine did not reach 50 saves a second during each backup.");
        Assert.All(acknowledged, a => Assert.Equal(a.Value, int.Parse(Notes(Database)[a.Key], CultureInfo.InvariantCulture)));
    }

    private const int Clients = 8;
    private const int WarmAfter = 2500;

    private static bool IsOf(string assessment, string key) =>
        key.Split(' ') is [var id, var question] && assessment.EndsWith(id, StringComparison.Ordinal) && Questions.Contains(question);

    private static IReadOnlyList<string> Questions { get; } =
    [.. "ABCDEFGHIJ".SelectMany(area => Enumerable.Range(1, 4).Select(i => $"{area}{i}")).Where(q => q != "I4"), "A5"];

    private static async Task<string> SignInAsync(Browser browser)
    {
        var page = await browser.OpenAsync("/account/sign-in");
        await page.PressAsync("Sign in", ("email", "officer@example.gov.uk"), ("password", "Maturity-Index-2012"));
        return (await browser.OpenAsync("/assessments")).Find("tbody th a").GetAttribute("href")!;
    }

    private static async Task<int> SaveAsync(Browser browser, string assessment, string question, string note, string token)
    {
        var answer = await browser.SendAsync(
            Browser.Post($"{assessment}/areas/{question[0]}", [($"answers[{question}].note", note), (Page.TokenField, token)])
        );
        return (int)answer.StatusCode;
    }

    private static async Task<string> StartAsync(Browser browser, int number) =>
        (await browser.ForgeAsync("/assessments/new", ("period", $"Load {number}"))).Address;

    private async Task SaveOnAsync(
        Browser browser,
        string assessment,
        string token,
        ConcurrentDictionary<string, int> acknowledged,
        CancellationToken stop
    )
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var question = Questions[number % Questions.Count];
            var answer = await browser.SendAsync(
                Browser.Post(
                    $"{assessment}/areas/{question[0]}",
                    [
                        ($"answers[{question}].present", number / Questions.Count % 2 == 0 ? "NonCompliant" : ""),
                        ($"answers[{question}].note", number.ToString(CultureInfo.InvariantCulture)),
                        (Page.TokenField, token),
                    ]
                ),
                "application/json"
            );
            Assert.Equal((200, "application/json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            acknowledged[$"{assessment[(assessment.LastIndexOf('/') + 1)..]} {question}"] = number;
            if (Interlocked.Increment(ref _saves) == WarmAfter)
            {
                _warm.SetResult();
            }
        }
    }

    /// <summary>The database as it is now with its log, as a process leaves them that is killed.</summary>
    private void LeaveNewer(string file)
    {
        var source = Path.Combine(_folder.FullName, "index.db");
        File.Copy($"{source}-wal", $"{file}-wal");
        File.Copy(source, file);
    }

    /// <summary>The notes as the file holds them, by assessment and question.</summary>
    private static Dictionary<string, string> Notes(string database)
    {
        using var connection = new SqliteConnection(database + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT lower(Assessments.Id) || ' ' || key, json_extract(value, '$.values.note') "
            + "FROM Assessments, json_each(Assessments.Answers)";
        using var reader = command.ExecuteReader();
        var notes = new Dictionary<string, string>();
        while (reader.Read())
        {
            notes[reader.GetString(0)] = reader.IsDBNull(1) ? "" : reader.GetString(1);
        }

        return notes;
    }
}
