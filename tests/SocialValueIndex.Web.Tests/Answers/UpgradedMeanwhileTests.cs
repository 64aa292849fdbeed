using System.Net;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Answers;

/// <summary>An area page that was open while a colleague upgraded the assessment: what it shows is not what is asked any more.</summary>
public sealed class UpgradedMeanwhileTests : WebTest
{
    private const string Save = "Save and continue";

    [Fact]
    public async Task Save_AfterAMove_StoresNothingAndShowsWhatWasTyped()
    {
        var (officer, assessment, open) = await AreaOpenAsync("A");
        await MoveAsync(officer, assessment);

        var page = await open.PressAsync(
            Save,
            ("answers[A2].present", "Leader"),
            ("answers[A2].target", "Innovator"),
            ("answers[A2].note", "Minutes of May"),
            ("answers[A3].present", "Mature"),
            ("answers[A4].present", "Leader")
        );

        Assert.Equal(
            (
                "upgraded",
                "This assessment was upgraded to version 2 of the questions while you had this page open, so what you changed on it is "
                    + "not saved yet"
            ),
            Assert.Single(page.Errors)
        );
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A2"));
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A3"));
        Assert.Equal(("Mature", null), (page.Value("answers[A3].present"), page.Value("answers[A2].present")));
        Assert.Equal([$"A2 {Example.Question("A2").Text}", $"A4 {Example.Question("A4").Text}"], page.All("#upgraded h3"));
        Assert.Contains(
            Example.Question("A2").OptionAt(MaturityLevel.Leader)!.Text,
            page.Find("#upgraded").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Note: Minutes of May", page.Find("#upgraded").TextContent, StringComparison.Ordinal);

        Assert.Equal($"{assessment}/areas/C", (await page.PressAsync(Save)).Address);
        Assert.Equal(("Mature", null, null), await AnswerAsync(officer, assessment, "A3"));
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A2"));
    }

    [Fact]
    public async Task Save_OfAnAreaThatTheMoveLeftOut_ShowsWhatWasTyped()
    {
        var (officer, assessment, open) = await AreaOpenAsync("B");
        await MoveAsync(officer, assessment);

        var page = await open.PressAsync(Save, ("answers[B1].present", "Follower"), ("answers[B1].note", "Minutes of May"));

        Assert.Equal("upgraded", Assert.Single(page.Errors).Id);
        Assert.Equal([$"B1 {Example.Question("B1").Text}"], page.All("#upgraded h3"));
        Assert.Contains("Note: Minutes of May", page.Find("#upgraded").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.All("main form"));
    }

    [Fact]
    public async Task Save_AfterAMoveAndCompletion_ShowsWhatWasTypedApartFromTheCompletedAnswers()
    {
        var (officer, assessment, open) = await AreaOpenAsync("A");
        await MoveAsync(officer, assessment);
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));

        var page = await open.PressAsync(Save, ("answers[A2].present", "Leader"), ("answers[A3].note", "Minutes of May"));

        Assert.Equal(
            (
                "upgraded",
                "This assessment was upgraded to version 2 of the questions and completed while you had this page open, so what you "
                    + "changed on it is not saved"
            ),
            Assert.Single(page.Errors)
        );
        Assert.Equal([$"A2 {Example.Question("A2").Text}", $"A3 {Example.Question("A3").Text}"], page.All("#upgraded h3"));
        Assert.Contains("Note: Minutes of May", page.Find("#upgraded").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.All("main form"));
        Assert.DoesNotContain("Minutes of May", page.All("main .govuk-summary-list__value"));
        Assert.All(page.All("main .govuk-summary-list__value"), answer => Assert.Equal("Not answered", answer));
        Assert.NotEmpty(page.All("main .govuk-summary-list__value"));
    }

    [Fact]
    public async Task Autosave_AfterAMove_IsRefusedForGood()
    {
        var (officer, assessment, _) = await AreaOpenAsync("A");
        await MoveAsync(officer, assessment);

        var response = await officer.PostAsync(
            $"{assessment}/areas/A",
            [("version", "1"), ("answers[A3].present", "Mature")],
            "application/json"
        );

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A3"));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("9")]
    [InlineData("x")]
    public async Task Save_WithAVersionThatNobodyCouldHaveOpen_IsRefused(string version)
    {
        var (officer, assessment, _) = await AreaOpenAsync("A");
        await DraftAsync();

        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await officer.ForgeAsync($"{assessment}/areas/A", ("version", version), ("answers[A3].present", "Mature"))).Status
        );
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A3"));
    }

    private async Task<(Browser Officer, string Assessment, Page Open)> AreaOpenAsync(string area)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        return (officer, assessment, await officer.OpenAsync($"{assessment}/areas/{area}"));
    }

    /// <summary>Moves to a version in which A2 has other options, and neither A4 nor area B are asked.</summary>
    private async Task MoveAsync(Browser officer, string assessment)
    {
        var ada = await DraftAsync();
        await (await ada.OpenAsync("/admin/question-sets/2/questions/A2")).PressAsync("Save the question", ("options[2].text", "All"));
        await (await ada.OpenAsync("/admin/question-sets/2/questions/A4/remove")).PressAsync("Remove the question");
        await (await ada.OpenAsync("/admin/question-sets/2/areas/B/remove")).PressAsync("Remove the area");
        await (await ada.OpenAsync("/admin/question-sets/2/publish")).PressAsync("Publish version 2", ("note", "Fewer questions."));
        await (await officer.OpenAsync($"{assessment}/upgrade")).PressAsync("Upgrade to version 2");
    }

    private async Task<Browser> DraftAsync()
    {
        var ada = await AdministratorAsync();
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        return ada;
    }
}
