using System.Net;
using System.Text.Json;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Actions;

public sealed class ActionPageTests : WebTest
{
    [Fact]
    public async Task Action_WithEveryField_IsSavedByALeadAfterCompletion()
    {
        var officer = await OfficerAsync();
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/check");

        var page = await lead.OpenAsync($"{assessment}/actions/A2-Leader");
        var saved = await page.PressAsync(
            "Save",
            ("owner", $"{officer.Person!.Id}"),
            ("due.day", "31"),
            ("due.month", "3"),
            ("due.year", "2027"),
            ("status", "InProgress"),
            ("reason", "Waits"),
            ("cost", "1500.5"),
            ("comment", "Asked <b>finance</b>."),
            ("link", "https://example.gov.uk/a?b=c")
        );

        Assert.Equal("A2-Leader is saved", saved.Notice);
        string?[] shown = [saved.Value("owner"), saved.Value("due.day"), saved.Value("cost"), saved.Value("reason")];
        Assert.Equal([officer.Person.Id.ToString(), "31", "1500.50", "Waits"], shown);
        Assert.Equal(["Lee Lead, 1 April 2026 at 10:30 Asked <b>finance</b>."], saved.All(".app-comment"));
        Assert.Equal("example.gov.uk", saved.All(".app-action-link .app-secondary").Single());
        Assert.Contains("Owner changed from ‘nobody’ to ‘Olwen Officer’", saved.All(".app-history li li"));
        using var json = JsonDocument.Parse(await lead.DownloadAsync($"{assessment}/actions.json"));
        var action = json.RootElement.GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("ref").GetString() == "A2-Leader");
        Assert.Equal("Olwen Officer", action.GetProperty("owner").GetString());
        Assert.Equal("1500.50", action.GetProperty("cost").GetRawText());

        var removed = await saved.PressAsync("Remove https://example.gov.uk/a?b=c");
        Assert.Empty(removed.All(".app-action-link"));
        Assert.Equal("31", removed.Value("due.day"));
    }

    [Fact]
    public async Task Action_WithFaults_SaysThemBesideTheFieldsAndKeepsEverything()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var page = await lead.OpenAsync($"{assessment}/actions/A2-Leader");

        var refused = await page.PressAsync(
            "Save",
            ("owner", $"{lead.Person!.Id}"),
            ("ownerName", "Finance"),
            ("due.day", "31"),
            ("due.month", "2"),
            ("due.year", "2027"),
            ("status", "NotPlanned"),
            ("cost", "lots"),
            ("comment", "Kept"),
            ("link", "javascript:alert(1)")
        );

        Assert.Equal(
            [
                ("ownerName", "Choose a person or enter a name, not both"),
                ("due", "Enter the due date as a real day, month and year, for example 31 3 2027"),
                ("reason", "Enter why the action is not planned"),
                ("cost", "Enter the cost in pounds, for example 1500 or 1500.50"),
                ("link", "Enter a link that starts with https:// or http://, for example https://www.example.gov.uk"),
            ],
            refused.Errors
        );
        Assert.All(refused.Errors, e => Assert.Equal(e.Message, refused.ErrorBeside(e.Id)));
        Assert.Equal(
            ["Finance", "31", "2", "NotPlanned", "lots", "Kept", "javascript:alert(1)"],
            ((IEnumerable<string>)["ownerName", "due.day", "due.month", "status", "cost", "comment", "link"]).Select(refused.Value)
        );
        Assert.DoesNotContain("InProgress", await lead.DownloadAsync($"{assessment}/actions.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_ThatAColleagueChangedMeanwhile_ShowsBothValuesAndAsks()
    {
        var officer = await OfficerAsync();
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var mine = await lead.OpenAsync($"{assessment}/actions/A2-Leader");
        await officer.ForgeAsync($"{assessment}/actions/A2-Leader", ("cost", "9"), ("status", "InProgress"));

        var asked = await mine.PressAsync("Save", ("cost", "5"), ("reason", "Mine"));

        Assert.Equal(
            "Olwen Officer changed the cost to ‘£9.00’ while you had the page open. You entered ‘£5.00’. "
                + "Save again to replace the saved value, or enter the saved value to keep it",
            asked.Errors.Single().Message
        );
        Assert.Equal(asked.Errors.Single().Message, asked.ErrorBeside("cost"));
        Assert.Equal(("5.00", "Mine", "InProgress"), (asked.Value("cost"), asked.Value("reason"), asked.Value("status")));
        var saved = await asked.PressAsync("Save");
        Assert.Equal(("5.00", "Mine", "InProgress"), (saved.Value("cost"), saved.Value("reason"), saved.Value("status")));
    }

    [Fact]
    public async Task DoneAction_OffersToRaiseTheAnswer_AndAnOfficerDoes()
    {
        var officer = await OfficerAsync();
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);

        var done = await (await lead.OpenAsync($"{assessment}/actions/A2-Leader")).PressAsync("Save", ("status", "Done"));
        Assert.Contains("An officer can raise it", done.Text, StringComparison.Ordinal);
        var offered = await officer.OpenAsync($"{assessment}/actions/A2-Leader");
        var raised = await offered.PressAsync("Raise the present answer");

        Assert.StartsWith("The present answer to A2 is now", raised.Notice, StringComparison.Ordinal);
        Assert.Equal("Leader", (await AnswerAsync(officer, assessment, "A2")).Present);
        Assert.Contains("This action is no longer in the plan", raised.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_ThatIsNotThere_IsNotFound()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        foreach (var reference in (string[])["A1-Follower", "A2-leader", "Z9-Leader", "A2", "A2-NonCompliant"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"{assessment}/actions/{reference}")).StatusCode);
            var posted = await lead.PostAsync($"{assessment}/actions/{reference}", [("status", "Done")]);
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
    }

    [Fact]
    public async Task Register_AgainstHostilePosts_NeitherFailsNorHalfStores()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var before = await lead.DownloadAsync($"{assessment}/actions.json");
        string[] fields =
        [
            "owner",
            "ownerName",
            "due.day",
            "due.month",
            "due.year",
            "status",
            "reason",
            "link",
            "basedOn",
            "from",
            "back.area",
            "removeLink",
        ];
        string[] values =
        [
            "",
            "\0",
            "💥",
            new('9', 40),
            "-1",
            "1e9",
            "Done",
            "NotPlanned",
            "other",
            "..",
            "2027",
            "javascript:",
            "<script>",
            "\ud800",
            new('x', 5000),
        ];
        var random = new Random(4);
        for (var i = 0; i < 300; i++)
        {
            var posted = fields
                .Where(_ => random.Next(2) == 0)
                .Select(f => (f, values[random.Next(values.Length)]))
                .Prepend(("cost", "lots"));
            var response = await lead.PostAsync($"{assessment}/actions/A2-Leader", posted);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode}");
        }

        Assert.Equal(before, await lead.DownloadAsync($"{assessment}/actions.json"));
    }
}
