using System.Text;
using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What administrators do.</summary>
public sealed class AdministrationTests(BrowserFixture fixture) : Journey(fixture)
{
    private static readonly Screen NarrowWithoutScripts = Screen.Narrow with { Scripts = false };

    [Fact]
    public async Task PublishQuestionSet_WithActionChanged_AdvisesItInNewAssessment()
    {
        const string action = "Ask for Social Value in every contract, whatever its value.";
        await using var administrator = await VisitAsync();
        var draft = await administrator.BeginDraftAsync();
        var question = await draft.FollowAsync("A2 Which contracts", "Question A2");
        await administrator.Page.GetByLabel("Action of option 3").FillAsync(action);
        await question.Button("Save the question").Last.ClickAsync();
        await Expect(question.Notice).ToContainTextAsync("Question A2 is saved");
        await question.CheckAsync();

        draft = await question.FollowAsync("All of version 2", "Version 2");
        var difference = await draft.FollowAsync("See what is different from version 1", "What is different in version 2");
        await Expect(administrator.Page.Locator("main")).ToContainTextAsync("1 question has actions that are worded differently");
        await Expect(administrator.Page.Locator("ins.app-pieces__after")).ToContainTextAsync(action);
        draft = await difference.BackAsync("Version 2");
        var published = await draft.PublishAsync(2, "A2 at Leader says what to do in plain words.");
        await Expect(published.Heading).ToContainTextAsync("Published");

        await using var officer = await VisitAsync();
        var taskList = await officer.StartAssessmentAsync("After publishing");
        var address = taskList.Address;
        var area = await taskList.OpenAreaAsync("A");
        await area.AnswerAsync("A2", "NonCompliant", "Leader");
        await area.IsSavedAsync();
        await officer.OpenAsync($"{address}/plan");
        var plan = new PlanPage(officer);
        await Expect(plan.Row("A")).ToContainTextAsync(action);
        Assert.Contains(action, Encoding.UTF8.GetString(await plan.DownloadJsonAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishQuestionSet_WithQuestionAdded_IsAnsweredAfterMove()
    {
        await using var officer = await VisitAsync(NarrowWithoutScripts);
        var taskList = await officer.StartAssessmentAsync("In progress", isFromExample: true);
        var address = taskList.Address;

        await using var administrator = await VisitAsync(NarrowWithoutScripts);
        var draft = await administrator.BeginDraftAsync();
        var code = await AddQuestionAsync(administrator, draft);
        await PreviewAsync(administrator, code);
        draft = await new AdminPage(administrator, "Preview of version 2").BackAsync("Version 2");
        var impact = await draft.FollowAsync("See the impact on assessments", "Impact of version 2");
        await Expect(administrator.Page.GetByRole(AriaRole.Row, new() { Name = "Example" })).ToBeVisibleAsync();
        draft = await impact.BackAsync("Version 2");
        await draft.PublishAsync(2, "A question about reports to the cabinet.");

        await officer.OpenAsync(address);
        await Expect(officer.Page.GetByText("Version 2 of the questions is published")).ToBeVisibleAsync();
        var move = await new AdminPage(officer, "Assessment ").FollowAsync(
            "See what upgrading would change",
            "Upgrade to version 2 of the questions"
        );
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("A question about reports to the cabinet.");
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("1 question is new");
        var moved = await move.PressAsync("Upgrade to version 2", "Answers from before the upgrade");
        await Expect(moved.Notice).ToContainTextAsync("The assessment is upgraded to version 2");

        await officer.OpenAsync(address);
        var area = await new TaskListPage(officer).OpenAreaAsync("A");
        await area.AnswerAsync(code, "NonCompliant", "Leader");
        await area.ContinueAsync("B");
        await officer.OpenAsync($"{address}/areas/A");
        await Expect(area.Target(code, "Leader")).ToBeCheckedAsync();
        await officer.OpenAsync($"{address}/plan");
        await Expect(new PlanPage(officer).Row("A")).ToContainTextAsync("Publish what the cabinet decides.");
    }

    [Fact]
    public async Task InvitePerson_WithKeyboardAlone_LetsOfficerSetPasswordAndSignIn()
    {
        const string email = "newcomer@example.gov.uk";
        const string password = "Three-Random-Words-9";
        await using var administrator = await VisitAsync(Screen.Narrow);
        await administrator.OpenAdministrationAsync();
        var keys = new Keyboard(administrator.Page);
        await keys.UseAsync(administrator.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "People" }));
        var people = await new AdminPage(administrator, "People").ArriveAsync();
        await keys.UseAsync(people.Button("Invite somebody"));
        var invite = await new AdminPage(administrator, "Invite somebody").ArriveAsync();
        await keys.GoToAsync(administrator.Page.GetByLabel("Email address"));
        await keys.TypeAsync(email);
        await keys.GoToAsync(administrator.Page.GetByLabel("Name", new() { Exact = true }));
        await keys.TypeAsync("Nora Newcomer");
        await keys.UseAsync(administrator.Page.GetByLabel("Officer", new() { Exact = true }), "Space");
        await keys.GoToAsync(administrator.Page.GetByLabel("Organisation", new() { Exact = true }));
        await keys.PressAsync("ArrowDown");
        await keys.UseAsync(invite.Button("Invite"));
        var person = await new AdminPage(administrator, "Nora Newcomer").ArriveAsync();
        await Expect(person.Notice).ToBeFocusedAsync();
        await keys.GoToAsync(administrator.Page.GetByLabel("Link to set a password"));
        var link = new Uri(await administrator.Page.GetByLabel("Link to set a password").InputValueAsync()).PathAndQuery;

        await using var newcomer = await VisitAsync(Screen.Narrow);
        await newcomer.Page.GotoAsync(link);
        var set = await new AdminPage(newcomer, "Set your password").ArriveAsync();
        await newcomer.Page.GetByLabel("New password").FillAsync("short");
        await set.BeRefusedAsync("Set password");
        await newcomer.Page.GetByLabel("New password").FillAsync(password);
        await set.Button("Set password").ClickAsync();
        var signIn = await new SignInPage(newcomer).ArriveAsync();
        await Expect(signIn.Notice).ToContainTextAsync("Your password is set");
        var list = await signIn.SignInAsync(email, password);
        await Expect(list.Button("Start a new assessment")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OpenEveryAdministrationPage_NarrowAndWide_FitsAndIsAccessible()
    {
        await using var administrator = await VisitAsync(Screen.Narrow, Screen.Wide);
        var home = await administrator.OpenAdministrationAsync();
        var draft = await home.BeginDraftAsync("Version 2");
        var question = await draft.FollowAsync("A2 Which contracts", "Question A2");
        await administrator.Page.GetByLabel("Action of option 3").FillAsync("Ask for Social Value in every contract.");
        await question.PressAsync("Save the question", "Question A2");
        await OpenAllAsync(administrator, "2");

        await administrator.OpenAsync("/admin");
        await home.BeginDraftAsync("Version 3");
        await BreakDraftAsync(administrator);
        await OpenAllAsync(administrator, "3");

        await administrator.OpenAsync("/admin/question-sets/import");
        var import = new AdminPage(administrator, "Import a question set");
        await administrator
            .Page.GetByLabel("File")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "questions.json",
                    MimeType = "application/json",
                    Buffer = """{ "title": "", "areas": [ { "code": "A" } ] }"""u8.ToArray(),
                }
            );
        await import.BeRefusedAsync("Import");
        await OpenPeopleAsync(administrator);
        await administrator.OpenAsync("/admin/audit");
    }

    private static async Task<string> AddQuestionAsync(Visitor administrator, AdminPage draft)
    {
        var page = administrator.Page;
        var add = await draft.FollowAsync("Add a question to area A", "Add a question");
        await page.GetByLabel("Question", new() { Exact = true }).FillAsync("Does the cabinet read a report on Social Value?");
        await page.GetByLabel("Answer of option 1").FillAsync("No");
        await page.GetByLabel("Level of option 2").SelectOptionAsync("Follower");
        await page.GetByLabel("Answer of option 2").FillAsync("Once a year");
        await page.GetByLabel("Action of option 2").FillAsync("Report to the cabinet every year.");
        await add.Button("Add an option").ClickAsync();
        await Expect(page.GetByLabel("Answer of option 3")).ToBeVisibleAsync();
        await page.GetByLabel("Answer of option 3").FillAsync("Twice a year, and it is published");
        await page.GetByLabel("Action of option 3").FillAsync("Publish what the cabinet decides.");
        await add.BeRefusedAsync("Add the question");
        await page.GetByLabel("Level of option 3").SelectOptionAsync("Leader");
        var code = await page.GetByLabel("Code").InputValueAsync();
        var question = await add.PressAsync("Add the question", $"Question {code}");
        await question.FollowAsync("All of version 2", "Version 2");
        return code;
    }

    private static async Task PreviewAsync(Visitor administrator, string code)
    {
        var draft = new AdminPage(administrator, "Version 2");
        var preview = await draft.FollowAsync("Preview", "Preview of version 2");
        await administrator.Page.Locator($"input[name='answers[{code}].present'][value='NonCompliant']").ChooseAsync();
        await administrator.Page.Locator($"input[name='answers[{code}].target'][value='Leader']").ChooseAsync();
        await preview.Button("See levels and plan").First.ClickAsync();
        await Expect(administrator.Page.Locator("#result")).ToContainTextAsync("Publish what the cabinet decides.");
        await preview.CheckAsync();
    }

    /// <summary>Leaves the open draft with an area without questions and a question without words.</summary>
    private static async Task BreakDraftAsync(Visitor administrator)
    {
        await administrator.OpenAsync("/admin/question-sets/3/add-area");
        var add = new AdminPage(administrator, "Add an area");
        await administrator.Page.GetByLabel("Code").FillAsync("Z");
        await administrator.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Zeal");
        await add.Button("Add").Last.ClickAsync();
        await new AdminPage(administrator, "Z Zeal").ArriveAsync();
        await administrator.OpenAsync("/admin/question-sets/3/questions/A2");
        await administrator.Page.GetByLabel("Question", new() { Exact = true }).FillAsync("");
        await administrator.Page.GetByLabel("Action of option 3").FillAsync("");
        await new AdminPage(administrator, "Question A2").Button("Save the question").Last.ClickAsync();
        await Expect(administrator.Page.Locator(".app-faults").First).ToBeVisibleAsync();
        await administrator.CheckAsync();
    }

    private static async Task OpenAllAsync(Visitor administrator, string version)
    {
        string[] addresses =
        [
            "",
            "/1",
            "/1/areas/A",
            "/1/questions/A2",
            $"/{version}",
            $"/{version}/title-and-footnote",
            $"/{version}/areas/A",
            $"/{version}/areas/A/remove",
            $"/{version}/add-area",
            $"/{version}/areas/A/add-question",
            $"/{version}/questions/A2",
            $"/{version}/questions/A2/remove",
            $"/{version}/preview",
            $"/{version}/difference?from=1",
            $"/{version}/impact",
            $"/{version}/publish",
            $"/{version}/discard",
        ];
        foreach (var address in addresses)
        {
            await administrator.OpenAsync($"/admin/question-sets{address}");
        }
    }

    private static async Task OpenPeopleAsync(Visitor administrator)
    {
        await administrator.OpenAsync("/admin/organisations/new");
        await new AdminPage(administrator, "Add an organisation").BeRefusedAsync("Add");
        await administrator.OpenAsync("/admin/organisations");
        await new AdminPage(administrator, "Organisations").FollowAsync("Example", "Example");
        await administrator.OpenAsync("/admin/emails");
        await administrator.OpenAsync("/admin/people");
        var person = await new AdminPage(administrator, "People").FollowAsync("Olwen Officer", "Olwen Officer");
        var address = new Uri(administrator.Page.Url).AbsolutePath;
        await person.FollowAsync("Change name, role or organisation", "Change Olwen Officer");
        foreach (var rest in new[] { "email", "merge", "merge?with=lead@example.gov.uk", "deactivate", "link" })
        {
            await administrator.OpenAsync($"{address}/{rest}");
        }

        await administrator.OpenAsync("/admin/people/invite-many");
        await administrator.OpenAsync("/admin/organisations");
        var organisation = await new AdminPage(administrator, "Organisations").FollowAsync("Example", "Example");
        await organisation.FollowAsync("Close the organisation", "Do you want to close");
        await administrator.OpenAsync("/admin/people/invite");
        await new AdminPage(administrator, "Invite somebody").BeRefusedAsync("Invite");
    }
}
