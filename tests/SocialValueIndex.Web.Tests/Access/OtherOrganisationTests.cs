using System.Text.RegularExpressions;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Access;

public sealed partial class OtherOrganisationTests : WebTest
{
    public static TheoryData<string> EveryVerb => ["GET", "HEAD", "POST", "DELETE"];

    [Theory]
    [MemberData(nameof(EveryVerb))]
    public async Task AnotherOrganisationsAssessment_ForEveryVerb_CannotBeToldFromNone(string verb)
    {
        var theirs = await AssessmentAsync(await OfficerAsync());
        var none = $"/assessments/{Guid.NewGuid()}";
        var elsewhere = await Data.CreateOrganisationAsync();
        Browser[] people =
        [
            await SignedInAsync(await CreatePersonAsync(elsewhere, "Otto Other", Roles.Officer)),
            await SignedInAsync(await CreatePersonAsync(elsewhere, "Lena Other", Roles.ProcurementLead)),
            await SignedInAsync(await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator)),
        ];
        var before = await Snapshot.OfAsync(Database);

        foreach (var person in people)
        {
            var token = await person.TokenAsync();
            foreach (var row in AccessTable.Rows.Where(r => r.IsOfAssessment))
            {
                Assert.Equal(await AnswerAsync(person, verb, row, none, token), await AnswerAsync(person, verb, row, theirs, token));
            }
        }

        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Lists_OfAnotherOrganisation_DoNotNameTheAssessment()
    {
        await AssessmentAsync(await OfficerAsync(), "Secret period");
        var other = await SignedInAsync(await CreatePersonAsync(await Data.CreateOrganisationAsync(), "Otto Other", Roles.Officer));

        Assert.DoesNotContain("Secret period", (await other.OpenAsync("/assessments")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret period", (await other.OpenAsync("/assessments/new")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/check", false)]
    [InlineData("/reopen", true)]
    [InlineData("/areas/A", false)]
    [InlineData("/plan", false)]
    public async Task Post_WithAnotherAssessmentInTheForm_IsAboutTheOneInTheAddress(string page, bool isCompleted)
    {
        var officer = await OfficerAsync();
        var inTheForm = await AssessmentAsync(officer, "In the form");
        var inTheAddress = await AssessmentAsync(officer, "In the address");
        if (isCompleted)
        {
            await officer.ForgeAsync($"{inTheForm}/check", ("confirm", "true"));
        }

        var (tasks, plan) = ((await officer.OpenAsync(inTheForm)).Text, (await officer.OpenAsync($"{inTheForm}/plan")).Text);
        var answered = await officer.ForgeAsync(
            inTheAddress + page,
            ("assessmentId", inTheForm.Split('/')[^1]),
            ("code", "B"),
            ("area", "A"),
            ("note", "Theirs"),
            ("answers[A1].present", "Follower")
        );

        Assert.Equal(200, (int)answered.Status);
        Assert.Equal(tasks, (await officer.OpenAsync(inTheForm)).Text);
        Assert.Equal(plan, (await officer.OpenAsync($"{inTheForm}/plan")).Text);
    }

    [Fact]
    public async Task NewAssessment_FromAnotherOrganisationsAnswers_IsRefusedLikeAnUnknownOne()
    {
        var theirs = (await AssessmentAsync(await OfficerAsync(), answers: Example.Answers)).Split('/')[^1];
        var other = await SignedInAsync(await CreatePersonAsync(await Data.CreateOrganisationAsync(), "Otto Other", Roles.Officer));
        var before = await Snapshot.OfAsync(Database);

        var refused = await other.ForgeAsync("/assessments/new", ("period", "2027/28"), ("from", theirs));
        var unknown = await other.ForgeAsync("/assessments/new", ("period", "2027/28"), ("from", Guid.NewGuid().ToString()));

        Assert.Equal([("from", "Choose one of the assessments shown, or start with no answers")], refused.Errors);
        Assert.Equal(WithoutWhatDiffers(unknown.Html), WithoutWhatDiffers(refused.Html));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    private static async Task<string> AnswerAsync(Browser person, string verb, Row row, string assessment, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), row.Address(assessment));
        if (verb is not ("GET" or "HEAD"))
        {
            request.Content = new FormUrlEncodedContent(
                row.Fields.Append((Name: Page.TokenField, Value: token)).Select(f => KeyValuePair.Create(f.Name, f.Value))
            );
        }

        var response = await person.SendAsync(request);
        Assert.InRange((int)response.StatusCode, 400, 499);
        return $"{response.StatusCode} {WithoutWhatDiffers(await response.Content.ReadAsStringAsync(Token))}";
    }

    private static string WithoutWhatDiffers(string html) => Differing().Replace(html, "");

    [GeneratedRegex("""<code[^>]*>[0-9a-f]{32}</code>|<input name="__RequestVerificationToken"[^>]*>|<input[^>]*name="__Form"[^>]*>""")]
    private static partial Regex Differing();
}
