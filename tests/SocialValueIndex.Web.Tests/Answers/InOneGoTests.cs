using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Answers;

/// <summary>Targets set in one go, answers cleared, and both taken back.</summary>
public sealed class InOneGoTests : WebTest
{
    [Fact]
    public async Task TaskList_SetsEveryTargetInOneGo_AndUndoesIt()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var before = await officer.DownloadAsync($"{assessment}/answers.json");
        var taskList = await officer.OpenAsync(assessment);

        var set = await taskList.PressAsync("Set all targets", ("targets", "stay"));
        var after = await officer.DownloadAsync($"{assessment}/answers.json");
        var undone = await set.PressAsync("Undo");

        Assert.EndsWith("targets are set", set.Notice, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        Assert.EndsWith("answers are as they were before", undone.Notice, StringComparison.Ordinal);
        Assert.Equal(before, await officer.DownloadAsync($"{assessment}/answers.json"));
    }

    [Fact]
    public async Task TaskList_WithNothingChosen_AsksAndSaysWhatWouldBeReplaced()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var before = await Snapshot.OfAsync(Database);

        var page = await (await officer.OpenAsync(assessment)).PressAsync("Set all targets");

        Assert.Equal([("targets", "Choose where you want to be")], page.Errors);
        Assert.Contains("are replaced unless you choose only empty targets", page.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task TaskList_WithOnlyEmptyTargets_LeavesTheOthers()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var before = await officer.DownloadAsync($"{assessment}/answers.json");

        var page = await (await officer.OpenAsync(assessment)).PressAsync(
            "Set all targets",
            ("targets", "Innovator"),
            ("onlyEmpty", "yes")
        );

        Assert.Equal("No targets are set", page.Notice);
        Assert.Equal(before, await officer.DownloadAsync($"{assessment}/answers.json"));
    }

    /// <summary>
    /// A click is a radio that is chosen, or a link or button that is used. Every one of them is on its page without opening anything
    /// first.
    /// </summary>
    [Fact]
    public async Task WholeAssessment_WithTargetsSetOnce_TakesAtMost75Clicks()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var areas = (await officer.OpenAsync(assessment)).All(".govuk-task-list__link");
        var page = await (await officer.OpenAsync(assessment)).FollowAsync(areas[0]);
        var (clicks, questions) = (1, 0);
        while (page.Address != $"{assessment}/check")
        {
            var answers = page
                .Document.QuerySelectorAll("[data-question]")
                .Select(q => q.GetAttribute("data-question"))
                .Select(code =>
                    ($"answers[{code}].present", page.Document.QuerySelector($"[name='answers[{code}].present']")!.GetAttribute("value")!)
                )
                .ToArray();
            questions += answers.Length;
            clicks += answers.Length + 1;
            page = await page.PressAsync("Save and continue", answers);
        }

        page = await page.FollowAsync("All areas");
        page = await page.PressAsync("Set all targets", ("targets", "Leader"));
        page = await page.FollowAsync("Check answers and complete");
        page = await page.PressAsync("Complete the assessment");
        clicks += 1 + 2 + 1 + 1;

        Assert.Equal("Assessment completed", page.Heading);
        Assert.Equal(54, questions);
        Assert.InRange(clicks, 54, 75);
    }

    [Fact]
    public async Task Area_WithNothingChosen_AsksAndKeepsWhatWasTyped()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var page = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync(
            "Save and set targets",
            ("answers[A2].note", "Typed")
        );

        Assert.Equal([("targets", "Choose where you want to be")], page.Errors);
        Assert.Equal("Typed", page.Value("answers[A2].note"));
    }

    [Fact]
    public async Task Area_ClearedAnswers_ComeBackAsTheyWereTyped()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var area = await officer.OpenAsync($"{assessment}/areas/A");

        var cleared = await area.PressAsync(
            "Clear the answers to A2",
            ("answers[A2].present", "Mature"),
            ("answers[A2].target", "Innovator")
        );
        var (present, target, _) = await AnswerAsync(officer, assessment, "A2");
        var undone = await cleared.PressAsync("Undo");

        Assert.Equal((null, null), (present, target));
        Assert.Equal("1 answer is as it was before", undone.Notice);
        Assert.Equal(
            ("Mature", "Innovator"),
            ((await AnswerAsync(officer, assessment, "A2")).Present, (await AnswerAsync(officer, assessment, "A2")).Target)
        );
    }

    [Fact]
    public async Task Undo_AfterAColleagueChangedTheAnswer_LeavesTheColleaguesAnswer()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var cleared = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync("Clear the answers to A2");
        await (await OfficerAsync("Colleague")).ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", "NonCompliant"));

        var undone = await cleared.PressAsync("Undo");

        Assert.Equal("No answers are as they were before. 1 was changed since and stays", undone.Notice);
        Assert.Equal("NonCompliant", (await AnswerAsync(officer, assessment, "A2")).Present);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[[]]")]
    [InlineData("[[\"A2\",\"1\",\"22\"]]")]
    [InlineData("[null]")]
    [InlineData("{}")]
    public async Task Undo_OfNonsense_ChangesNothing(string changes)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync($"{assessment}/undo", ("changes", changes));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }
}
