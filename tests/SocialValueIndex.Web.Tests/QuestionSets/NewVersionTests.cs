using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.QuestionSets;

/// <summary>What a new version of the question set does to assessments that are there.</summary>
public sealed class NewVersionTests : QuestionSetTest
{
    [Fact]
    public async Task AddedQuestion_PublishedWithTheImpactSeen_IsMovedToByAnOfficer()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var ada = await DraftAsync();
        await ada.ForgeAsync(
            "/admin/question-sets/2/areas/A/add-question",
            ("code", "A9"),
            ("text", "Is it new?"),
            ("options[0].level", "NonCompliant"),
            ("options[0].text", "No"),
            ("options[1].level", "Mature"),
            ("options[1].text", "Partly"),
            ("options[1].action", "Do part."),
            ("options[2].level", "Leader"),
            ("options[2].text", "Yes"),
            ("options[2].action", "Do all.")
        );
        await (await ada.OpenAsync(A2)).PressAsync("Save the question", ("options[2].text", "All"));

        Assert.Contains("New question", (await ada.OpenAsync("/admin/question-sets/2/difference?from=1")).Text, StringComparison.Ordinal);
        var impact = await ada.OpenAsync("/admin/question-sets/2/impact");
        Assert.Contains("Somewhere District Council", impact.Text, StringComparison.Ordinal);
        await (await ada.OpenAsync("/admin/question-sets/2/publish")).PressAsync("Publish version 2", ("note", "A9 is new."));

        var look = await (await officer.OpenAsync(assessment)).FollowAsync("See what upgrading would change");
        Assert.Contains("A9 Is it new?", look.Text, StringComparison.Ordinal);
        Assert.Contains("A9 is new.", look.Text, StringComparison.Ordinal);
        var moved = await look.PressAsync("Upgrade to version 2");
        Assert.Equal("The assessment is upgraded to version 2 of the questions", moved.Notice);
        Assert.Contains("Answered before, in version 1", (await officer.OpenAsync($"{assessment}/areas/A")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActionWordedAnew_WhenAnOfficerMoves_IsShownBeforeAndKeepsTheAnswer()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var before = await AnswerAsync(officer, assessment, "A2");
        var ada = await DraftAsync();
        await (await ada.OpenAsync(A2)).PressAsync("Save the question", ("options[3].action", Action));
        await (await ada.OpenAsync("/admin/question-sets/2/publish")).PressAsync("Publish version 2", ("note", "Clearer."));

        var look = await officer.OpenAsync($"{assessment}/upgrade");
        Assert.StartsWith("Upgrade to version 2 of the questions, assessment 2026/27 - ", look.Title, StringComparison.Ordinal);
        Assert.Contains("For 1 question that carries over, the plan will advise something else", look.Text, StringComparison.Ordinal);
        Assert.Contains($"After: {Action}", look.All("ins"));
        Assert.DoesNotContain("to be answered again", look.Text, StringComparison.Ordinal);
        await look.PressAsync("Upgrade to version 2");

        Assert.Equal(before, await AnswerAsync(officer, assessment, "A2"));
        Assert.Contains(Action, await officer.DownloadAsync($"{assessment}/plan.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanNote_OnAnAreaThatIsRemoved_IsAnnouncedKeptAndCanBeChanged()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/plan", ("area", "B"), ("note", "Ask finance."));
        var ada = await DraftAsync();
        await (await ada.OpenAsync("/admin/question-sets/2/areas/B/remove")).PressAsync("Remove the area");
        await (await ada.OpenAsync("/admin/question-sets/2/publish")).PressAsync("Publish version 2", ("note", "Fewer areas."));

        var look = await officer.OpenAsync($"{assessment}/upgrade");
        Assert.Contains(
            "1 note is on an area that is not in the plan of version 2: Internal Management. It is kept and shown at the end of the plan",
            look.Text,
            StringComparison.Ordinal
        );
        var moved = await look.PressAsync("Upgrade to version 2");
        Assert.Contains("Ask finance.", moved.All(".app-user-text"));

        var plan = await (await LeadAsync()).OpenAsync($"{assessment}/plan");
        Assert.Equal(["Internal Management"], plan.All("#area-B h3"));
        var changed = await plan.PressInFormOfAsync("note-B", ("note", "Asked."));
        Assert.Equal(
            ("The note on Internal Management is saved", "Asked."),
            (changed.Notice, changed.Find("#area-B .app-user-text").TextContent)
        );
        var emptied = await changed.PressInFormOfAsync("note-B", ("note", ""));
        Assert.DoesNotContain("no longer in the plan", emptied.Text, StringComparison.Ordinal);

        var stale = await plan.PressInFormOfAsync("note-B", ("note", "Typed meanwhile."));
        Assert.Equal("note-B", Assert.Single(stale.Errors).Id);
        Assert.Equal("Typed meanwhile.", stale.Find("#note-B").TextContent.Trim());
    }

    [Fact]
    public async Task PlanNote_OnAnAreaThatBecomesAnotherOne_IsLeftBehindAndNotInTheOthersRow()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/plan", ("area", "B"), ("note", "Ask finance."));
        var ada = await DraftAsync();
        foreach (var question in Example.Areas.Single(a => a.Code == "B").Questions)
        {
            await ada.ForgeAsync($"/admin/question-sets/2/questions/{question.Code}/remove");
        }

        await ada.ForgeAsync("/admin/question-sets/2/areas/B", ("code", "B"), ("name", "Biodiversity"));
        await ada.ForgeAsync(
            "/admin/question-sets/2/areas/B/add-question",
            ("code", "B99"),
            ("text", "Bees?"),
            ("options[0].level", "NonCompliant"),
            ("options[0].text", "None"),
            ("options[1].level", "Leader"),
            ("options[1].text", "Some"),
            ("options[1].action", "Keep bees.")
        );
        await (await ada.OpenAsync("/admin/question-sets/2/publish")).PressAsync("Publish version 2", ("note", "Another area B."));

        var look = await officer.OpenAsync($"{assessment}/upgrade");
        Assert.Contains(
            "1 note is on an area that is not in the plan of version 2: Internal Management. It is kept and shown at the end of the plan",
            look.Text,
            StringComparison.Ordinal
        );
        await look.PressAsync("Upgrade to version 2");

        var plan = await officer.OpenAsync($"{assessment}/plan");
        Assert.Empty(plan.All("#area-B .app-user-text"));
        Assert.Equal(["Internal Management"], plan.All("main h3"));
        var written = await plan.PressInFormOfAsync("note-B", ("note", "Count bees."));
        Assert.Equal(["Count bees."], written.All("#area-B .app-user-text"));
        var changed = await written.PressInFormOfAsync("note-B_1", ("note", "Asked."));
        Assert.Equal("The note on Internal Management is saved", changed.Notice);
        Assert.Equal(["Count bees.", "Asked."], changed.All("main .app-user-text"));
    }

    [Fact]
    public async Task Impact_OfAQuestionThatIsRemoved_CountsTheAnswersThatAreNoLongerAskedFor()
    {
        var officer = await OfficerAsync();
        await AssessmentAsync(
            officer,
            answers: new Dictionary<string, Domain.Assessments.AnswerValues> { ["A4"] = new(null, null, "Minutes of May") }
        );
        var ada = await DraftAsync();
        await ada.ForgeAsync("/admin/question-sets/2/questions/A4/remove");

        var impact = await ada.OpenAsync("/admin/question-sets/2/impact");

        Assert.Equal(["1"], impact.All("td[data-label='No longer asked']"));
        Assert.DoesNotContain("Nothing would differ", impact.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Difference_OfEveryKind_IsSummedUpAndTaggedWithoutContradiction()
    {
        var ada = await DraftAsync();
        await (await ada.OpenAsync(A2)).PressAsync("Save the question", ("options[2].action", Action));
        await (await ada.OpenAsync("/admin/question-sets/2/questions/A1")).PressAsync("Save the question", ("hint", "Think."));
        foreach (var code in (string[])["B1", "B2"])
        {
            await (await ada.OpenAsync($"/admin/question-sets/2/questions/{code}")).PressAsync(
                "Save the question",
                ("options[0].text", "Not at all")
            );
        }

        var page = await ada.OpenAsync("/admin/question-sets/2/difference?from=1");

        Assert.Equal(
            [
                "2 questions have other options, so an assessment that is upgraded has to answer them again",
                "1 question has actions that are worded differently, so plans give the new wording",
                "1 question is worded differently",
                "Each answer counts as before, so none of this changes levels",
            ],
            page.All("main ul.govuk-list--bullet li")
        );
        Assert.Equal(
            [
                "Question reworded Each answer counts as before. Answers carry over when an assessment is upgraded.",
                "Actions reworded Each answer counts as before. Answers carry over when an assessment is upgraded, and its plan gives "
                    + "the new wording.",
                "Options changed Each answer counts as before. Officers have to answer it again when an assessment is upgraded.",
                "Options changed Each answer counts as before. Officers have to answer it again when an assessment is upgraded.",
            ],
            page.All(".app-admin-area > p:has(.govuk-tag)")
        );
    }
}
