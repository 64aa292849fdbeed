using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Assessments;

/// <summary>An assessment that was started from an earlier one, until its answers are confirmed.</summary>
public sealed class CarriedAnswersTests : WebTest
{
    private const string Confirm = "Confirm all that are still right";

    [Fact]
    public async Task StartedFromAnEarlierOne_OnTheTaskList_IsToConfirmAndNotDone()
    {
        var (officer, assessment) = await StartedAsync();

        var page = await officer.OpenAsync(assessment);

        Assert.Equal(
            ("0 of 4 answered, 4 to confirm.", "4 to confirm"),
            (page.All("#area-B-hint").Single(), page.All("#area-B-status").Single())
        );
        Assert.Contains("0 of 54 questions are answered, now and target. 0 of 10 areas are done.", page.Text, StringComparison.Ordinal);
        Assert.Contains("53 answers from an earlier assessment are still to confirm.", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Draft: 0 of 54 questions answered, 53 to confirm", page.All(".app-status").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Area_WithCarriedAnswers_SaysWhereTheyAreFromAndWhoGaveThem()
    {
        var (officer, assessment) = await StartedAsync();

        var page = await officer.OpenAsync($"{assessment}/areas/B");

        Assert.Equal("From 2025/26: not yet confirmed", page.All("#question-B1 [data-carried-mark]").Single());
        Assert.Equal(
            "Last changed by Olwen Officer on 1 April 2026 at 10:30, for 2025/26",
            page.All("#question-B1 [data-last-change]").Single()
        );
        Assert.Equal("0 of 4 answered, 4 to confirm", page.All("[data-area-progress]").Single());
    }

    [Fact]
    public async Task ConfirmAll_OfAnArea_MakesItDoneAndSaysWhoConfirmed()
    {
        var (officer, assessment) = await StartedAsync();

        var page = await (await officer.OpenAsync($"{assessment}/areas/B")).PressAsync(Confirm);

        Assert.Equal("The answers of this area are confirmed", page.Notice);
        Assert.Empty(page.All("[data-carried]"));
        Assert.Equal(
            "Last changed by Olwen Officer on 1 April 2026 at 10:30, for 2025/26. Confirmed by Olwen Officer on 1 April 2027 at 10:30",
            page.All("#question-B1 [data-last-change]").Single()
        );
        Assert.Equal("Done", (await officer.OpenAsync(assessment)).All("#area-B-status").Single());
    }

    [Fact]
    public async Task Confirm_OfOneAndChangeOfAnother_LeavesTheRestToConfirm()
    {
        var (officer, assessment) = await StartedAsync();
        var area = await officer.OpenAsync($"{assessment}/areas/B");

        await area.PressAsync("Save and continue", ("answers[B1].confirm", "true"), ("answers[B2].note", "Minutes of May"));

        var page = await officer.OpenAsync($"{assessment}/areas/B");
        Assert.Equal("2 of 4 answered, 2 to confirm", page.All("[data-area-progress]").Single());
        Assert.Equal("Last changed by Olwen Officer on 1 April 2027 at 10:30", page.All("#question-B2 [data-last-change]").Single());
        Assert.Empty(page.All("#question-B1 [data-carried], #question-B2 [data-carried]"));
        Assert.NotEmpty(page.All("#question-B3 [data-carried]"));
    }

    [Fact]
    public async Task StartedFromAnEarlierOne_WhereAnActionWasDone_ProposesItsAnswerAndNamesTheAction()
    {
        var (officer, assessment) = await StartedAsync(done: "A2-Leader");
        const string why =
            "The answer ‘All contracts, above and below the OJEU threshold’ is proposed, because this action was done on 1 April 2026: ";

        var page = await officer.OpenAsync($"{assessment}/areas/A");

        Assert.Equal("Leader", page.Value("answers[A2].present"));
        Assert.Equal("From 2025/26: not yet confirmed", page.All("#question-A2 [data-carried-mark]").Single());
        var proposal = page.All("[data-proposal]").Single();
        Assert.StartsWith(why, proposal, StringComparison.Ordinal);
        Assert.EndsWith(
            "(A2-Leader). In 2025/26 the answer was ‘Only the contracts that the Act covers, or the policy does not say’.",
            proposal,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "For 2025/26, last changed by Olwen",
            page.All("#question-A2 [data-last-change]").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Actions were done since, so higher answers are proposed for A2. Check these before you confirm them.",
            page.All("[data-proposed]").Single()
        );
        Assert.Contains(why, (await officer.OpenAsync($"{assessment}/check")).Text, StringComparison.Ordinal);

        page = await page.PressAsync("Save and continue", ("answers[A2].confirm", "true"));

        page = await officer.OpenAsync($"{assessment}/areas/A");
        Assert.Equal("Leader", page.Value("answers[A2].present"));
        Assert.Empty(page.All("[data-proposal]"));
    }

    [Fact]
    public async Task Autosave_OfAConfirmedAnswer_TellsThePageWhatIsLeft()
    {
        var (officer, assessment) = await StartedAsync();
        var basedOn = (await officer.OpenAsync($"{assessment}/areas/B")).Value("answers[B1].basedOn")!;
        var values = await AnswerAsync(officer, assessment, "B1");

        var answer = await officer.PostAsync(
            $"{assessment}/areas/B",
            [
                ("answers[B1].present", values.Present!),
                ("answers[B1].target", values.Target!),
                ("answers[B1].basedOn", basedOn),
                ("answers[B1].confirm", "true"),
            ],
            "application/json"
        );
        var saved = await answer.Content.ReadAsStringAsync(Token);

        Assert.Contains("\"isToConfirm\":false", saved, StringComparison.Ordinal);
        Assert.Contains("\"progress\":\"1 of 4 answered, 3 to confirm\"", saved, StringComparison.Ordinal);
        Assert.Contains("\"draft\":\"Draft: 1 of 54 questions answered, 52 to confirm\"", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_OfCarriedAnswers_AreProvisionalAndCompletingNamesThem()
    {
        var (officer, assessment) = await StartedAsync();

        Assert.Contains(
            "Levels are provisional: 53 answers from an earlier assessment are not confirmed.",
            (await officer.OpenAsync($"{assessment}/results")).Text,
            StringComparison.Ordinal
        );
        var asked = await (await officer.OpenAsync($"{assessment}/check")).PressAsync("Complete the assessment");
        Assert.StartsWith(
            "1 of 54 questions is not answered in full, and 53 answers from an earlier assessment are not confirmed.",
            asked.ErrorBeside("confirm"),
            StringComparison.Ordinal
        );
        Assert.Equal(54, asked.All("#confirm li").Count);
    }

    [Fact]
    public async Task Notes_InTheEarlierPlan_ComeAlong()
    {
        var (officer, assessment) = await StartedAsync();

        Assert.Equal("Ask the leader", (await officer.OpenAsync($"{assessment}/plan")).All("#area-A .app-user-text").Single());
    }

    [Fact]
    public async Task Start_OfASecondAssessmentForAPeriod_WarnsAndLeadsToRenaming()
    {
        var officer = await OfficerAsync();
        await AssessmentAsync(officer, "2026/27");

        var page = await (await officer.OpenAsync("/assessments/new")).PressAsync("Start", ("period", " 2026/27 "));

        Assert.Equal(("Important", "There is another assessment for 2026/27, started on 1 April 2026"), (page.NoticeTitle, page.Notice));
        page = await (await page.FollowAsync("Rename this one, if it is for another period")).PressAsync("Rename", ("period", "2027/28"));
        Assert.Equal(("The assessment is renamed", "Assessment 2027/28"), (page.Notice, page.Heading));
        Assert.Equal(["2026/27", "2027/28"], (await officer.OpenAsync("/assessments")).All("tbody th").Order());
    }

    [Fact]
    public async Task Rename_ToNothing_AsksForThePeriod()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var page = await (await officer.OpenAsync($"{assessment}/rename")).PressAsync("Rename", ("period", " "));

        Assert.Equal([("period", "Enter the period, for example 2026/27")], page.Errors);
        Assert.Equal("Assessment 2026/27", (await officer.OpenAsync(assessment)).Heading);
    }

    [Fact]
    public async Task Archive_OfAnAssessment_PutsItBelowTheOthersUntilItIsBroughtBack()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, "2025/26", Example.Answers);
        await AssessmentAsync(officer, "2026/27");
        var open = await officer.OpenAsync($"{assessment}/areas/A");

        var list = await (await (await officer.OpenAsync(assessment)).FollowAsync("Archive the assessment")).PressAsync(
            "Archive the assessment"
        );

        Assert.Equal("Archived", list.All("h2#archived").Single());
        Assert.Equal(["2026/27", "2025/26"], list.All("tbody th"));
        Assert.Empty((await officer.OpenAsync($"{assessment}/areas/A")).All("main form"));
        Assert.DoesNotContain(
            "2025/26",
            (await officer.OpenAsync("/assessments/new")).All("option").Aggregate("", string.Concat),
            StringComparison.Ordinal
        );
        var refused = await open.PressAsync("Save and continue", ("answers[A2].note", "Typed in vain?"));
        Assert.StartsWith(
            "A colleague, or you in another tab, archived this assessment",
            Assert.Single(refused.Errors).Message,
            StringComparison.Ordinal
        );

        var page = await list.PressAsync("Bring back 2025/26, started 1 April 2026");

        Assert.Equal("The assessment is back, and can be changed", page.Notice);
        Assert.StartsWith("Draft: 53 of 54 questions answered", page.All(".app-status").Single(), StringComparison.Ordinal);
        await refused.PressAsync("Save and continue");
        Assert.Equal("Typed in vain?", (await AnswerAsync(officer, assessment, "A2")).Note);
    }

    [Fact]
    public async Task TaskList_WithSomethingLeft_LeadsToTheNextQuestion()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var link = (await officer.OpenAsync(assessment))
            .Document.QuerySelectorAll("main a")
            .Single(a => a.TextContent.Trim() == "Go on with question A1");

        Assert.Equal($"{assessment}/areas/A#question-A1", link.GetAttribute("href"));
    }

    [Fact]
    public async Task EveryPage_OfAnAssessment_NamesItAndItsSection()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        foreach (
            var (page, section, current) in new[]
            {
                ("", "Questions", "page"),
                ("/areas/A", "Questions", "true"),
                ("/check", "Questions", "true"),
                ("/results", "Results", "page"),
                ("/plan", "Action plan", "page"),
            }
        )
        {
            var opened = await officer.OpenAsync(assessment + page);
            Assert.Contains("ssessment 2026/27 - Social Value Maturity Index", opened.Title, StringComparison.Ordinal);
            var tab = Assert.Single(opened.Document.QuerySelectorAll(".app-menu [aria-current]"));
            Assert.Equal((section, current), (tab.TextContent, tab.GetAttribute("aria-current")));
            Assert.Equal(
                "Assessments",
                Assert.Single(opened.Document.QuerySelectorAll(".govuk-service-navigation [aria-current]")).TextContent
            );
            Assert.Contains("Draft: 53 of 54 questions answered", opened.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>An assessment for 2026/27, started a year after the worked example was answered for 2025/26.</summary>
    private async Task<(Browser Officer, string Assessment)> StartedAsync(string? done = null)
    {
        var officer = await OfficerAsync();
        var earlier = await AssessmentAsync(officer, "2025/26", Example.Answers);
        await officer.ForgeAsync($"{earlier}/plan", ("area", "A"), ("note", "Ask the leader"));
        if (done is not null)
        {
            await officer.ForgeAsync($"{earlier}/actions/{done}", ("status", "Done"));
        }

        App.Time.Advance(TimeSpan.FromDays(365));
        await officer.SignInAsync(officer.Person!);
        var page = await (await officer.OpenAsync("/assessments/new")).PressAsync(
            "Start",
            ("period", "2026/27"),
            ("from", earlier.Split('/')[^1])
        );
        return (officer, page.Address);
    }
}
