using System.Net;
using SocialValueIndex.Web.Tests.Support;
using UglyToad.PdfPig;

namespace SocialValueIndex.Web.Tests.QuestionSets;

public sealed class QuestionSetTests : QuestionSetTest
{
    [Fact]
    public async Task ActionForA2AtLeader_ChangedAndPublished_IsInThePlanOfANewAssessment()
    {
        var ada = await AdministratorAsync();

        var draft = await (await ada.OpenAsync("/admin/question-sets")).PressAsync("Begin a draft from version 1");
        var question = await draft.FollowAsync("A2 Which contracts does your policy require Social Value in?");
        var saved = await question.PressAsync("Save the question", ("options[2].action", Action));
        Assert.Equal("Question A2 is saved in the draft", saved.Notice);
        var published = await (await (await ada.OpenAsync("/admin/question-sets/2")).FollowAsync("Publish version 2")).PressAsync(
            "Publish version 2",
            ("note", "A2 at Leader is worded more clearly.")
        );
        Assert.Equal("Version 2 is published. New assessments start with it", published.Notice);

        var officer = await OfficerAsync();
        var assessment = (await officer.ForgeAsync("/assessments/new", ("period", "2027/28"))).Address;
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", "Mature"), ("answers[A2].target", "Leader"));
        Assert.Contains(Action, await officer.DownloadAsync($"{assessment}/plan.json"), StringComparison.Ordinal);
        Assert.Contains(WithoutSpaces(Action), await LettersOfPdfAsync(officer, $"{assessment}/plan.pdf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_SavedWithFaults_ListsThemWithLinksAndCannotBePublished()
    {
        var ada = await DraftAsync();

        var page = await (await ada.OpenAsync(A2)).PressAsync(
            "Save the question",
            ("options[1].text", ""),
            ("options[2].level", "Follower")
        );

        Assert.Equal(
            [
                "A2: The text of option 2 is empty. Enter it",
                "A2: Option 3 is not at a higher level than the option before it. Give it a higher level or change the order",
            ],
            page.All(".app-faults a")
        );
        Assert.Equal($"{A2}#options-1-text", page.Find(".app-faults a").GetAttribute("href"));
        Assert.Contains(
            "It cannot be published yet",
            (await ada.OpenAsync("/admin/question-sets/2/publish")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There are things to put right",
            (await ada.ForgeAsync("/admin/question-sets/2/publish", ("note", "x"), ("revision", "1"), ("published", "1"))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Question_ThatAColleagueChanged_ShowsBothAndKeepsWhatWasTyped()
    {
        var ada = await DraftAsync();
        var bea = await AdministratorAsync("Bea");
        var open = await ada.OpenAsync(A2);
        await (await bea.OpenAsync(A2)).PressAsync("Save the question", ("text", "Bea's question?"));

        var page = await open.PressAsync("Save the question", ("text", "Ada's question?"));

        Assert.Equal("Ada's question?", page.Value("text"));
        Assert.Equal(
            "A colleague, or you in another tab, changed this while you had it open. Nothing is saved yet. Look at what is different, "
                + "then save again",
            page.ErrorBeside("text")
        );
        Assert.Equal("Question A2 is saved in the draft", (await page.PressAsync("Save the question")).Notice);
        Assert.Equal("Ada's question?", (await bea.OpenAsync(A2)).Value("text"));
    }

    [Fact]
    public async Task Options_AddedMovedAndRemovedByButtons_AreNotSavedBeforeSave()
    {
        var ada = await DraftAsync();

        var added = await (await ada.OpenAsync(A2)).PressAsync("Add an option", ("hint", "Typed."));
        Assert.Equal(("Typed.", 5), (added.Value("hint"), added.All(".app-option").Count));
        var removed = await added.PressAsync("Remove option 5");
        Assert.Equal(4, removed.All(".app-option").Count);
        Assert.Equal("Typed.", (await removed.PressAsync("Move up option 3")).Value("hint"));

        Assert.NotEqual("Typed.", (await ada.OpenAsync(A2)).Value("hint"));
    }

    [Fact]
    public async Task Question_ThatIsRenamedToAnothersCode_IsRefusedBesideTheField()
    {
        var ada = await DraftAsync();

        var page = await (await ada.OpenAsync(A2)).PressAsync("Save the question", ("code", "A1"));

        Assert.Equal([("code", "More than one question has the code A1. Give each its own")], page.Errors);
    }

    [Fact]
    public async Task Question_OfThePublishedVersion_CannotBeChanged()
    {
        var ada = await AdministratorAsync();
        var before = await Snapshot.OfAsync(Database);

        var page = await ada.ForgeAsync("/admin/question-sets/1/questions/A2", ("code", "A2"), ("text", "Mine?"));

        Assert.Contains("What you typed is still on this page, but it is not saved", page.Text, StringComparison.Ordinal);
        Assert.Equal("Mine?", page.Value("text"));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Preview_OfAnswers_ShowsLevelsAndActionsAndStoresNothing()
    {
        var ada = await DraftAsync();
        var before = await Snapshot.OfAsync(Database);

        var page = await ada.ForgeAsync(
            "/admin/question-sets/2/preview",
            ("answers[A2].present", "Mature"),
            ("answers[A2].target", "Leader")
        );
        var refused = await ada.ForgeAsync(
            "/admin/question-sets/2/preview",
            ("answers[A2].present", "Leader"),
            ("answers[A2].target", "Mature")
        );

        Assert.Contains("To reach Leader (A2): Ensure that your policy requires Social Value", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            [("answers-A2-target", "The target for A2 is below where you are now. Choose the same answer or a higher one")],
            refused.Errors
        );
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Preview_OfAnswersInAnyShape_NeverFails()
    {
        var ada = await DraftAsync();
        (string Name, string Value)[][] shapes =
        [
            [
                ("answers[0].Key", "A2"),
                ("answers[0].Value.present", "Mature"),
                ("answers[1].Key", "A2"),
                ("answers[1].Value.present", "Mature"),
            ],
            [("answers[0].Value.present", "Mature")],
            [("answers", "Mature"), ("answers.index", "A2")],
            [("answers[A2]", "Mature"), ("answers[a2].present", "Mature"), ("answers[A2].present.x", "Mature")],
            [.. Enumerable.Range(0, 1020).Select(i => ($"answers[{i}].Key", $"X{i}"))],
        ];
        foreach (var shape in shapes)
        {
            Assert.Equal(HttpStatusCode.OK, (await ada.ForgeAsync("/admin/question-sets/2/preview", shape)).Status);
        }
    }

    [Fact]
    public async Task Files_ImportedAsTheyWereExported_GiveTheSameFilesAgain()
    {
        var ada = await AdministratorAsync();
        foreach (var extension in (string[])["json", "xlsx"])
        {
            var file = await (await ada.GetAsync($"/admin/question-sets/1/export.{extension}")).Content.ReadAsByteArrayAsync(Token);

            var imported = await ada.UploadAsync("/admin/question-sets/import", file);

            Assert.StartsWith("The file is imported as the draft of version", imported.Notice, StringComparison.Ordinal);
            Assert.Equal(file, await (await ada.GetAsync($"{imported.Address}/export.{extension}")).Content.ReadAsByteArrayAsync(Token));
        }
    }

    [Fact]
    public async Task File_ThatIsNone_IsRefusedAndChangesNothing()
    {
        var ada = await AdministratorAsync();
        var before = await Snapshot.OfAsync(Database);

        var page = await ada.UploadAsync("/admin/question-sets/import", "{}"u8.ToArray());

        Assert.Equal([("file", "The file has a fault, listed below. Nothing was imported")], page.Errors);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Places_ThatAreNotThere_AreNotFound()
    {
        var ada = await DraftAsync();
        foreach (
            var address in (string[])
                [
                    "9",
                    "9/preview",
                    "2/difference?from=9",
                    "2/difference?from=x",
                    "2/areas/ZZ",
                    "2/questions/ZZ",
                    "2/areas/ZZ/remove",
                    "2/questions/ZZ/remove",
                    "2/areas/ZZ/add-question",
                    "9/export.json",
                    "9/publish",
                ]
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/admin/question-sets/{address}")).StatusCode);
        }
    }

    /// <summary>The letters in the order in which they are read. The ends of lines have no space.</summary>
    private static async Task<string> LettersOfPdfAsync(Browser officer, string address)
    {
        using var pdf = PdfDocument.Open(await (await officer.GetAsync(address)).Content.ReadAsByteArrayAsync(Token));
        return WithoutSpaces(string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)));
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
