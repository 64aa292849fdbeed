using System.Net;
using System.Text;
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
        await officer.ForgeAsync($"{assessment}/report", ("texts[Purpose].text", Hostile));

        foreach (var address in Pages.Addresses(assessment).Where(a => !a.StartsWith("/admin", StringComparison.Ordinal)))
        {
            AssertHarmless(await officer.OpenAsync(address));
        }

        Assert.Equal(Hostile, (await officer.OpenAsync($"{assessment}/areas/A")).Value("answers[A2].note"));
        Assert.Equal([Hostile], (await officer.OpenAsync($"{assessment}/plan")).All("#area-A .app-user-text"));
        Assert.Equal(Hostile, (await officer.OpenAsync($"{assessment}/report")).Value("texts[Purpose].text"));
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
        var report = await colleague.OpenAsync($"{assessment}/report");
        await officer.ForgeAsync($"{assessment}/report", ("texts[Purpose].text", Hostile));
        AssertHarmless(await report.PressAsync("Save the report", ("texts[Purpose].text", $"Mine {Hostile}")));
        AssertHarmless(
            await officer.ForgeAsync(
                $"{assessment}/areas/A",
                ("answers[A2].present", Hostile),
                ("answers[A2].basedOn", Hostile),
                ("answers[A2].keep", Hostile),
                ("answers[A2].theirs", Hostile)
            )
        );
        AssertHarmless(
            await officer.ForgeAsync("/assessments/new", ("period", string.Concat(Enumerable.Repeat(Hostile, 9))), ("from", Hostile))
        );
        AssertHarmless(
            await officer.UploadAsync(
                "/assessments/import",
                "{\"answers\":[{\"question\":\"<img src=x>\"}]}"u8.ToArray(),
                ("period", HostilePeriod)
            )
        );
        AssertHarmless(
            await App.OpenBrowser().ForgeAsync("/account/sign-in", ("email", Hostile), ("password", Hostile), ("returnUrl", Hostile))
        );
        AssertHarmless(await App.OpenBrowser().OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(Hostile)}"));
    }

    [Fact]
    public async Task HostileHtml_InEverythingThatAdministratorsType_IsTextOnEveryPage()
    {
        var ada = await SignedInAsync(await CreatePersonAsync(null, $"Administrator {Hostile}", Roles.Administrator));
        var council = await Data.CreateOrganisationAsync($"Council {Hostile}");
        var officer = await SignedInAsync(await CreatePersonAsync(council, $"Officer {Hostile}", Roles.Officer));
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/plan", ("area", "B"), ("note", Hostile));
        await ada.ForgeAsync(
            $"/admin/organisations/{council.Id}/report",
            ("parts[Purpose].heading", Hostile),
            ("parts[Purpose].standing", Hostile)
        );
        const string Draft = "/admin/question-sets/2";
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        await ada.ForgeAsync($"{Draft}/title-and-footnote", ("title", Hostile), ("footnote", Hostile));
        await ada.ForgeAsync($"{Draft}/areas/A", ("code", "A"), ("name", Hostile), ("planName", Hostile));
        await ada.ForgeAsync($"{Draft}/areas/B/remove");
        await ada.ForgeAsync(
            $"{Draft}/questions/A2",
            ("code", "A2"),
            ("text", Hostile),
            ("hint", Hostile),
            ("options[0].level", "NonCompliant"),
            ("options[0].text", Hostile),
            ("options[1].level", "Leader"),
            ("options[1].text", Hostile + Hostile),
            ("options[1].action", Hostile)
        );
        await ada.ForgeAsync($"{Draft}/questions/A5", ("code", "A5"), ("text", Hostile));

        foreach (var address in Pages.OfAdministrators(council.Id, officer.Person!.Id))
        {
            await AssertHarmlessAsync(ada, address);
        }

        AssertHarmless(await ada.ForgeAsync($"{Draft}/preview", ("answers[A2].present", Hostile)));
        await ada.ForgeAsync($"{Draft}/questions/A5/remove");
        var published = await (await ada.OpenAsync($"{Draft}/publish")).PressAsync("Publish version 2", ("note", Hostile));
        Assert.Equal("Version 2 is published. New assessments start with it", published.Notice);
        foreach (var address in Pages.OfAdministrators(council.Id, officer.Person!.Id))
        {
            await AssertHarmlessAsync(ada, address);
        }

        AssertHarmless(await officer.OpenAsync($"{assessment}/upgrade"));
        await officer.ForgeAsync($"{assessment}/upgrade", ("to", "2"));
        foreach (var address in Pages.Addresses(assessment).Where(a => !a.StartsWith("/admin", StringComparison.Ordinal)))
        {
            AssertHarmless(await officer.OpenAsync(address));
        }
    }

    [Fact]
    public async Task HostileHtml_InWhatIsRefusedToAnAdministrator_IsTextOnTheErrorPage()
    {
        var ada = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync($"Council {Hostile}");
        var person = await CreatePersonAsync(council, $"Officer {Hostile}", Roles.Officer);
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        string[] names =
        [
            "title",
            "footnote",
            "code",
            "name",
            "planName",
            "text",
            "hint",
            "options[0].level",
            "options[0].text",
            "options[0].action",
            "do",
            "basedOn",
            "note",
            "email",
            "roles",
            "organisation",
            "stamp",
        ];

        foreach (var row in Access.AccessTable.Posts.Where(r => r.IsOfAdministrators))
        {
            AssertHarmless(await ada.ForgeAsync(Pages.OfAdministrators(row, council.Id, person.Id), [.. names.Select(n => (n, Hostile))]));
        }

        AssertHarmless(
            await ada.UploadAsync(
                "/admin/question-sets/import",
                Encoding.UTF8.GetBytes($$"""{"{{Hostile.Replace("\"", "\\\"", StringComparison.Ordinal)}}":1}""")
            )
        );
        AssertHarmless(await ada.OpenAsync($"/admin/people?text={Uri.EscapeDataString(Hostile)}"));
        AssertHarmless(await ada.OpenAsync($"/admin/audit?kind={Uri.EscapeDataString(Hostile)}&from={Uri.EscapeDataString(Hostile)}"));
    }

    /// <summary>Files are none of the pages.</summary>
    private static async Task AssertHarmlessAsync(Browser browser, string address)
    {
        var response = await browser.GetAsync(address);
        if (response.StatusCode is HttpStatusCode.Redirect || response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            AssertHarmless(await browser.FollowAsync(response));
        }
    }

    private static void AssertHarmless(Page page)
    {
        Assert.NotEmpty(page.Heading);
        Assert.Empty(page.All("img"));
        Assert.All(
            page.Document.QuerySelectorAll("script"),
            s => Assert.Matches(@"^/assets/[a-z-]+\.[a-z0-9]+\.js$", s.GetAttribute("src"))
        );
    }
}
