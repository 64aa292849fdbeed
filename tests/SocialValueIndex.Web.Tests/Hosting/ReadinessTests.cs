using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class ReadinessTests() : WebTest(Environments.Production, TestDatabase.Create())
{
    private string File => new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource;

    [Fact]
    public async Task Ready_WhileTheFileIsMovedAway_IsNotAndThenIsAgain()
    {
        var browser = App.OpenBrowser();
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(browser)).Status);

        System.IO.File.Move(File, $"{File}.away");
        var away = await ReadyAsync(browser);
        System.IO.File.Move($"{File}.away", File);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.False(System.IO.File.Exists($"{File}.away"));
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(browser)).Status);
    }

    [Fact]
    public async Task Ready_AfterTheFileWasReplaced_IsNot()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells where an open file is.");
        var browser = App.OpenBrowser();
        await ReadyAsync(browser);

        System.IO.File.Copy(File, $"{File}.other");
        System.IO.File.Move($"{File}.other", File, overwrite: true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync(browser)).Status);
        Assert.Contains("was replaced", App.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WithAMigrationPending_IsNot()
    {
        var browser = App.OpenBrowser();
        await ReadyAsync(browser);
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory", Token);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync(browser)).Status);
    }

    [Theory]
    [InlineData("http://203.0.113.7:5000")]
    [InlineData("http://anything.example")]
    [InlineData("https://index.example.gov.uk")]
    public async Task Health_OverPlainHttpAndWithAnyHost_Answers(string address)
    {
        using var app = App.WithWebHostBuilder(b => b.UseSetting("AllowedHosts", "index.example.gov.uk").UseSetting("PathBase", "/svi"));
        var client = app.CreateClient(new() { BaseAddress = new Uri(address), AllowAutoRedirect = false });

        foreach (var path in (string[])["/health/live", "/health/ready", "/svi/health/live", "/svi/health/ready"])
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, Token)).StatusCode);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(Browser browser)
    {
        var response = await browser.GetAsync("/health/ready");
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}

public sealed class FirstStartTests() : WebTest(Environments.Production, TestDatabase.CreateWithoutQuestionSet())
{
    [Fact]
    public async Task FirstStart_OfThreeInstancesAtOnce_MakesOneKey()
    {
        await using (var empty = Database.CreateContext(KnownUser.Nobody))
        {
            await empty.DataProtectionKeys.ExecuteDeleteAsync(Token);
        }

        await using var second = new WebApp(Database, Environments.Production);
        await using var third = new WebApp(Database, Environments.Production);

        await Task.WhenAll(
            ((WebApp[])[App, second, third]).Select(app => Task.Run(() => app.OpenBrowser().OpenAsync("/account/sign-in"), Token))
        );

        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.Single(await db.DataProtectionKeys.ToListAsync(Token));
    }
}
