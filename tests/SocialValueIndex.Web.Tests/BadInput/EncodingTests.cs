using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.BadInput;

public sealed class EncodingTests : WebTest
{
    private const string Hostile = "\"'></textarea></script><script>alert(1)</script><img src=x>";
    private const string HostilePeriod = "</title><img src=x>\"'";

    [Fact]
    public async Task HostileHtml_InEverythingThatPeopleType_IsTextOnEveryPage()
    {
        var council = await Data.CreateOrganisationAsync($"Council {Hostile}");
        var officer = await SignedInAsync(await CreatePersonAsync(council, $"Officer {Hostile}", Roles.Officer));
        var assessment = await AssessmentAsync(officer, HostilePeriod);
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].note", Hostile), ("answers[A2].present", "Mature"));
        await officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", Hostile));

        foreach (var address in Pages.Addresses(assessment))
        {
            AssertHarmless(await officer.OpenAsync(address));
        }

        Assert.Equal(Hostile, (await officer.OpenAsync($"{assessment}/areas/A")).Value("answers[A2].note"));
        Assert.Equal([Hostile], (await officer.OpenAsync($"{assessment}/plan")).All("#area-A .app-user-text"));
        Assert.Contains(HostilePeriod, (await officer.OpenAsync(assessment)).Heading, StringComparison.Ordinal);
        Assert.Equal(("Mature", null, Hostile), await AnswerAsync(officer, assessment, "A2"));
    }

    [Fact]
    public async Task HostileHtml_InWhatIsRefused_IsTextOnTheErrorPage()
    {
        var officer = await OfficerAsync($"Officer {Hostile}");
        var colleague = await OfficerAsync("Colleague");
        var assessment = await AssessmentAsync(officer);
        var open = await colleague.OpenAsync($"{assessment}/areas/A");
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].note", Hostile));

        var conflict = await open.PressAsync("Save and continue", ("answers[A2].note", $"Mine {Hostile}"));
        Assert.Contains(Hostile, conflict.Find(".app-conflict").TextContent, StringComparison.Ordinal);
        AssertHarmless(conflict);
        AssertHarmless(await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", Hostile), ("answers[A2].seen", Hostile), ("answers[A2].keep", Hostile), ("answers[A2].theirs", Hostile)));
        AssertHarmless(await officer.ForgeAsync("/assessments/new", ("period", string.Concat(Enumerable.Repeat(Hostile, 9))), ("from", Hostile)));
        AssertHarmless(await officer.UploadAsync("/assessments/import", "{\"answers\":[{\"question\":\"<img src=x>\"}]}"u8.ToArray(), ("period", HostilePeriod)));
        AssertHarmless(await App.OpenBrowser().ForgeAsync("/account/sign-in", ("email", Hostile), ("password", Hostile), ("returnUrl", Hostile)));
        AssertHarmless(await App.OpenBrowser().OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(Hostile)}"));
    }

    private static void AssertHarmless(Page page)
    {
        Assert.NotEmpty(page.Heading);
        Assert.Empty(page.All("img"));
        Assert.Equal(2, page.Document.QuerySelectorAll("script").Length);
    }
}
