using Microsoft.Data.Sqlite;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

/// <summary>
/// Several starts of the application on one database, in processes of their own. Run by hand, because it takes minutes:
/// <c>dotnet test --project tests/SocialValueIndex.Web.Tests -- --explicit only --filter-class '*TogetherTests'</c>.
/// </summary>
public sealed class TogetherTests(ITestOutputHelper output) : IDisposable
{
    private const string Password = "Maturity-Index-2012";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("svi-together-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Explicit = true)]
    public async Task TwoInstances_StartedAtOnceOnAnEmptyDatabase_ReadEachOthersCookiesAndForms()
    {
        for (var round = 0; round < 20; round++)
        {
            var database = Database($"{round}.db");
            await using var one = ApplicationProcess.Start(database);
            await using var other = ApplicationProcess.Start(database);
            var cookies = new ApplicationProcess.Cookies();
            var here = await one.OpenBrowserAsync(cookies);
            var there = await other.OpenBrowserAsync(new(cookies));

            var form = await here.OpenAsync("/account/sign-in");
            var answer = await there.SendAsync(
                Browser.Post(
                    "/account/sign-in",
                    [("email", "officer@example.gov.uk"), ("password", Password), (Page.TokenField, form.Token)]
                )
            );
            var page = await here.OpenAsync("/assessments");

            Assert.Equal((round, 302), (round, (int)answer.StatusCode));
            Assert.Equal((round, "Assessments"), (round, page.Heading));
            Assert.Equal((round, 1L), (round, Count(database, "DataProtectionKeys")));
        }
    }

    [Fact(Explicit = true)]
    public async Task FirstStart_KilledAtARandomMoment_ComesUpTheNextTime()
    {
        var random = new Random(12);
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async lane =>
                {
                    for (var round = lane; round < 12; round += 4)
                    {
                        var database = Database($"{round}.db");
                        var moment = TimeSpan.FromMilliseconds(random.Next(200, 6000));
                        await using (var killed = ApplicationProcess.Start(database))
                        {
                            await Task.WhenAny(killed.ListeningAsync(), Task.Delay(moment, TestContext.Current.CancellationToken));
                            await killed.KillAsync();
                        }

                        await using var next = ApplicationProcess.Start(database);
                        var browser = await next.OpenBrowserAsync();
                        Assert.Equal("Healthy", await browser.DownloadAsync("/health/ready"));
                        output.WriteLine($"Killed after {moment.TotalMilliseconds:N0} ms, then:\n{Words(next.Log)}");
                    }
                })
        );
    }

    private static string Words(string log) =>
        string.Join(
            '\n',
            log.Split('\n').Where(l => l.Contains("igration", StringComparison.Ordinal) || l.Contains("atabase", StringComparison.Ordinal))
        );

    private string Database(string name) => $"Data Source={Path.Combine(_folder.FullName, name)}";

    private static long Count(string database, string table)
    {
        using var connection = new SqliteConnection(database + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }
}
