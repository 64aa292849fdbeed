using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;
using SocialValueIndex.Browser.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace SocialValueIndex.Browser.Tests;

/// <summary>One application and one browser for all tests. Each test has its own visitor, with its own cookies, and starts its own assessment.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public const string Officer = "officer@example.gov.uk";
    public const string Colleague = "colleague@example.gov.uk";
    public const string ColleagueName = "Cora Colleague";
    public const string Lead = "lead@example.gov.uk";

    private readonly RunningApp _app = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Uri? _address;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        if (Chromium.Find(_playwright) is not { } path)
        {
            return;
        }

        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Chromium.Arguments });
        _address = _app.Start();
        await CreateColleagueAsync();
    }

    /// <summary>Someone at a browser of their own, at the start page's address but nowhere yet.</summary>
    /// <param name="screen">How they see the pages; wide where nothing is said.</param>
    /// <param name="site">The application; the one for all tests where nothing is said.</param>
    public async Task<Visitor> VisitAsync(Screen? screen = null, Uri? site = null)
    {
        if (_browser is null)
        {
            Assert.SkipWhen(!Chromium.IsRequired, Chromium.HowToGetIt);
            Assert.Fail($"REQUIRE_BROWSER is set. {Chromium.HowToGetIt}");
        }

        return await Visitor.ArriveAsync(_browser!, site ?? _address!, screen ?? Screen.Wide);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _app.DisposeAsync();
    }

    private async Task CreateColleagueAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var officer = await people.FindByEmailAsync(Officer);
        var colleague = new Person { Id = Guid.CreateVersion7(), UserName = Colleague, Email = Colleague, Name = ColleagueName, OrganisationId = officer!.OrganisationId };
        Assert.True((await people.CreateAsync(colleague, ExampleCouncil.Password)).Succeeded);
        Assert.True((await people.AddToRoleAsync(colleague, Roles.Officer)).Succeeded);
    }
}
