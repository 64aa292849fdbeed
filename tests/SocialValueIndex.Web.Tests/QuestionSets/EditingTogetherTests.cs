using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.QuestionSets;

/// <summary>Administrators who change the same draft: nobody overwrites another unseen, and nothing that was typed is lost.</summary>
public sealed class EditingTogetherTests : WebTest
{
    private const string Draft = "/admin/question-sets/2";
    private const string A2 = $"{Draft}/questions/A2";

    [Fact]
    public async Task DraftWithoutAreas_OnEveryPage_SaysWhatToDo()
    {
        var (ada, _) = await TwoAsync();
        foreach (var code in "ABCDEFGHIJ")
        {
            await (await ada.OpenAsync($"{Draft}/areas/{code}/remove")).PressAsync("Remove the area");
        }

        foreach (var page in new[] { "", "/preview", "/impact", "/publish" })
        {
            Assert.Equal($"{Draft}/add-area", (await ada.OpenAsync(Draft + page)).Find(".app-faults a").GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Question_ThatAColleagueRenamedMeanwhile_ShowsWhatWasTyped()
    {
        var (ada, bea) = await TwoAsync();
        var open = await ada.OpenAsync(A2);
        await (await bea.OpenAsync(A2)).PressAsync("Save the question", ("code", "A22"));

        var page = await open.PressAsync("Save the question", ("options[2].action", "Typed for long."));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(
            (
                "typed",
                "A colleague, or you in another tab, removed question A2 or gave it another code while you had the page open, so nothing "
                    + "is saved. What you typed is shown below"
            ),
            Assert.Single(page.Errors)
        );
        Assert.Contains("Typed for long.", page.Find("#typed").TextContent, StringComparison.Ordinal);
        Assert.Equal(Draft, page.Find("main p a").GetAttribute("href"));
    }

    [Fact]
    public async Task NewQuestion_InAnAreaThatAColleagueRemovedMeanwhile_ShowsWhatWasTyped()
    {
        var (ada, bea) = await TwoAsync();
        var open = await ada.OpenAsync($"{Draft}/areas/B/add-question");
        await (await bea.OpenAsync($"{Draft}/areas/B/remove")).PressAsync("Remove the area");

        var page = await open.PressAsync("Add the question", ("text", "Typed for long?"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Typed for long?", page.Find("#typed").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/areas/B", "Save the names", "name")]
    [InlineData("/questions/A2", "Save the question", "text")]
    [InlineData("/add-area", "Add the area", "name")]
    [InlineData("/title-and-footnote", "Save", "title")]
    public async Task Form_OfADraftThatAColleagueDeletedMeanwhile_ShowsWhatWasTyped(string form, string button, string field)
    {
        var (ada, bea) = await TwoAsync();
        var open = await ada.OpenAsync(Draft + form);
        await (await bea.OpenAsync($"{Draft}/discard")).PressAsync("Delete the draft");

        var page = await open.PressAsync(button, (field, "Typed for long"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.StartsWith(
            "A colleague, or you in another tab, deleted this draft",
            Assert.Single(page.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Typed for long", page.Find("#typed").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_ThatAColleaguePublishedMeanwhile_SaysSoWhateverIsDone()
    {
        var (ada, bea) = await TwoAsync();
        var open = await ada.OpenAsync($"{Draft}/publish");
        var area = await ada.OpenAsync($"{Draft}/areas/A/remove");
        var words = await ada.OpenAsync($"{Draft}/title-and-footnote");
        await (await bea.OpenAsync($"{Draft}/publish")).PressAsync("Publish version 2", ("note", "Bea's note."));

        var publishing = await open.PressAsync("Publish version 2", ("note", "Ada's note."));
        Assert.Equal(
            "A colleague, or you in another tab, published version 2 while you had the page open. It does not change any more, so "
                + "nothing is saved. What you typed is shown below",
            Assert.Single(publishing.Errors).Message
        );
        Assert.Contains("Ada's note.", publishing.Find("#typed").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Ada's title",
            (await words.PressAsync("Save", ("title", "Ada's title"))).Find("#typed").TextContent,
            StringComparison.Ordinal
        );
        const string Notice =
            "A colleague, or you in another tab, published version 2 meanwhile. It does not change any more, so nothing was done";
        Assert.Equal(Notice, (await area.PressAsync("Remove the area")).Notice);
        Assert.Equal(Notice, (await ada.ForgeAsync($"{Draft}/areas/B/move", ("direction", "up"))).Notice);
        Assert.Equal(Notice, (await ada.ForgeAsync($"{Draft}/questions/A2/move", ("direction", "up"))).Notice);
    }

    [Fact]
    public async Task NumberOfADeletedDraft_IsNotGivenAgain()
    {
        var (ada, _) = await TwoAsync();
        await (await ada.OpenAsync($"{Draft}/discard")).PressAsync("Delete the draft");

        Assert.Equal("/admin/question-sets/3", (await ada.ForgeAsync("/admin/question-sets/1/draft")).Address);
    }

    [Fact]
    public async Task CodeOfAQuestionThatWasRemoved_IsNotSuggestedForANewOne()
    {
        var (ada, _) = await TwoAsync();
        await (await ada.OpenAsync($"{Draft}/questions/A3/remove")).PressAsync("Remove the question");

        var code = (await ada.OpenAsync($"{Draft}/areas/A/add-question")).Value("code");

        Assert.Equal(FormattableString.Invariant($"A{Example.Areas[0].Questions.Count + 1}"), code);
    }

    [Fact]
    public async Task TextOfSeveralLines_ThatNobodyChanged_IsNoDifferenceInAConflict()
    {
        var (ada, bea) = await TwoAsync();
        await (await ada.OpenAsync(A2)).PressAsync("Save the question", ("hint", "One line\r\nTwo lines"));
        var open = await ada.OpenAsync(A2);
        await (await bea.OpenAsync(A2)).PressAsync("Save the question", ("text", "Bea's question?"));

        var page = await open.PressAsync("Save the question");

        Assert.Equal(["Question"], page.All(".govuk-inset-text dt"));
    }

    [Theory]
    [InlineData("/title-and-footnote", "Save")]
    [InlineData("/areas/B", "Save the names")]
    [InlineData("/questions/A2", "Save the question")]
    public async Task Form_SavedUnchanged_ChangesNothingForColleagues(string form, string button)
    {
        var (ada, bea) = await TwoAsync();
        var publish = await bea.OpenAsync($"{Draft}/publish");

        await (await ada.OpenAsync(Draft + form)).PressAsync(button);
        await ada.ForgeAsync($"{Draft}/areas/A/move", ("direction", "up"));
        await ada.ForgeAsync($"{Draft}/questions/A1/move", ("direction", "up"));

        Assert.Equal(
            "Version 2 is published. New assessments start with it",
            (await publish.PressAsync("Publish version 2", ("note", "Nothing."))).Notice
        );
    }

    [Fact]
    public async Task Names_WithLineEnds_StandOnOneLine()
    {
        var (ada, _) = await TwoAsync();

        await ada.ForgeAsync($"{Draft}/areas/A", ("code", "A"), ("name", "Policy\r\nand scope"), ("planName", "Policy\nand scope"));

        var page = await ada.OpenAsync($"{Draft}/areas/A");
        Assert.Equal(("Policy and scope", "Policy and scope"), (page.Value("name"), page.Value("planName")));
    }

    [Fact]
    public async Task Question_PostedWithoutAField_StaysAsItIs()
    {
        var (ada, _) = await TwoAsync();
        var before = (await ada.OpenAsync(A2)).Value("text");

        Assert.Equal(HttpStatusCode.BadRequest, (await ada.ForgeAsync(A2)).Status);
        Assert.Equal(before, (await ada.OpenAsync(A2)).Value("text"));
    }

    [Fact]
    public async Task PublishedVersion_IsComparedWithTheOneThatItReplaced()
    {
        var (ada, _) = await TwoAsync();
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        foreach (var version in (string[])["3", "2"])
        {
            App.Time.Advance(TimeSpan.FromMinutes(1));
            await (await ada.OpenAsync($"/admin/question-sets/{version}/publish")).PressAsync(
                $"Publish version {version}",
                ("note", "Clearer.")
            );
        }

        Assert.Contains("See what is different from version 3", (await ada.OpenAsync("/admin/question-sets/2")).All("main a"));
        Assert.Contains("See what is different from version 1", (await ada.OpenAsync("/admin/question-sets/3")).All("main a"));
        Assert.DoesNotContain("See what is different", (await ada.OpenAsync("/admin/question-sets/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Difference_TellsWhatCanChangeLevels()
    {
        var (ada, _) = await TwoAsync();
        await (await ada.OpenAsync(A2)).PressAsync("Save the question", ("options[2].action", "Other words."));
        await (await ada.OpenAsync($"{Draft}/questions/B1/remove")).PressAsync("Remove the question");

        var page = await ada.OpenAsync($"{Draft}/difference?from=1");

        Assert.Contains("1 of these can change levels. In any other, each answer counts as before", page.All("main li"));
        Assert.Equal(
            [
                "Actions reworded Each answer counts as before. Answers carry over when an assessment is upgraded, and its plan gives "
                    + "the new wording.",
                "Question removed Levels can change.",
            ],
            page.All(".app-admin-area h3 + p")
        );
    }

    private async Task<(Browser Ada, Browser Bea)> TwoAsync()
    {
        var ada = await AdministratorAsync();
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        return (ada, await AdministratorAsync("Bea"));
    }
}
