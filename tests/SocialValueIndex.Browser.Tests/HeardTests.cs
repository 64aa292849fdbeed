using System.Text.RegularExpressions;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What screen readers are given to say, and what people see who space their texts or have a short screen.</summary>
public sealed class HeardTests(BrowserFixture fixture) : Journey(fixture)
{
    // The spacing of WCAG 1.4.12. A style sheet in the page would be refused by the site's policy; one that a script makes is not.
    private const string SpaceTexts = """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
          p { margin-bottom: 2em !important; }`);
        document.addEventListener("DOMContentLoaded", () => document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]);
        """;

    [Fact]
    public async Task OpenPages_WithScreenReader_HaveNamesThatCanBeToldApart()
    {
        await using var officer = await VisitAsync();
        var taskList = await officer.StartAssessmentAsync("Heard", isFromExample: true);
        var address = taskList.Address;
        var link = taskList.Area("A").Locator(".govuk-task-list__link");
        await Expect(link).ToHaveAccessibleDescriptionAsync(new Regex(@"\.\s+(Done|In progress|\d+ to confirm)$"));

        var area = await taskList.OpenAreaAsync("A");
        await Expect(area.Present("A1", "Follower")).ToHaveAccessibleNameAsync(new Regex(@",\s+Needed for Follower$"));
        await Expect(officer.Page.Locator("h2[tabindex], section[data-question][aria-labelledby]")).ToHaveCountAsync(0);

        // Empty, the place of messages is there already: otherwise Firefox does not speak the first one.
        await Expect(area.Status).ToHaveTextAsync("");
        await Expect(area.Status).ToHaveCSSAsync("visibility", "visible");
        await Expect(area.Status).Not.ToHaveCSSAsync("display", "none");

        await officer.OpenAsync($"{address}/results");
        var chart = await officer.Page.Locator(".app-radar > svg").AriaSnapshotAsync();
        Assert.StartsWith("- img", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("text:", chart, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FollowLink_ToAQuestion_PutsTheFocusThereWithoutLeavingATrace()
    {
        await using var officer = await VisitAsync();
        var taskList = await officer.StartAssessmentAsync("Focus");
        await officer.Page.GotoAsync($"{taskList.Address}/areas/A#question-A3");
        var area = await new AreaPage(officer, "A").ArriveAsync();
        await Expect(area.Question("A3")).ToBeFocusedAsync();
        await officer.Page.Keyboard.PressAsync("Tab");
        await Expect(area.Present("A3", "NonCompliant")).ToBeFocusedAsync();
        await Expect(officer.Page.Locator("[data-question][tabindex]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TypeNote_WithScripts_CountsWhatIsLeft()
    {
        await using var officer = await VisitAsync();
        var taskList = await officer.StartAssessmentAsync("Counted");
        var assessment = taskList.Address;
        var area = await taskList.OpenAreaAsync("A");
        await area.OpenNoteAsync("A1");
        await Expect(area.Question("A1")).ToContainTextAsync("You have 4,000 characters remaining");
        await area.Note("A1").FillAsync("Dated");
        await Expect(area.Question("A1")).ToContainTextAsync("You have 3,995 characters remaining");
        await officer.OpenAsync($"{assessment}/plan");
        await new PlanPage(officer).Row("A").Locator("summary").ClickAsync();
        await Expect(new PlanPage(officer).Row("A")).ToContainTextAsync("You have 4,000 characters remaining");
    }

    [Fact]
    public async Task SaveStatus_OnShortScreen_GivesWayToTheAnswers()
    {
        await using var officer = await VisitAsync(Screen.Narrow);
        var taskList = await officer.StartAssessmentAsync("Short");
        var area = await taskList.OpenAreaAsync("A");
        await area.Present("A1", "Follower").ChooseAsync();
        await area.IsSavedAsync();
        await Expect(area.Status).ToHaveCSSAsync("position", "sticky");
        await officer.Page.SetViewportSizeAsync(320, 256);
        await Expect(area.Status).ToHaveCSSAsync("position", "static");
    }

    [Fact]
    public async Task OpenPages_WithSpacedTextOnNarrowScreen_Fit()
    {
        var clipped = new List<string>();
        await using var administrator = await VisitAsync(Screen.Narrow);
        await administrator.Context.AddInitScriptAsync(SpaceTexts);
        await using var officer = await VisitAsync(Screen.Narrow);
        await officer.Context.AddInitScriptAsync(SpaceTexts);
        var taskList = await officer.StartAssessmentAsync("Spaced", isFromExample: true);
        var assessment = taskList.Address;
        string[] open = ["/", "/method", "/cookies", "/assessments", "/assessments/import"];
        string[] own = ["", "/areas/A", "/check", "/results", "/plan"];
        foreach (var page in open.Concat(own.Select(p => assessment + p)))
        {
            await officer.Page.GotoAsync(page);
            clipped.AddRange(await FindClippedAsync(officer));
        }

        await administrator.BeginDraftAsync();
        string[] sets =
        [
            "/admin/question-sets",
            "/admin/question-sets/2",
            "/admin/question-sets/2/areas/A",
            "/admin/question-sets/2/questions/A2",
        ];
        foreach (var page in sets.Concat(["/admin/people", "/admin/organisations", "/admin/audit"]))
        {
            await administrator.Page.GotoAsync(page);
            clipped.AddRange(await FindClippedAsync(administrator));
        }

        Assert.True(clipped.Count == 0, string.Join("\n", clipped));
    }

    /// <summary>Nothing that is seen reaches over the edge of the window, where a page that fits may clip it.</summary>
    private static Task<string[]> FindClippedAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.scrollingElement.scrollWidth;
              const clipped = [...document.querySelectorAll("main *, header *, footer *")]
                .filter(e => e.checkVisibility() && !e.closest("svg, .govuk-visually-hidden, details:not([open]) > :not(summary)"))
                .filter(e => getComputedStyle(e).clip === "auto" && e.getBoundingClientRect().right > 321);
              return [
                ...(width > 320 ? [`${location.pathname} is ${width} px wide`] : []),
                ...clipped.map(e => `${location.pathname}: ${e.getBoundingClientRect().right} px ${e.outerHTML.slice(0, 160)}`),
              ];
            }
            """
        );
}
