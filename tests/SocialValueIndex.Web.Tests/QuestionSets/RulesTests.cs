using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.QuestionSets;

/// <summary>The table of rules, questions that move, codes that are used again, and publishing with the facts.</summary>
public sealed class RulesTests : WebTest
{
    private const string Draft = "/admin/question-sets/2";

    [Fact]
    public async Task Search_ForAWordInActions_ShowsTheQuestionsThatHaveItMarked()
    {
        var ada = await DraftAsync();

        var found = await ada.OpenAsync($"{Draft}?q=ojeu");
        var none = await ada.OpenAsync($"{Draft}?q=%20xyzzy%20");

        Assert.Equal(["A2 Which contracts does your policy require Social Value in?"], found.All(".app-rules th[scope=row] a"));
        Assert.Equal(5, found.All(".app-rules mark").Count);
        Assert.Contains("1 question has “ojeu” in it.", found.Text, StringComparison.Ordinal);
        Assert.Equal("ojeu", found.Value("q"));
        Assert.Contains("No question has “xyzzy” in it.", none.Text, StringComparison.Ordinal);
        Assert.Equal(54, (await ada.OpenAsync(Draft)).All(".app-rules th[scope=row]").Count);
    }

    [Fact]
    public async Task Ojeu_FromTheFirstPage_IsFoundAndChangedInThreeClicksAndOneSearch()
    {
        await DraftAsync();
        var ada = await AdministratorAsync("Ada again");

        var draft = await (await ada.OpenAsync("/admin")).FollowAsync("Draft of version 2");
        var found = await ada.OpenAsync($"{draft.Address}?q=OJEU");
        var question = await found.FollowAsync("A2 Which contracts does your policy require Social Value in?");
        var saved = await question.PressAsync("Save the question", ("options[2].action", "Ask above and below the threshold."));

        Assert.Equal("Question A2 is saved in the draft", saved.Notice);
        var row = (await ada.OpenAsync(Draft)).Find("#area-A .app-rules tbody tr:nth-child(2)");
        Assert.Contains("Changed", row.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Changed", row.QuerySelector("td:nth-child(5)")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Changed", row.QuerySelector("td:nth-child(4)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_OfADraft_MarksWhatIsNewAndWhatIsRemoved()
    {
        var ada = await DraftAsync();
        await ada.ForgeAsync($"{Draft}/questions/A1/remove");
        await AddAsync(ada, "A9");

        var area = (await ada.OpenAsync(Draft)).Find("#area-A");

        Assert.Contains("New", area.QuerySelector("tr:nth-child(5) th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A1 Has the council adopted a Social Value policy?", area.QuerySelector("tr:last-child del")!.TextContent.Trim());
        Assert.Null(area.QuerySelector("tr:last-child a"));
    }

    [Fact]
    public async Task Question_MovedToAnotherArea_KeepsItsAnswersAndTheDifferenceAndTheImpactSaySo()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var ada = await DraftAsync();

        var moved = await (await ada.OpenAsync($"{Draft}/questions/A2")).PressAsync("Save the question", ("area", "B"));
        Assert.Equal("Question A2 is moved to area B and saved in the draft", moved.Notice);
        Assert.Equal("B", moved.Value("area"));
        Assert.Contains("Moved here from area A", (await ada.OpenAsync($"{Draft}/difference")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "A2 counts for area B instead of area A. Its answers carry over with it",
            (await ada.OpenAsync($"{Draft}/impact")).Text,
            StringComparison.Ordinal
        );

        await PublishAsync(ada);
        await officer.ForgeAsync($"{assessment}/upgrade", ("to", "2"));
        Assert.Equal(("NonCompliant", "Innovator"), Levels(await AnswerAsync(officer, assessment, "A2")));
        Assert.Contains("A2 Which contracts", (await officer.OpenAsync($"{assessment}/areas/B")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_SavedFromAPageThatAColleagueMovedItFromMeanwhile_StaysWhereTheColleagueMovedIt()
    {
        var ada = await DraftAsync();
        var open = await ada.OpenAsync($"{Draft}/questions/A2");
        await (await ada.OpenAsync($"{Draft}/questions/A2")).PressAsync("Save the question", ("area", "B"));

        var saved = await open.PressAsync("Save the question", ("hint", "Help."));

        Assert.Equal(("B", "Help."), (saved.Value("area"), saved.Value("hint")));
    }

    [Fact]
    public async Task Code_OfARemovedQuestion_IsGivenAgainOnlyWhenItIsConfirmed()
    {
        var ada = await DraftAsync();
        await ada.ForgeAsync($"{Draft}/questions/A2/remove");

        var refused = await AddAsync(ada, "A2");
        Assert.Equal(
            "Version 1 used the code A2 for another question, “Which contracts does your policy require Social Value in?”. "
                + "Answers to that would count here. Use A6, which is free, or confirm below that you mean this",
            refused.ErrorBeside("code")
        );
        Assert.Equal("Is it new?", refused.Value("text"));

        var added = await refused.PressAsync("Add the question", ("confirmCode", "true"));
        Assert.Equal("Question A2 is added to the draft", added.Notice);
        var difference = await ada.OpenAsync($"{Draft}/difference");
        Assert.Contains("1 question has the code of another question", difference.Text, StringComparison.Ordinal);
        Assert.Contains("An administrator confirmed the code", difference.Text, StringComparison.Ordinal);
        Assert.StartsWith("Version 2 is published", (await PublishAsync(ada)).Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_UsedAgainInAFile_HasToBeConfirmedBeforeItIsPublished()
    {
        var ada = await AdministratorAsync();
        var file = (await ada.DownloadAsync("/admin/question-sets/1/export.json")).Replace(
            "Which contracts does your policy require Social Value in?",
            "Who signs the annual report?",
            StringComparison.Ordinal
        );
        var draft = await ada.UploadAsync("/admin/question-sets/import", System.Text.Encoding.UTF8.GetBytes(file));

        Assert.Contains(
            "Version 1 used the code A2 for another question",
            Assert.Single(draft.All(".app-faults a")),
            StringComparison.Ordinal
        );
        Assert.Contains("It cannot be published yet", (await ada.OpenAsync($"{Draft}/publish")).Text, StringComparison.Ordinal);

        var question = await ada.OpenAsync($"{Draft}/questions/A2");
        await question.PressAsync("Save the question", ("confirmCode", "true"));
        Assert.StartsWith("Version 2 is published", (await PublishAsync(ada)).Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_OfARemovedArea_IsGivenAgainOnlyWhenItIsConfirmed()
    {
        var ada = await DraftAsync();
        await ada.ForgeAsync($"{Draft}/areas/B/remove");

        var refused = await (await ada.OpenAsync($"{Draft}/add-area")).PressAsync("Add the area", ("code", "B"), ("name", "Else"));
        Assert.Contains("Use K, which is free", refused.ErrorBeside("code"), StringComparison.Ordinal);

        var added = await refused.PressAsync("Add the area", ("confirmCode", "true"));
        Assert.Equal("The area is added. Add its questions next", added.Notice);
    }

    [Fact]
    public async Task Publish_ShowsWhatIsDifferentTheImpactAndTheOtherDrafts()
    {
        var officer = await OfficerAsync();
        await AssessmentAsync(officer, answers: Example.Answers);
        var ada = await DraftAsync();
        await AddAsync(ada, "A9");
        await ada.PostAsync("/admin/question-sets/1/draft", []);
        await (await ada.OpenAsync("/admin/question-sets/3/title-and-footnote")).PressAsync("Save", ("purpose", "Procurement Act 2023"));

        var page = await ada.OpenAsync($"{Draft}/publish");

        Assert.Equal(
            ["1 question is new", "1 of these can change levels. In any other, each answer counts as before"],
            page.All("#difference li")
        );
        Assert.Equal(["1", "1", "1", "0", "0", "0"], page.All("#impact dd"));
        Assert.Equal(["Version 3: Procurement Act 2023, last changed by Ada Administrator"], page.All("#drafts li"));
    }

    [Fact]
    public async Task AreaWithFaults_LeavesPreviewAndImpactOfTheOthers()
    {
        var officer = await OfficerAsync();
        await AssessmentAsync(officer, answers: Example.Answers);
        var ada = await DraftAsync();
        await ada.ForgeAsync($"{Draft}/add-area", ("code", "K"), ("name", "Empty"));

        var preview = await ada.ForgeAsync($"{Draft}/preview", ("answers[A2].present", "Mature"), ("answers[A2].target", "Leader"));
        var impact = await ada.OpenAsync($"{Draft}/impact");

        Assert.Contains("To reach Leader (A2)", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Left out, because something is to be put right in it: area K", impact.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing would differ", impact.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfAnEarlierVersion_IsComparedWithThePublishedOne()
    {
        var ada = await DraftAsync();
        await AddAsync(ada, "A9");
        await PublishAsync(ada);
        await ada.PostAsync("/admin/question-sets/1/draft", []);

        var draft = await ada.OpenAsync("/admin/question-sets/3");

        Assert.Contains("See what is different from version 2", draft.Text, StringComparison.Ordinal);
        Assert.Contains("1 question is removed", (await ada.OpenAsync("/admin/question-sets/3/difference")).Text, StringComparison.Ordinal);
        Assert.Equal("A9 Is it new?", draft.Find(".app-rules del").TextContent.Trim());
    }

    [Fact]
    public async Task Draft_ThatWasDeleted_IsShownBeforeAndBroughtBackAsItWas()
    {
        var ada = await DraftAsync();
        await AddAsync(ada, "A9");

        var ask = await ada.OpenAsync($"{Draft}/discard");
        Assert.Contains("1 question is new", ask.Text, StringComparison.Ordinal);
        var list = await ask.PressAsync("Delete the draft");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(Draft)).Status);
        var back = await list.PressAsync("Bring back version 2");

        Assert.Equal("The draft of version 2 is back", back.Notice);
        Assert.Contains("A9 Is it new?", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hint_WithDays_IsShownOnItsDaysOnlyAndAdministratorsAreToldOfItsEnd()
    {
        var officer = await OfficerAsync();
        var ada = await DraftAsync();
        var today = DateOnly.FromDateTime(App.Time.GetUtcNow().UtcDateTime);
        var until = today.AddDays(30).ToString("d/M/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        await (await ada.OpenAsync($"{Draft}/questions/A2")).PressAsync(
            "Save the question",
            ("hint", "Only for now."),
            ("hintUntil", until),
            ("hintSource", "Procurement Act 2023")
        );
        await PublishAsync(ada);
        var assessment = (await officer.ForgeAsync("/assessments/new", ("period", "2027/28"))).Address;

        var before = await officer.OpenAsync($"{assessment}/areas/A");
        Assert.Contains("Only for now. Source: Procurement Act 2023", before.Text, StringComparison.Ordinal);
        Assert.Contains("1 hint ends within 90 days", (await ada.OpenAsync("/admin")).Text, StringComparison.Ordinal);

        App.Time.Advance(TimeSpan.FromDays(31));
        officer = await OfficerAsync("Otto Officer");
        Assert.DoesNotContain("Only for now.", (await officer.OpenAsync($"{assessment}/areas/A")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hint_WithADayThatIsNone_IsRefusedBesideTheField()
    {
        var ada = await DraftAsync();

        var page = await (await ada.OpenAsync($"{Draft}/questions/A2")).PressAsync("Save the question", ("hintFrom", "31/2/2026"));

        Assert.Equal([("hintFrom", "Enter the date as day, month and year, like 1/4/2026")], page.Errors);
        Assert.Equal("31/2/2026", page.Value("hintFrom"));
    }

    private static (string?, string?) Levels((string? Present, string? Target, string? Note) answer) => (answer.Present, answer.Target);

    private static Task<Page> AddAsync(Browser ada, string code) =>
        ada.ForgeAsync(
            $"{Draft}/areas/A/add-question",
            ("code", code),
            ("text", "Is it new?"),
            ("options[0].level", "NonCompliant"),
            ("options[0].text", "No"),
            ("options[1].level", "Leader"),
            ("options[1].text", "Yes"),
            ("options[1].action", "Do it.")
        );

    private static async Task<Page> PublishAsync(Browser ada) =>
        await (await ada.OpenAsync($"{Draft}/publish")).PressAsync("Publish version 2", ("note", "What changed."));

    private async Task<Browser> DraftAsync()
    {
        var ada = await AdministratorAsync();
        await ada.PostAsync("/admin/question-sets/1/draft", []);
        return ada;
    }
}
