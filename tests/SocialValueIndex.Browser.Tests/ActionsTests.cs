using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using SocialValueIndex.Documents.Spreadsheets;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>The year of the people who carry the plan out.</summary>
public sealed class ActionsTests(BrowserFixture fixture) : Journey(fixture)
{
    private static readonly string[] Ten =
    [
        "A2-Mature",
        "A2-Leader",
        "A2-Innovator",
        "A3-Mature",
        "A3-Leader",
        "A4-Leader",
        "A4-Innovator",
        "A5-Innovator",
        "B2-Mature",
        "B3-Leader",
    ];

    [Fact]
    public async Task GiveTenActionsOwnersAndDates_ByALead_AndFilterForOverdueOnes()
    {
        await using var lead = await VisitAsync();
        var register = await OpenRegisterAsync(lead, Lead);
        foreach (var (reference, i) in Ten.Select((r, i) => (r, i)))
        {
            register = await register.ChangeAsync(reference, "InProgress", "31", "3", i < 3 ? "2020" : "2099");
        }

        await register.CheckAsync();
        var action = await register.OpenAsync("A2-Leader");
        await action.SaveAsync(ColleagueName, "Asked the treasurer");

        register = await OpenRegisterAsync(lead);
        register = await register.FilterAsync("Status", "Overdue");
        await Expect(register.Rows).ToHaveCountAsync(3);
        await Expect(register.Row("A2-Leader")).ToContainTextAsync(ColleagueName);

        // By keyboard alone: the form of a row opens, changes and saves.
        await register.Row("A2-Leader").Locator("summary").FocusAsync();
        await lead.Page.Keyboard.PressAsync("Enter");
        await lead.Page.Keyboard.PressAsync("Tab");
        await lead.Page.Keyboard.PressAsync("D");
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await lead.Page.Keyboard.PressAsync("Tab");
        }

        await lead.Page.Keyboard.PressAsync("Enter");
        await Expect(register.Notice).ToContainTextAsync("A2-Leader is saved");
        await Expect(register.Rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task FindInMyWork_ByAnOfficer_OnANarrowScreenWithoutScripts_AndMarkDone()
    {
        await using var lead = await VisitAsync();
        var register = await OpenRegisterAsync(lead, Lead);
        await (await register.OpenAsync("A2-Leader")).SaveAsync(ColleagueName);

        await using var officer = await VisitAsync(Screen.Narrow with { Scripts = false });
        await officer.SignInAsync(Colleague);
        await officer.OpenAsync("/my-work");
        var work = new MyWorkPage(officer);
        await Expect(work.Rows).ToHaveCountAsync(1);
        await work.Rows.Locator("summary").ClickAsync();
        await work.Rows.GetByLabel("Status").SelectOptionAsync("Done");
        await work.Rows.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(work.Notice).ToContainTextAsync("A2-Leader is saved");
        await Expect(work.Rows).ToHaveCountAsync(0);
        await work.CheckAsync();
        await work.Link("See whether to raise the present answer to A2").ClickAsync();
        var action = await new ActionPage(officer, "A2-Leader").ArriveAsync();
        await action.Button("Raise the present answer").ClickAsync();
        await Expect(action.Notice).ToContainTextAsync("The present answer to A2 is now");
        await action.CheckAsync();
    }

    [Fact]
    public async Task TakeTheSpreadsheetOut_ChangeIt_AndBringItBackWithOneConflict()
    {
        await using var lead = await VisitAsync();
        var register = await OpenRegisterAsync(lead, Lead);
        var file = Edit(await register.DownloadAsync(), ("A2-Leader", "Done"), ("A3-Leader", "In progress"));
        await register.ChangeAsync("A2-Leader", "InProgress", "", "", "");

        var changes = await register.UploadAsync(file);
        await Expect(changes.Change("A2-Leader")).ToContainTextAsync("What is stored: status ‘In progress’");
        await Expect(changes.Change("A2-Leader")).ToContainTextAsync("What your file says: status ‘Done’");
        await changes.Change("A2-Leader").GetByLabel("What your file says").CheckAsync();
        register = await changes.ApplyAsync();

        await Expect(register.Notice).ToContainTextAsync("2 actions are changed");
        await Expect(register.Row("A2-Leader")).ToContainTextAsync("Done");
        await Expect(register.Row("A3-Leader")).ToContainTextAsync("In progress");
    }

    private static async Task<RegisterPage> OpenRegisterAsync(Visitor visitor, string? signIn = null)
    {
        if (signIn is not null)
        {
            await (await visitor.OpenAssessmentsAsync(signIn)).OpenAsync("2026/27");
        }

        await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Actions") }).First.ClickAsync();
        return await new RegisterPage(visitor).ArriveAsync();
    }

    /// <summary>The file as somebody saves it who changed the status of some rows.</summary>
    private static byte[] Edit(byte[] file, params (string Reference, string Status)[] changes)
    {
        var sheets = SpreadsheetReader.Read(file, ["Actions", "Exported"], new SheetLimits(5000, 10_000) { ReadsValues = true }).Sheets;
        var rows = sheets["Actions"].Select(r => r.Cells.ToArray()).ToList();
        var status = Array.IndexOf(rows[0], "Status");
        foreach (var (reference, value) in changes)
        {
            rows.Single(r => r[0] == reference)[status] = value;
        }

        var exported = Sheet.FromTexts("Exported", [20], [.. sheets["Exported"].Select(r => r.Cells)]);
        return SpreadsheetWriter.Write(new Workbook("Edited", Sheet.FromTexts("Actions", [20], rows), exported));
    }
}
