using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;

namespace SocialValueIndex.Browser.Tests;

/// <summary>How somebody sees the pages.</summary>
/// <param name="Width">The width of the window in CSS pixels.</param>
/// <param name="Scripts">Whether JavaScript runs.</param>
/// <param name="ForcedColours">Whether the reader's own colours replace ours.</param>
public sealed record Screen(int Width = 1280, bool Scripts = true, bool ForcedColours = false)
{
    /// <summary>The height of the window in CSS pixels.</summary>
    public int Height => Width < 640 ? 640 : 900;

    public static Screen Wide { get; } = new();

    public static Screen Narrow { get; } = new(Width: 320);
}

/// <summary>
/// Someone at a browser of their own. Everything that goes wrong on the way is remembered, and every page that they come to is checked.
/// </summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private const string ServiceName = "Social Value Maturity Index";

    private readonly IBrowser _browser;
    private readonly Uri _site;
    private readonly Uri? _other;
    private readonly IReadOnlyList<Screen> _screens;
    private readonly List<string> _troubles = [];
    private IBrowserContext? _copies;
    private IPage? _copy;
    private string _content = "";

    private Visitor(IBrowser browser, Uri site, IReadOnlyList<Screen> screens, IBrowserContext context, IPage page, Uri? other)
    {
        (_browser, _site, _other, _screens, Context, Page) = (browser, site, other, screens, context, page);
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
    /// <param name="screens">The screens on which every page is checked; the browser is opened on the first.</param>
    /// <param name="other">Another site that they may come to; none where they must not.</param>
    public static async Task<Visitor> ArriveAsync(IBrowser browser, Uri site, IReadOnlyList<Screen> screens, Uri? other = null)
    {
        var screen = screens[0];
        Assert.True(screen.Scripts || screens.Count == 1, "Without scripts, pages are checked on one screen.");
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = site.ToString(),
                ViewportSize = new() { Width = screen.Width, Height = screen.Height },
                JavaScriptEnabled = screen.Scripts,
                ForcedColors = screen.ForcedColours ? ForcedColors.Active : null,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
            }
        );
        await Accessibility.InstallAsync(context);
        context.SetDefaultTimeout(30_000);
        return new Visitor(browser, site, screens, context, await context.NewPageAsync(), other);
    }

    /// <summary>
    /// Signs in without a page being shown. Most tests are about what comes after; those of signing in use <see cref="SignInPage"/>.
    /// </summary>
    public Task SignInAsync(string email = Journey.Officer) =>
        SendAsync("/account/sign-in", "/account/sign-in", ("email", email), ("password", DevelopmentData.Password));

    /// <summary>Signs in, without a page being shown, and opens the list of assessments.</summary>
    public async Task<AssessmentsPage> OpenAssessmentsAsync(string email = Journey.Officer)
    {
        await SignInAsync(email);
        await Page.GotoAsync("/assessments");
        return await new AssessmentsPage(this).ArriveAsync();
    }

    /// <summary>Signs in as the officer and starts an assessment, without a page being shown, and opens it.</summary>
    public async Task<TaskListPage> StartAssessmentAsync(string period, bool isFromExample = false)
    {
        const string form = "/assessments/new";
        await SignInAsync();
        var example = Example().Match(await ReadAsync(form));
        Assert.True(example.Success, "The example's answers are not offered.");
        var from = isFromExample ? example.Groups["id"].Value : "";
        await Page.GotoAsync(await SendAsync(form, form, ("period", period), ("from", from)));
        return await new TaskListPage(this).ArriveAsync();
    }

    /// <summary>Signs in as the administrator, without a page being shown, and opens their first page.</summary>
    public async Task<AdminPage> OpenAdministrationAsync()
    {
        await SignInAsync(Journey.Administrator);
        await Page.GotoAsync("/admin");
        return await new AdminPage(this, "Administration").ArriveAsync();
    }

    /// <summary>Signs in as the administrator and begins a draft, without a page being shown, and opens it.</summary>
    public async Task<AdminPage> BeginDraftAsync()
    {
        await SignInAsync(Journey.Administrator);
        await Page.GotoAsync(await SendAsync("/admin/question-sets", "/admin/question-sets/1/draft"));
        return await new AdminPage(this, "Version 2").ArriveAsync();
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
        if (!_screens[0].Scripts)
        {
            await Page.WaitForLoadStateAsync(LoadState.Load);
        }

        await CheckAsync(_screens[0]);
        foreach (var screen in _screens.Skip(1))
        {
            await SeeAsAsync(screen);
            await CheckAsync(screen);
            await SeeAsAsync(_screens[0]);
        }
    }

    /// <summary>Sends a form of a page as the page would.</summary>
    /// <returns>The address that the answer leads to.</returns>
    private async Task<string> SendAsync(string page, string address, params IEnumerable<(string Name, string Value)> fields)
    {
        var form = Context.APIRequest.CreateFormData();
        var own = OwnFields().Matches(await ReadAsync(page)).DistinctBy(f => f.Groups["name"].Value);
        foreach (var (name, value) in own.Select(f => (f.Groups["name"].Value, f.Groups["value"].Value)).Concat(fields))
        {
            form.Set(name, value);
        }

        var answer = await Context.APIRequest.PostAsync(address, new() { Form = form, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
        return answer.Headers["location"];
    }

    private async Task<string> ReadAsync(string page) => await (await Context.APIRequest.GetAsync(page)).TextAsync();

    /// <summary>What the application itself puts into each form.</summary>
    [GeneratedRegex("""<input name="(?<name>__\w+)" type="hidden" value="(?<value>[^"]+)" />""")]
    private static partial Regex OwnFields();

    [GeneratedRegex("""<option value="(?<id>[^"]+)">2026/27,""")]
    private static partial Regex Example();

    private async Task SeeAsAsync(Screen screen)
    {
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        await Page.EmulateMediaAsync(new() { ForcedColors = screen.ForcedColours ? ForcedColors.Active : ForcedColors.None });
    }

    private async Task CheckAsync(Screen screen)
    {
        var look = await Look.AtAsync(Page);
        Assert.True(look.TopHeadings == 1, $"{Page.Url} has {look.TopHeadings} headings of the first level.");
        Assert.EndsWith($" - {ServiceName}", look.Title, StringComparison.Ordinal);
        Assert.Equal(look.Errors > 0, look.Title.StartsWith("Error: ", StringComparison.Ordinal));
        Assert.True(look.Width <= screen.Width, $"{Page.Url} is {look.Width} px wide on a screen of {screen.Width} px.");
        var violations = await Accessibility.FindViolationsAsync(look, screen, ShowWithScriptsAsync);
        var troubles = _troubles.Concat(violations).ToList();
        Assert.True(troubles.Count == 0, $"On {Page.Url}:\n{string.Join("\n", troubles)}");
    }

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
        // What another site's page does is none of ours.
        var isElsewhere = _other is not null && Page.Url.StartsWith(_other.ToString(), StringComparison.Ordinal);
        if (isTrouble && !isElsewhere && !(ExpectsFailedRequests && what.Contains("Failed to load resource", StringComparison.Ordinal)))
        {
            _troubles.Add($"{Page.Url} {what}");
        }
    }

    /// <summary>axe is a script too: where none runs, it looks at the same page in another tab, which runs axe and nothing else.</summary>
    private async Task<IPage> ShowWithScriptsAsync(Screen screen)
    {
        if (screen.Scripts)
        {
            return Page;
        }

        _content = await Page.ContentAsync();
        _copy ??= await OpenCopyAsync(screen);
        await _copy.GotoAsync(Page.Url.Split('#')[0], new() { WaitUntil = WaitUntilState.Load });
        return _copy;
    }

    private async Task<IPage> OpenCopyAsync(Screen screen)
    {
        _copies = await _browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            }
        );
        await Accessibility.InstallAsync(_copies);
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
}
