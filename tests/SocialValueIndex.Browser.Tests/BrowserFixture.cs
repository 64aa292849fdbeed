using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace SocialValueIndex.Browser.Tests;

/// <summary>One browser for all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser. Where there is none, the test that asks is skipped, or fails where a browser is required.</summary>
    public IBrowser Browser
    {
        get
        {
            if (_browser is null)
            {
                Assert.SkipWhen(!Chromium.IsRequired, Chromium.HowToGetIt);
                Assert.Fail($"REQUIRE_BROWSER is set. {Chromium.HowToGetIt}");
            }

            return _browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        if (Chromium.Find(_playwright) is { } path)
        {
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Chromium.Arguments });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
