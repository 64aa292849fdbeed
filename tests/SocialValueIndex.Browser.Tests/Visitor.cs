using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>How somebody sees the pages.</summary>
/// <param name="Width">The width of the window in CSS pixels.</param>
/// <param name="Scripts">Whether JavaScript runs.</param>
/// <param name="ForcedColours">Whether the reader's own colours replace ours.</param>
public sealed record Screen(int Width = 1280, bool Scripts = true, bool ForcedColours = false)
{
    public static Screen Wide { get; } = new();

    public static Screen Narrow { get; } = new(Width: 320);
}

/// <summary>
/// Someone at a browser of their own. Everything that goes wrong on the way is remembered, and every page that they come to is checked.
/// </summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private const string ServiceName = "Social Value Maturity Index";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly ConcurrentDictionary<string, byte> FoundGood = new();

    private readonly IBrowser _browser;
    private readonly Uri _site;
    private readonly Screen _screen;
    private readonly List<string> _troubles = [];
    private IBrowserContext? _copies;
    private IPage? _copy;
    private string _content = "";

    private Visitor(IBrowser browser, Uri site, Screen screen, IBrowserContext context, IPage page, Uri? other)
    {
        (_browser, _site, _screen, Context, Page) = (browser, site, screen, context, page);
        context.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        context.WebError += (_, error) => Note(true, $"script: {error.Error}");
        context.Request += (_, request) =>
            Note(
                !request.Url.StartsWith(_site.ToString(), StringComparison.Ordinal)
                    && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
                    && !(other is not null && request.Url.StartsWith(other.ToString(), StringComparison.Ordinal)),
                $"left the site: {request.Url}"
            );
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>
    /// Set while a test takes the connection or the session away: the browser then reports failed requests, as it should.
    /// </summary>
    public bool ExpectsFailedRequests { get; set; }

    /// <param name="browser">The browser.</param>
    /// <param name="site">The service.</param>
    /// <param name="screen">How they see it.</param>
    /// <param name="other">Another site that they may come to; none where they must not.</param>
    public static async Task<Visitor> ArriveAsync(IBrowser browser, Uri site, Screen screen, Uri? other = null)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = site.ToString(),
                ViewportSize = new() { Width = screen.Width, Height = screen.Width < 640 ? 640 : 900 },
                JavaScriptEnabled = screen.Scripts,
                ForcedColors = screen.ForcedColours ? ForcedColors.Active : null,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
            }
        );
        context.SetDefaultTimeout(30_000);
        return new Visitor(browser, site, screen, context, await context.NewPageAsync(), other);
    }

    public async Task<AssessmentsPage> SignInAsync(string email = Journey.Officer)
    {
        await Page.GotoAsync("/account/sign-in");
        var signIn = await new SignInPage(this).ArriveAsync();
        return await signIn.SignInAsync(email, DevelopmentData.Password);
    }

    /// <summary>Opens an address and checks the page that comes.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await CheckAsync();
    }

    /// <summary>What must hold on every page and in every state.</summary>
    public async Task CheckAsync()
    {
        // Where no script runs, there is a heading before there are styles.
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Expect(Page.Locator("h1")).ToHaveCountAsync(1);
        var title = await Page.TitleAsync();
        Assert.EndsWith($" - {ServiceName}", title, StringComparison.Ordinal);
        Assert.Equal(await Page.Locator(".govuk-error-message").CountAsync() > 0, title.StartsWith("Error: ", StringComparison.Ordinal));
        var width = await Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        Assert.True(width <= _screen.Width, $"{Page.Url} is {width} px wide on a screen of {_screen.Width} px.");
        var troubles = _troubles.Concat(await FindViolationsAsync()).ToList();
        Assert.True(troubles.Count == 0, $"On {Page.Url}:\n{string.Join("\n", troubles)}");
    }

    /// <summary>What another site's page did is none of ours.</summary>
    public void ForgetTroubles() => _troubles.Clear();

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        if (_copies is not null)
        {
            await _copies.DisposeAsync();
        }
    }

    private void Note(bool isTrouble, string what)
    {
        if (isTrouble && !(ExpectsFailedRequests && what.Contains("Failed to load resource", StringComparison.Ordinal)))
        {
            _troubles.Add($"{Page.Url} {what}");
        }
    }

    /// <summary>
    /// Nothing new is found in what is seen a second time, in this test or another: pages that differ in addresses, tokens and times alone.
    /// </summary>
    private async Task<IReadOnlyList<string>> FindViolationsAsync()
    {
        _content = await Page.ContentAsync();
        var chosen = await Page.Locator(":checked").CountAsync();
        var seen = $"{_screen} {chosen} {WithoutWhatVaries().Replace(_content, "")}";
        if (FoundGood.ContainsKey(seen))
        {
            return [];
        }

        var violations = await FindViolationsAsync(_screen.Scripts ? Page : await ShowCopyAsync());
        if (violations.Count == 0)
        {
            FoundGood.TryAdd(seen, 0);
        }

        return violations;
    }

    /// <summary>axe is a script too: where none runs, it looks at the same page in another tab, which runs axe and nothing else.</summary>
    private async Task<IPage> ShowCopyAsync()
    {
        _copy ??= await OpenCopyAsync();
        await _copy.GotoAsync(Page.Url.Split('#')[0], new() { WaitUntil = WaitUntilState.Load });
        return _copy;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|CfDJ8[\\w-]*|\\d\\d:\\d\\d|(localhost|127\\.0\\.0\\.1):\\d+", RegexOptions.IgnoreCase)]
    private static partial Regex WithoutWhatVaries();

    private async Task<IPage> OpenCopyAsync()
    {
        _copies = await _browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = _screen.Width, Height = 640 },
            }
        );
        var page = await _copies.NewPageAsync();
        await page.RouteAsync(
            "**/*",
            route =>
                route.Request.ResourceType switch
                {
                    "document" => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = _content }),
                    "script" => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }),
                    _ => route.ContinueAsync(),
                }
        );
        return page;
    }

    private static async Task<IReadOnlyList<string>> FindViolationsAsync(IPage page)
    {
        // Half a megabyte that a page needs once, however many states of it are looked at.
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { violations } = await axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                rules: { "target-size": { enabled: true } },
                resultTypes: ["violations"],
              });
              return violations.map(v => `${v.id}: ${v.nodes.map(n => n.html + " " + n.failureSummary).join(" | ")}`);
            }
            """
        );
        return [.. found.EnumerateArray().Select(v => v.GetString()!)];
    }
}
