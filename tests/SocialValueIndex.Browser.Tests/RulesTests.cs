using System.Text;
using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>Administrators find, change, move and publish rules, and look after people.</summary>
public sealed class RulesTests(BrowserFixture fixture) : Journey(fixture)
{
    private static readonly Screen NarrowWithoutScripts = Screen.Narrow with { Scripts = false };

    public static TheoryData<Screen> Screens => [Screen.Wide, NarrowWithoutScripts];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task FindOjeu_FromTheFirstPage_IsChangedInThreeClicksAndOneSearch(Screen screen)
    {
        await using var administrator = await VisitAsync(screen);
        await administrator.BeginDraftAsync();
        await administrator.OpenAsync("/admin");

        var draft = await new AdminPage(administrator, "Administration").FollowAsync("Draft of version 2", "Version 2");
        await administrator.Page.GetByLabel("Find in questions, hints, options and actions").FillAsync("OJEU");
        await administrator.Page.Keyboard.PressAsync("Enter");
        await Expect(administrator.Page.Locator("#found")).ToContainTextAsync("1 question has “OJEU” in it.");
        await administrator.CheckAsync();
        var question = await draft.FollowAsync("A2 Which contracts", "Question A2");
        await administrator.Page.GetByLabel("Action of option 3").FillAsync("Require Social Value above and below the threshold.");
        await question.Button("Save the question").Last.ClickAsync();

        await Expect(question.Notice).ToContainTextAsync("Question A2 is saved");
        await administrator.OpenAsync("/admin/question-sets/2");
        await Expect(administrator.Page.GetByRole(AriaRole.Row, new() { Name = "A2 Which contracts" })).ToContainTextAsync("Changed");
    }

    [Fact]
    public async Task MoveQuestion_WithKeyboardAlone_IsSeenInTheImpactPublishedAndUpgraded()
    {
        await using var officer = await VisitAsync(Screen.Narrow);
        var taskList = await officer.StartAssessmentAsync("In progress", isFromExample: true);
        var address = taskList.Address;
        await using var administrator = await VisitAsync(Screen.Narrow);
        await administrator.BeginDraftAsync();
        await administrator.OpenAsync("/admin/question-sets/2/questions/A2");
        var question = new AdminPage(administrator, "Question A2");
        var keys = new Keyboard(administrator.Page);

        await keys.GoToAsync(administrator.Page.GetByLabel("Area", new() { Exact = true }));
        await keys.PressAsync("ArrowDown");
        await keys.UseAsync(question.Button("Save the question").Last);
        await Expect(question.Notice).ToContainTextAsync("Question A2 is moved to area B");
        await question.CheckAsync();

        var draft = await question.FollowAsync("All of version 2", "Version 2");
        var impact = await draft.FollowAsync("See the impact on assessments", "Impact of version 2");
        await Expect(administrator.Page.Locator("#moved")).ToContainTextAsync("A2 counts for area B instead of area A");
        draft = await impact.BackAsync("Version 2");
        await draft.PublishAsync(2, "A2 counts for internal management.");

        await officer.OpenAsync($"{address}/upgrade");
        await new AdminPage(officer, "Upgrade to version 2").PressAsync("Upgrade to version 2", "Answers from before the upgrade");
        await officer.OpenAsync($"{address}/areas/B");
        await Expect(officer.Page.Locator("input[name='answers[A2].present']:checked")).ToHaveCountAsync(1);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task InviteThirtyWithTwoFaults_ThenCorrected_InvitesThemAllAndTwoAccountsAreMerged(Screen screen)
    {
        await using var administrator = await VisitAsync(screen);
        await administrator.SignInAsync(Administrator);
        await administrator.OpenAsync("/admin/people/invite-many");
        var page = new AdminPage(administrator, "Invite many people");
        string[] file =
        [
            "Name,Email,Roles,Organisation",
            .. Enumerable.Range(1, 30).Select(i => $"Person {i},person{i}@example.gov.uk,Officer,Example Borough Council"),
        ];

        await ChooseAsync(
            administrator,
            [
                .. file.Take(3),
                "Person 3,person3,Officer,Example Borough Council",
                .. file.Skip(4).Take(26),
                "Person 30,p30@example.gov.uk,Mayor,Example Borough Council",
            ]
        );
        await page.BeRefusedAsync("Invite everybody");
        await Expect(administrator.Page.Locator("#faults + dl dt")).ToHaveTextAsync(["Row 4", "Row 31"]);
        await ChooseAsync(administrator, file);
        await page.Button("Invite everybody").ClickAsync();
        var people = await new AdminPage(administrator, "People").ArriveAsync();
        await Expect(people.Notice).ToContainTextAsync("30 people are invited");

        var person = await people.FollowAsync("Person 1", "Person 1");
        var merge = await person.FollowAsync("Merge into another", "Merge the account of Person 1");
        await administrator.Page.GetByLabel("Email address of the account that stays").FillAsync(Officer);
        await merge.Button("Find it").ClickAsync();
        await Expect(administrator.Page.Locator("#into")).ToContainTextAsync(Officer);
        await merge.CheckAsync();
        var merged = await merge.PressAsync("Merge the accounts", "Olwen Officer");
        await Expect(merged.Notice).ToContainTextAsync("The accounts are merged");
    }

    private static Task ChooseAsync(Visitor visitor, IEnumerable<string> rows) =>
        visitor
            .Page.GetByLabel("File")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "people.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", rows)),
                }
            );
}
