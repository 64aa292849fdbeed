using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Answers;

public sealed class BadAnswersTests : WebTest
{
    private const string BelowPresent = "The target for A2 is below where you are now. Choose the same answer or a higher one";

    [Fact]
    public async Task Save_WithTargetBelowPresent_SaysSoBesideTheFieldAndKeepsEverythingThatWasTyped()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);

        var page = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync(
            "Save and continue",
            ("answers[A1].present", "Follower"),
            ("answers[A2].present", "Leader"),
            ("answers[A2].target", "Mature"),
            ("answers[A2].note", "All contracts\nsince May"),
            ("answers[A3].target", "Leader")
        );

        Assert.Equal([("answers-A2-target", BelowPresent)], page.Errors);
        Assert.Equal(BelowPresent, page.ErrorBeside("answers-A2-target"));
        Assert.Contains(
            "answers-A2-target-error",
            page.Find("#answers-A2-target").Closest("fieldset")!.GetAttribute("aria-describedby"),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Error: A Policy & Scope, assessment 2026/27 - ", page.Title, StringComparison.Ordinal);
        Assert.Equal("Follower", page.Value("answers[A1].present"));
        Assert.Equal(
            ("Leader", "Mature", "All contracts\nsince May"),
            (page.Value("answers[A2].present"), page.Value("answers[A2].target"), page.Value("answers[A2].note"))
        );
        Assert.Equal((null, "Leader"), (page.Value("answers[A3].present"), page.Value("answers[A3].target")));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Save_AfterTheErrorIsMended_KeepsTheWholePage()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var refused = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync(
            "Save and continue",
            ("answers[A1].present", "Follower"),
            ("answers[A2].present", "Leader"),
            ("answers[A2].target", "Mature")
        );

        var next = await refused.PressAsync("Save and continue", ("answers[A2].target", "Innovator"));

        Assert.Equal($"{assessment}/areas/B", next.Address);
        Assert.Equal(("Follower", null, null), await AnswerAsync(officer, assessment, "A1"));
        Assert.Equal(("Leader", "Innovator", null), await AnswerAsync(officer, assessment, "A2"));
    }

    [Theory]
    [InlineData("Follower", "A2 has no answer at level Follower. Choose one of the answers shown")]
    [InlineData("1", "A2 has no such answer. Choose one of the answers shown")]
    [InlineData("Follower,Mature", "A2 has no such answer. Choose one of the answers shown")]
    [InlineData("mature", "A2 has no such answer. Choose one of the answers shown")]
    [InlineData("<b>Mature</b>", "A2 has no such answer. Choose one of the answers shown")]
    public async Task Save_WithALevelThatTheQuestionDoesNotHave_IsRefusedWithAMessage(string level, string message)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", level), ("answers[A1].present", "Follower"));

        Assert.Equal([("answers-A2-present", message)], page.Errors);
        Assert.Equal(message, page.ErrorBeside("answers-A2-present"));
        Assert.NotNull(page.Document.GetElementById("answers-A2-present"));
        Assert.Equal("Follower", page.Value("answers[A1].present"));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Save_WithSeveralFaults_ListsThemInTheOrderOfThePageAndEachLinkLeadsToAField()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var page = await officer.ForgeAsync(
            $"{assessment}/areas/A",
            ("answers[A3].note", new string('x', 4001)),
            ("answers[A2].present", "Innovator"),
            ("answers[A2].target", "Mature"),
            ("answers[A4].target", "Follower")
        );

        Assert.Equal(["answers-A2-target", "answers-A3-note", "answers-A4-target"], page.Errors.Select(e => e.Id));
        Assert.All(page.Errors, e => Assert.NotNull(page.Document.GetElementById(e.Id)));
        Assert.All(page.Errors, e => Assert.Equal(e.Message, page.ErrorBeside(e.Id)));
    }

    [Theory]
    [InlineData(4001)]
    [InlineData(100_000)]
    public async Task Save_WithANoteThatIsTooLong_SaysHowLongItIsAndKeepsIt(int length)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);
        var note = new string('n', length);

        var page = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync("Save and continue", ("answers[A2].note", note));

        Assert.Equal(
            [
                (
                    "answers-A2-note",
                    FormattableString.Invariant($"The note for A2 has {length:N0} characters. Shorten it to 4,000 characters or fewer")
                ),
            ],
            page.Errors
        );
        Assert.Equal(note, page.Value("answers[A2].note"));
        Assert.True(page.Find("#answers-A2-note").Closest("details")!.HasAttribute("open"));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Theory]
    [InlineData("answers[B1].present", "Follower")]
    [InlineData("answers[Z9].present", "Follower")]
    [InlineData("answers[a2].present", "Mature")]
    [InlineData("answers[].present", "Mature")]
    [InlineData("answers[A2]", "Mature")]
    [InlineData("answers[A2].nonsense", "Mature")]
    [InlineData("answers[B1].note", "")]
    [InlineData("setTargets", "yes")]
    public async Task Save_WithAFieldThatThePageDoesNotHave_ChangesNothing(string field, string value)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync($"{assessment}/areas/A", (field, value));

        Assert.InRange((int)page.Status, 200, 499);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Save_WithAnotherAreasQuestion_IsRefusedWhole()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync(
            $"{assessment}/areas/A",
            ("answers[A2].present", "Mature"),
            ("answers[B1].present", "Follower")
        );

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("We could not use what was sent", page.Heading);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2")]
    [InlineData("Follower,Mature")]
    public async Task SetTargets_ToNonsense_IsRefused(string targets)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync(
            $"{assessment}/areas/A",
            ("setTargets", "yes"),
            ("targets", targets),
            ("answers[A1].present", "Follower")
        );

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Theory]
    [InlineData("👩🏽‍💼 café Ωmega ‏مرحبا‏ \u202Etxet\u202C", "👩🏽‍💼 café Ωmega ‏مرحبا‏ \u202Etxet\u202C")]
    [InlineData("line\r\nline\rline", "line\nline\nline")]
    [InlineData("\u0007bell\u001b[31m", "bell[31m")]
    public async Task Note_WithUnusualCharacters_IsKeptWithoutWhatDocumentsCannotCarry(string typed, string kept)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].note", typed));

        Assert.Equal((null, null, kept), await AnswerAsync(officer, assessment, "A2"));
        Assert.Equal(kept, (await officer.OpenAsync($"{assessment}/areas/A")).Value("answers[A2].note"));
    }

    [Fact]
    public async Task Note_WithANullCharacter_IsRefused()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].note", "a\0b"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Save_OfACompletedAssessment_KeepsWhatWasTypedOnThePage()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var page = await officer.OpenAsync($"{assessment}/areas/A");
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        var before = await Snapshot.OfAsync(Database);

        var refused = await page.PressAsync(
            "Save and continue",
            ("answers[A1].present", "Follower"),
            ("answers[A2].note", "Typed in vain?")
        );

        var error = Assert.Single(refused.Errors);
        Assert.StartsWith(
            "A colleague, or you in another tab, completed this assessment, so your changes are not saved.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.NotNull(refused.Document.GetElementById(error.Id));
        Assert.Equal(("Follower", "Typed in vain?"), (refused.Value("answers[A1].present"), refused.Value("answers[A2].note")));
        Assert.Equal(before, await Snapshot.OfAsync(Database));

        await officer.ForgeAsync($"{assessment}/reopen", ("reason", "A slip"));
        await refused.PressAsync("Save and continue");
        Assert.Equal(("NonCompliant", "Innovator", "Typed in vain?"), await AnswerAsync(officer, assessment, "A2"));
    }
}
