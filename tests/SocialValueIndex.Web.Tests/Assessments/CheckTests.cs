using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Assessments;

/// <summary>A check page that was open while a colleague changed what it shows: nobody completes what they did not check.</summary>
public sealed class CheckTests : WebTest
{
    private const string Complete = "Complete the assessment";
    private const string CompleteAllTheSame = "Complete without these answers";

    [Fact]
    public async Task Complete_AfterAMove_CompletesNothingAndShowsWhatIsAskedNow()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var open = await officer.OpenAsync($"{assessment}/check");
        await MoveAsync(assessment);

        var page = await open.PressAsync(Complete);

        AssertNotCompleted(page);
        Assert.Contains($"A2 {Example.Question("A2").Text}: not answered", page.Text, StringComparison.Ordinal);
        Assert.Equal("Assessment completed", (await CompleteAsync(page)).Heading);
    }

    [Fact]
    public async Task Complete_AfterAColleagueChangedAnAnswer_CompletesNothingAndShowsTheAnswer()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var open = await officer.OpenAsync($"{assessment}/check");
        await (await OfficerAsync("Colleague")).ForgeAsync(
            $"{assessment}/areas/A",
            ("answers[A5].present", "Innovator"),
            ("answers[A5].target", "Innovator")
        );

        var page = await open.PressAsync(Complete);

        AssertNotCompleted(page);
        Assert.Equal("Assessment completed", (await CompleteAsync(page)).Heading);
    }

    [Fact]
    public async Task Complete_AfterAColleagueWroteNotesOrCompletedIt_IsAsIfNothingHappened()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var open = await officer.OpenAsync($"{assessment}/check");
        var colleague = await OfficerAsync("Colleague");
        await colleague.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "Ask finance."));
        await (await colleague.OpenAsync($"{assessment}/areas/A")).PressAsync("Save and continue", ("answers[A2].note", "Minutes of May"));

        Assert.Equal("Assessment completed", (await CompleteAsync(open)).Heading);
        Assert.Equal("Assessment completed", (await open.PressAsync(Complete)).Heading);
    }

    [Fact]
    public async Task Complete_WithAQuestionMissing_NamesItAndAsksOnceMore()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var before = await Snapshot.OfAsync(Database);

        var asked = await (await officer.OpenAsync($"{assessment}/check")).PressAsync(Complete);

        var error = Assert.Single(asked.Errors);
        Assert.Equal("confirm", error.Id);
        Assert.StartsWith("1 of 54 questions is not answered in full. ", error.Message, StringComparison.Ordinal);
        Assert.Equal(["A1 Has the council adopted a Social Value policy?"], asked.All("#confirm li"));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
        Assert.Equal("Assessment completed", (await asked.PressAsync(CompleteAllTheSame)).Heading);
    }

    [Fact]
    public async Task Complete_WithEverythingAnswered_AsksNothing()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A1].present", "Follower"), ("answers[A1].target", "Follower"));

        Assert.Equal("Assessment completed", (await (await officer.OpenAsync($"{assessment}/check")).PressAsync(Complete)).Heading);
    }

    [Fact]
    public async Task Change_FromTheCheckPage_LeadsBackToIt()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var area = await (await officer.OpenAsync($"{assessment}/check")).FollowAsync("Change B1");
        Assert.Contains("Check your answers", area.All(".govuk-back-link"));
        var refused = await area.PressAsync("Save and go back to ‘Check your answers’", ("answers[B1].note", new string('n', 4001)));
        var page = await refused.PressAsync("Save and go back to ‘Check your answers’", ("answers[B1].note", "Minutes of May"));

        Assert.Equal("Check your answers", page.Heading);
        Assert.Contains("Evidence: Minutes of May", page.Text, StringComparison.Ordinal);
    }

    /// <summary>Completes without A1, which the worked example does not answer.</summary>
    private static async Task<Page> CompleteAsync(Page check) => await (await check.PressAsync(Complete)).PressAsync(CompleteAllTheSame);

    private static void AssertNotCompleted(Page page)
    {
        Assert.Equal(
            [
                (
                    "complete",
                    "A colleague, or you in another tab, changed answers, or upgraded the assessment to another version of the "
                        + "questions, while you had this page open. It is not completed yet. Check the answers again, then complete it"
                ),
            ],
            page.Errors
        );
        Assert.Equal(page.Errors[0].Message, page.ErrorBeside("complete"));
        Assert.NotNull(page.Document.GetElementById("complete"));
        Assert.StartsWith("Error: Check your answers, assessment 2026/27 - ", page.Title, StringComparison.Ordinal);
    }

    /// <summary>A colleague moves it to a version in which A2 has other options.</summary>
    private async Task MoveAsync(string assessment)
    {
        var ada = await AdministratorAsync();
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        await (await ada.OpenAsync("/admin/question-sets/2/questions/A2")).PressAsync("Save the question", ("options[2].text", "All"));
        await (await ada.OpenAsync("/admin/question-sets/2/publish")).PressAsync("Publish version 2", ("note", "Clearer."));
        await (await (await OfficerAsync("Colleague")).OpenAsync($"{assessment}/upgrade")).PressAsync("Upgrade to version 2");
    }
}
