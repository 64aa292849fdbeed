using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Answers;

public sealed class SavingTests : WebTest
{
    [Fact]
    public async Task Save_OfOneQuestion_KeepsItAndGoesOnToTheNextArea()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var page = await officer.OpenAsync($"{assessment}/areas/A");

        var next = await page.PressAsync(
            "Save and continue",
            ("answers[A2].present", "NonCompliant"),
            ("answers[A2].target", "Mature"),
            ("answers[A2].note", "  Minutes of May\r\nand June ")
        );

        Assert.Equal($"{assessment}/areas/B", next.Address);
        Assert.Equal(("NonCompliant", "Mature", "Minutes of May\nand June"), await AnswerAsync(officer, assessment, "A2"));
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A3"));
    }

    [Fact]
    public async Task Save_ToComeBackLater_OpensTheTaskList()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var next = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync(
            "Save and come back later",
            ("answers[A1].present", "Follower")
        );

        Assert.Equal(assessment, next.Address);
        Assert.Equal(("Follower", null, null), await AnswerAsync(officer, assessment, "A1"));
    }

    [Fact]
    public async Task Save_OfTheLastArea_GoesOnToCheckAnswers()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var next = await (await officer.OpenAsync($"{assessment}/areas/J")).PressAsync("Save and continue");

        Assert.Equal($"{assessment}/check", next.Address);
    }

    [Fact]
    public async Task EnterKey_OnAnAreaPage_PressesSaveAndContinue()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync($"{await AssessmentAsync(officer)}/areas/A");

        // A browser presses the first button of the form.
        var first = page.Find("form[data-autosave] button");

        Assert.Equal(("then", "continue"), (first.GetAttribute("name"), first.GetAttribute("value")));
    }

    [Fact]
    public async Task Page_AfterSaving_ShowsEverythingThatWasSaved()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        foreach (var area in Example.Areas)
        {
            var page = await officer.OpenAsync($"{assessment}/areas/{area.Code}");
            Assert.Equal(
                area.Questions.Select(q =>
                    (q.Code, Example.Answers[q.Code].Present?.ToString(), Example.Answers[q.Code].Target?.ToString())
                ),
                area.Questions.Select(q => (q.Code, page.Value($"answers[{q.Code}].present"), page.Value($"answers[{q.Code}].target")))
            );
        }
    }

    [Fact]
    public async Task Clear_OfOneQuestion_EmptiesBothHalvesAndSavesTheRest()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var page = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync(
            "Clear the answers to A2",
            ("answers[A2].note", "Kept"),
            ("answers[A3].note", "Saved too")
        );

        Assert.Equal($"{assessment}/areas/A", page.Address);
        Assert.Equal("A2 is cleared. The other answers are saved", page.Notice);
        Assert.Equal((null, null, "Kept"), await AnswerAsync(officer, assessment, "A2"));
        Assert.Equal(("NonCompliant", "Leader", "Saved too"), await AnswerAsync(officer, assessment, "A3"));
    }

    [Theory]
    [InlineData("clear", "Z9")]
    [InlineData("clear", "B1")]
    public async Task Clear_OfAQuestionThatIsNotOnThePage_IsRefused(string field, string code)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var page = await officer.ForgeAsync($"{assessment}/areas/A", (field, code));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("", page.Notice);
    }

    [Fact]
    public async Task Note_WhenEmptied_IsGone()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync("Save and continue", ("answers[A1].note", "To be removed"));

        await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync("Save and continue", ("answers[A1].note", ""));

        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A1"));
    }

    [Fact]
    public async Task Page_ForALead_IsReadOnlyAndSaysWhoMayChange()
    {
        var assessment = await AssessmentAsync(await OfficerAsync(), answers: Example.Answers);
        var lead = await LeadAsync();

        var page = await lead.OpenAsync($"{assessment}/areas/A");

        Assert.Empty(page.All("main input, main textarea, main button, main select"));
        Assert.Contains("You can read these answers. Officers of your organisation can change them.", page.Text, StringComparison.Ordinal);
        Assert.Contains(Example.Question("A2").Text, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnUnknownArea_IsNotFound()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        foreach (var area in (string[])["Z", "a", "AA", "A%20", "..%2fB"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{assessment}/areas/{area}")).StatusCode);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await officer.PostAsync($"{assessment}/areas/{area}", [("answers[A1].present", "Follower")])).StatusCode
            );
        }
    }
}
