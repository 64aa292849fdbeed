using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Answers;

public sealed class TwoOfficersTests : WebTest
{
    private const string Save = "Save and continue";

    [Fact]
    public async Task DifferentQuestions_SavedByTwo_AreBothKept()
    {
        var (first, second, officer, assessment) = await BothOpenAreaAAsync();

        await first.PressAsync(Save, ("answers[A2].present", "Mature"), ("answers[A2].target", "Leader"));
        var next = await second.PressAsync(Save, ("answers[A3].present", "Mature"));

        Assert.Equal($"{assessment}/areas/B", next.Address);
        Assert.Equal(("Mature", "Leader", null), await AnswerAsync(officer, assessment, "A2"));
        Assert.Equal(("Mature", null, null), await AnswerAsync(officer, assessment, "A3"));
    }

    [Fact]
    public async Task SameQuestion_SavedByTwo_ShowsBothAnswersAndAsks()
    {
        var page = await ConflictAsync();

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(
            [("answers-A2-keep", "Faye First changed A2 while you had it open. Choose which answer to keep, above the answers to A2")],
            page.Errors
        );
        Assert.NotNull(page.Document.GetElementById("answers-A2-keep"));
        var asked = page.Find(".app-conflict").TextContent;
        Assert.Contains("Faye First’s, saved on 1 April 2026 at 10:30", asked, StringComparison.Ordinal);
        Assert.Contains(Example.Question("A2").OptionAt(Domain.MaturityLevel.Mature)!.Text, asked, StringComparison.Ordinal);
        Assert.Contains(Example.Question("A2").OptionAt(Domain.MaturityLevel.Innovator)!.Text, asked, StringComparison.Ordinal);
        Assert.Contains("Note: First’s evidence", asked, StringComparison.Ordinal);
        Assert.Equal(
            ("Leader", "Innovator", "Second’s evidence"),
            (page.Value("answers[A2].present"), page.Value("answers[A2].target"), page.Value("answers[A2].note"))
        );
        Assert.Equal(("Mature", "Leader", "First’s evidence"), await StoredAsync(page));
        Assert.Equal((null, null, null), await StoredAsync(page, "A3"));
    }

    [Fact]
    public async Task SameQuestion_SavedInTwoTabsOfOnePerson_SaysThatItWasThem()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var (first, second) = (await officer.OpenAsync($"{assessment}/areas/A"), await officer.OpenAsync($"{assessment}/areas/A"));
        await first.PressAsync(Save, ("answers[A2].present", "Mature"));

        var page = await second.PressAsync(Save, ("answers[A2].present", "Leader"));

        Assert.Equal(
            [
                (
                    "answers-A2-keep",
                    "You, in another tab, changed A2 while you had it open. Choose which answer to keep, above the answers to A2"
                ),
            ],
            page.Errors
        );
        Assert.Contains("Mine from another tab, saved on", page.Find(".app-conflict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_WhenMineIsKept_SavesMineAndTheRestOfThePage()
    {
        var page = await ConflictAsync();

        var next = await page.PressAsync(Save, ("answers[A2].keep", "mine"));

        Assert.EndsWith("/areas/B", next.Address, StringComparison.Ordinal);
        Assert.Equal(("Leader", "Innovator", "Second’s evidence"), await StoredAsync(page));
        Assert.Equal(("Mature", null, null), await StoredAsync(page, "A3"));
    }

    [Fact]
    public async Task Conflict_WhenTheirsIsKept_LeavesTheirsAndSavesTheRestOfThePage()
    {
        var page = await ConflictAsync();

        var next = await page.PressAsync(Save, ("answers[A2].keep", "theirs"));

        Assert.EndsWith("/areas/B", next.Address, StringComparison.Ordinal);
        Assert.Equal(("Mature", "Leader", "First’s evidence"), await StoredAsync(page));
        Assert.Equal(("Mature", null, null), await StoredAsync(page, "A3"));
    }

    [Fact]
    public async Task Conflict_WhenNothingIsChosen_AsksAgain()
    {
        var page = await ConflictAsync();

        var again = await page.PressAsync(Save);

        Assert.Equal(page.Errors, again.Errors);
        Assert.Equal("Second’s evidence", again.Value("answers[A2].note"));
        Assert.Equal(("Mature", "Leader", "First’s evidence"), await StoredAsync(page));
    }

    [Fact]
    public async Task Conflict_WhenAThirdAnswerComesInBetween_AsksAboutThatOne()
    {
        var page = await ConflictAsync();
        var third = await OfficerAsync("Thea Third");
        await (await third.OpenAsync(page.Address)).PressAsync(
            Save,
            ("answers[A2].present", "NonCompliant"),
            ("answers[A2].note", "Third’s evidence")
        );

        var again = await page.PressAsync(Save, ("answers[A2].keep", "mine"));

        Assert.Equal(
            [("answers-A2-keep", "Thea Third changed A2 while you had it open. Choose which answer to keep, above the answers to A2")],
            again.Errors
        );
        Assert.Equal("Second’s evidence", again.Value("answers[A2].note"));
        Assert.Equal(("NonCompliant", "Leader", "Third’s evidence"), await StoredAsync(page));

        await again.PressAsync(Save, ("answers[A2].keep", "mine"));
        Assert.Equal(("Leader", "Innovator", "Second’s evidence"), await StoredAsync(page));
    }

    [Theory]
    [InlineData("basedOn", "forged")]
    [InlineData("basedOn", "")]
    [InlineData("theirs", "forged")]
    [InlineData("keep", "nonsense")]
    public async Task Save_WithForgedBookkeeping_DoesNotOverwriteAColleagueUnseen(string field, string value)
    {
        var page = await ConflictAsync();
        var fields = page.Fields(Save).Append((Name: "answers[A2].keep", Value: "mine")).Where(f => f.Name != $"answers[A2].{field}");

        await _second!.SubmitAsync(page.Address, [.. fields, ($"answers[A2].{field}", value)]);

        // Only who shows to have seen the colleague's answer may replace it; "seen" does not matter to who has.
        var expected =
            field == "basedOn"
                ? ("Leader", "Innovator", "Second’s evidence")
                : ((string?)"Mature", (string?)"Leader", (string?)"First’s evidence");
        Assert.Equal(expected, await StoredAsync(page));
    }

    [Fact]
    public async Task SetTargets_OverAColleaguesNewTarget_Asks()
    {
        var (first, second, officer, assessment) = await BothOpenAreaAAsync();
        await first.PressAsync(Save, ("answers[A2].present", "Mature"), ("answers[A2].target", "Leader"));

        var page = await second.PressAsync("Save and set targets", ("targets", "Innovator"));

        Assert.Contains(
            ("answers-A2-keep", "Faye First changed A2 while you had it open. Choose which answer to keep, above the answers to A2"),
            page.Errors
        );
        Assert.Equal(("Mature", "Leader", null), await AnswerAsync(officer, assessment, "A2"));
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A3"));
    }

    [Theory]
    [InlineData("stay", "NonCompliant", "Leader")]
    [InlineData("next", "Mature", "Innovator")]
    [InlineData("Innovator", "Innovator", "Innovator")]
    public async Task SetTargets_InOneGo_SetsEachFromItsPresentAnswer(string choice, string targetOfA2, string targetOfA4)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var page = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync(
            "Save and set targets",
            ("targets", choice),
            ("answers[A2].present", "NonCompliant"),
            ("answers[A4].present", "Leader")
        );

        Assert.Equal($"{assessment}/areas/A", page.Address);
        Assert.Equal("The targets of this area are set and saved. You can change each one", page.Notice);
        Assert.Equal(("NonCompliant", targetOfA2), (page.Value("answers[A2].present"), page.Value("answers[A2].target")));
        Assert.Equal(("Leader", targetOfA4), (page.Value("answers[A4].present"), page.Value("answers[A4].target")));
    }

    private Browser? _second;

    private Task<(string? Present, string? Target, string? Note)> StoredAsync(Page page, string code = "A2") =>
        AnswerAsync(_second!, page.Address[..page.Address.IndexOf("/areas", StringComparison.Ordinal)], code);

    /// <summary>What the second officer gets, who saves A2 and A3 after the first saved A2.</summary>
    private async Task<Page> ConflictAsync()
    {
        var (first, second, _, _) = await BothOpenAreaAAsync();
        await first.PressAsync(
            Save,
            ("answers[A2].present", "Mature"),
            ("answers[A2].target", "Leader"),
            ("answers[A2].note", "First’s evidence")
        );
        return await second.PressAsync(
            Save,
            ("answers[A2].present", "Leader"),
            ("answers[A2].target", "Innovator"),
            ("answers[A2].note", "Second’s evidence"),
            ("answers[A3].present", "Mature")
        );
    }

    private async Task<(Page First, Page Second, Browser Officer, string Assessment)> BothOpenAreaAAsync()
    {
        var first = await OfficerAsync("Faye First");
        _second = await OfficerAsync("Sid Second");
        var assessment = await AssessmentAsync(first);
        var pages = (await first.OpenAsync($"{assessment}/areas/A"), await _second.OpenAsync($"{assessment}/areas/A"));
        return (pages.Item1, pages.Item2, first, assessment);
    }
}
