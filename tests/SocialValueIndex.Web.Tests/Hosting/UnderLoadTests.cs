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
            Assert.All(Notes(Database).Where(n => Questions.Contains(n.Key)), n => Assert.Equal($"Round {round}", n.Value));
        }
    }

    [Fact(Explicit = true)]
    public async Task Backup_DuringFiftySavesASecond_HoldsEverythingThatWasAcknowledgedBefore()
    {
        await using var app = ApplicationProcess.Start(Database);
        var cookies = new ApplicationProcess.Cookies();
        var browser = await app.OpenBrowserAsync(cookies);
        var assessment = await SignInAsync(browser);
        var token = await browser.TokenAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var acknowledged = new ConcurrentDictionary<string, int>();
        var saving = Task.WhenAll(Questions.Take(8).Select(q => SaveOnAsync(browser, assessment, q, token, acknowledged, stop.Token)));

        for (var round = 0; round < 10; round++)
        {
            var backup = Path.Combine(_folder.FullName, $"backup-{round}.db");
            var restored =
                $"Data Source={Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, $"{round}")).FullName, "index.db")}";
            var before = acknowledged.ToDictionary();
            var watch = Stopwatch.StartNew();
            Assert.Equal(0, await ApplicationProcess.RunAsync(Database, "backup", "--to", backup));
            var during = acknowledged.Values.Sum() - before.Values.Sum();
            output.WriteLine($"{during / watch.Elapsed.TotalSeconds:N0} saves a second during backup {round}");
            Assert.Equal(0, await ApplicationProcess.RunAsync(restored, "restore", "--from", backup));

            var notes = Notes(restored);
            Assert.All(before, b => Assert.True(int.Parse(notes[b.Key], CultureInfo.InvariantCulture) >= b.Value));
        }

        await stop.CancelAsync();
        await saving;
    }

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

    private static async Task SaveOnAsync(
        Browser browser,
        string assessment,
        string question,
        string token,
        ConcurrentDictionary<string, int> acknowledged,
        CancellationToken stop
    )
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            if (await SaveAsync(browser, assessment, question, number.ToString(CultureInfo.InvariantCulture), token) == 302)
            {
                acknowledged[question] = number;
            }
        }
    }

    /// <summary>The notes as the file holds them, by question.</summary>
    private static Dictionary<string, string> Notes(string database)
    {
        using var connection = new SqliteConnection(database + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, json_extract(value, '$.values.note') FROM Assessments, json_each(Assessments.Answers)";
        using var reader = command.ExecuteReader();
        var notes = new Dictionary<string, string>();
        while (reader.Read())
        {
            notes[reader.GetString(0)] = reader.IsDBNull(1) ? "" : reader.GetString(1);
        }

        return notes;
    }
}
