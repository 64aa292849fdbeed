using Microsoft.Playwright;
using Xunit;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What was found good is not looked at again. What is wrong beside it must be found all the same.</summary>
public sealed class AccessibilityTests(BlankPage blank) : IClassFixture<BlankPage>
{
    private const string Good = """
        <nav aria-label="Menu"><a href="/">Start</a></nav>
        <main id="main">
          <h1>Answers</h1>
          <h2>Area A</h2>
          <label for="name">Name</label> <input id="name" type="text">
          <p class="words">Words that can be read.</p>
          <div><p class="grey">Large words.</p></div>
          <button type="button">Save</button> <button type="button"><span>Undo</span></button>
          <h3 id="named">Notes</h3> <textarea aria-labelledby="named"></textarea>
          <img src="data:," alt="A chart">
          <ul><li>One</li><li>Two</li></ul>
        </main>
        """;

    [Theory]
    [InlineData("""<input id="name" type="text">""", """<input id="name" type="text"> <input type="text">""", "label")]
    [InlineData("""<label for="name">""", """<label for="nobody">""", "label")]
    [InlineData("""class="words">""", """class="words pale">""", "color-contrast")]
    [InlineData("</main>", """<div class="pale"><div class="govuk-grid-row">More.</div></div></main>""", "color-contrast")]
    [InlineData("""<div><p class="grey">""", """<div><div class="govuk-!-font-size-14"><p class="grey">""", "color-contrast")]
    [InlineData(">Save<", "><", "button-name")]
    [InlineData("<span>Undo</span>", "<span></span>", "button-name")]
    [InlineData(">Name</label>", "></label>", "label")]
    [InlineData("""id="named">Notes<""", """id="named"><""", "label")]
    [InlineData("""alt="A chart">""", ">", "image-alt")]
    [InlineData("<li>One</li>", "<p>One</p>", "list")]
    [InlineData("<h2>", "<h1></h1><h4>Sub</h4><h2>", "heading-order")]
    [InlineData("</nav>", """</nav><nav aria-label="Menu"><a href="/">Start</a></nav>""", "landmark-unique")]
    [InlineData("</main>", "</main><div><p>Elsewhere.</p></div>", "region")]
    [InlineData("""<main id="main">""", "<div>", "landmark-one-main")]
    [InlineData("<h1>Answers</h1>", "<p>Answers</p>", "page-has-heading-one")]
    [InlineData("""id="named">""", """id="name">""", "label")]
    [InlineData("</main>", """</main><main aria-label="Other"><p>More.</p></main>""", "landmark-no-duplicate-main")]
    public async Task FindViolations_InPageLikeOneThatWasGood_FindsWhatIsWrong(string good, string bad, string rule)
    {
        var page = await blank.GetAsync();
        Assert.Empty(await FindAsync(page, Good, Screen.Narrow));
        Assert.Empty(await FindAsync(page, Good.Replace("Words", "Other words", StringComparison.Ordinal), Screen.Narrow));
        Expect(rule, await FindAsync(page, Good.Replace(good, bad, StringComparison.Ordinal), Screen.Narrow));
    }

    [Theory]
    [InlineData(""" class="words">""", """ class="words pale-when-wide">""", "color-contrast")]
    [InlineData("""<button type="button">Save</button>""", """<button type="button" class="when-wide"></button>""", "button-name")]
    [InlineData("<h2>", """<h4 class="when-wide">Sub</h4><h2>""", "heading-order")]
    public async Task FindViolations_InPageThatWasGoodOnOtherScreen_FindsWhatIsWrongOnThis(string good, string bad, string rule)
    {
        var page = await blank.GetAsync();
        var body = Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.Empty(await FindAsync(page, body, Screen.Narrow));
        Expect(rule, await FindAsync(page, body, Screen.Wide));
    }

    [Theory]
    [InlineData("<h2>B</h2><h3>C</h3><h2>D</h2>", "<h2>B</h2><h3>C</h3><h2>D</h2><h3>E</h3><h2>F</h2>", true)]
    [InlineData("<section aria-label='A'></section>", "<section aria-label='B'></section>", true)]
    [InlineData("<h2>B</h2><h3>C</h3>", "<h2>B</h2><h4>C</h4>", false)]
    [InlineData("", "<main>More</main>", false)]
    [InlineData("", "<main aria-label='Other'>More</main>", false)]
    [InlineData("<main hidden>1</main>", "<main hidden>1</main><main>2</main>", false)]
    [InlineData(
        "<form></form><form></form><form aria-label='A'></form>",
        "<form></form><form></form><form aria-label='A'></form><form aria-label='A'></form>",
        false
    )]
    public async Task Outline_OfTwoPages_IsTheSameWhereAxeAsksTheSameOfThem(string one, string other, bool isSame)
    {
        var page = await blank.GetAsync();
        var outlines = new List<IReadOnlyList<string>>();
        foreach (var body in (string[])[one, other])
        {
            await page.SetContentAsync($"<!doctype html><title>A</title><main><h1>A</h1></main>{body}");
            outlines.Add((await Look.AtAsync(page)).Outline);
        }

        Assert.Equal(isSame, outlines[0].ToHashSet().SetEquals(outlines[1]));
    }

    private static void Expect(string rule, IReadOnlyList<string> found) =>
        Assert.Contains(found, violation => violation.StartsWith($"{rule}: ", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> FindAsync(IPage page, string body, Screen screen)
    {
        const string whenWide = "@media (min-width: 640px) { .pale-when-wide { color: #bbb } .when-wide { display: block } }";
        const string large = ".grey { color: #888; font-size: 2em } .govuk-\\!-font-size-14 { font-size: 7px }";
        const string head =
            $"<title>Answers</title><style>.pale {{ color: #bbb }} .when-wide {{ display: none }} {large} {whenWide}</style>";
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        await page.SetContentAsync($"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>");
        return await Accessibility.FindViolationsAsync(await Look.AtAsync(page), screen, _ => Task.FromResult(page));
    }
}

/// <summary>A page of one's own to write on, with axe.</summary>
public sealed class BlankPage(BrowserFixture fixture) : IAsyncDisposable
{
    private IBrowserContext? _context;

    public async Task<IPage> GetAsync()
    {
        if (_context is null)
        {
            _context = await fixture.Browser.NewContextAsync();
            await Accessibility.InstallAsync(_context);
            await _context.NewPageAsync();
        }

        return _context.Pages[0];
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }
    }
}
