using System.Net;
using System.Text.Json;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Answers;

public sealed class AutosaveTests : WebTest
{
    private const string Json = "application/json";

    [Fact]
    public async Task Autosave_OfAnAnswer_TellsTheTimeInLondonAndWhatIsStored()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var response = await officer.PostAsync(
            $"{assessment}/areas/A",
            [("answers[A2].present", "Mature"), ("answers[A2].note", " <b>&amp; ")],
            Json
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var saved = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal("10:30", saved.RootElement.GetProperty("savedAt").GetString());
        var answer = Assert.Single(saved.RootElement.GetProperty("answers").EnumerateObject());
        Assert.Equal("A2", answer.Name);
        Assert.Equal("Mature", answer.Value.GetProperty("present").GetString());
        Assert.Equal(JsonValueKind.Null, answer.Value.GetProperty("target").ValueKind);
        Assert.Equal("<b>&amp;", answer.Value.GetProperty("note").GetString());
        Assert.Equal(
            new AnswerValues(MaturityLevel.Mature, null, "<b>&amp;").Fingerprint(),
            answer.Value.GetProperty("basedOn").GetString()
        );
    }

    [Fact]
    public async Task Autosave_WithTheFingerprintThatTheLastOneGave_IsNoConflict()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var first = await officer.PostAsync($"{assessment}/areas/A", [("answers[A2].present", "Mature")], Json);
        using var saved = JsonDocument.Parse(await first.Content.ReadAsStringAsync(Token));
        var basedOn = saved.RootElement.GetProperty("answers").GetProperty("A2").GetProperty("basedOn").GetString()!;

        var second = await officer.PostAsync(
            $"{assessment}/areas/A",
            [("answers[A2].present", "Leader"), ("answers[A2].basedOn", basedOn)],
            Json
        );

        Assert.Equal("application/json", second.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("Leader", null, null), await AnswerAsync(officer, assessment, "A2"));
    }

    [Theory]
    [InlineData("Leader", "Leader")]
    [InlineData("", null)]
    public async Task Autosave_OfAPageThatGoesAwayWhileOneIsOnItsWay_ReplacesThatOne(string present, string? stored)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var shown = AnswerValues.None.Fingerprint();
        await officer.PostAsync(
            $"{assessment}/areas/A",
            [("answers[A2].present", "Mature"), ("answers[A2].note", " Dated "), ("answers[A2].basedOn", shown)],
            Json
        );

        const string sent = """{ "present": "Mature", "note": " Dated " }""";
        var second = await officer.PostAsync(
            $"{assessment}/areas/A",
            [("answers[A2].present", present), ("answers[A2].note", ""), ("answers[A2].basedOn", shown), ("answers[A2].sent", sent)],
            Json
        );

        Assert.Equal("application/json", second.Content.Headers.ContentType?.MediaType);
        Assert.Equal((stored, null, null), await AnswerAsync(officer, assessment, "A2"));
    }

    [Theory]
    [InlineData("""{ "present": "Leader" }""")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Autosave_WhereSomethingElseIsStoredThanWasSent_Asks(string sent)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        await officer.PostAsync($"{assessment}/areas/A", [("answers[A2].present", "Mature")], Json);

        var second = await officer.PostAsync(
            $"{assessment}/areas/A",
            [("answers[A2].present", "Innovator"), ("answers[A2].basedOn", AnswerValues.None.Fingerprint()), ("answers[A2].sent", sent)],
            Json
        );

        Assert.NotNull((await officer.FollowAsync(second)).Find(".app-conflict"));
        Assert.Equal(("Mature", null, null), await AnswerAsync(officer, assessment, "A2"));
    }

    [Fact]
    public async Task Autosave_TellsWhetherWhatIsStoredIsWhatWasSent()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var shown = AnswerValues.None.Fingerprint();

        Assert.True(await IsAsSentAsync(officer, assessment, ("answers[A2].note", " two\r\nlines\u0007 "), ("answers[A2].basedOn", shown)));
        Assert.False(await IsAsSentAsync(officer, assessment, ("answers[A2].note", ""), ("answers[A2].basedOn", shown)));
    }

    [Fact]
    public async Task Autosave_WhenRefused_GivesThePageWithTheMessage()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var response = await officer.PostAsync(
            $"{assessment}/areas/A",
            [("answers[A2].present", "Leader"), ("answers[A2].target", "Mature")],
            Json
        );

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = await officer.FollowAsync(response);
        Assert.Equal("answers-A2-target", Assert.Single(page.Errors).Id);
        Assert.NotNull(page.Find("#question-A2").QuerySelector(".govuk-error-message"));
    }

    [Fact]
    public async Task Autosave_WhenSignedOut_IsUnauthorizedAndNotARedirect()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var nobody = App.OpenBrowser();

        var response = await nobody.PostAsync($"{assessment}/areas/A", [("answers[A2].present", "Leader")], Json);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal((null, null, null), await AnswerAsync(officer, assessment, "A2"));
    }

    private static async Task<bool> IsAsSentAsync(Browser officer, string assessment, params (string Name, string Value)[] fields)
    {
        var response = await officer.PostAsync($"{assessment}/areas/A", fields, Json);
        using var saved = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        return saved.RootElement.GetProperty("answers").GetProperty("A2").GetProperty("isAsSent").GetBoolean();
    }
}
