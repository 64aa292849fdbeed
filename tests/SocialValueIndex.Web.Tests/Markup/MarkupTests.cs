using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Markup;

public sealed class MarkupTests : WebTest
{
    private readonly List<string> _faults = [];

    [Fact]
    public async Task EveryPage_ForEverybody_KeepsTheRules()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "Ask the leader"));
        var empty = await AssessmentAsync(officer, "2027/28");
        foreach (var browser in (Browser[])[App.OpenBrowser(), await LeadAsync(), officer])
        {
            await LookAsync(
                browser,
                [
                    .. Pages.Addresses(assessment),
                    .. Example.Areas.Select(a => $"{assessment}/areas/{a.Code}"),
                    $"{empty}/results",
                    $"{empty}/plan",
                    "/no/such/page",
                ]
            );
        }

        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        await LookAsync(officer, Pages.Addresses(assessment));

        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct()));
    }

    [Fact]
    public async Task EveryPage_WithErrors_KeepsTheRules()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var area = $"{assessment}/areas/A";
        var (open, plan) = (await officer.OpenAsync(area), await officer.OpenAsync($"{assessment}/plan"));
        Look(
            await officer.ForgeAsync(
                area,
                ("answers[A1].present", "x"),
                ("answers[A2].present", "Leader"),
                ("answers[A2].target", "Mature"),
                ("answers[A3].note", new string('n', 4001))
            )
        );
        await officer.ForgeAsync(area, ("answers[A2].present", "Mature"), ("answers[A2].note", "First"));
        await officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "First"));
        Look(await open.PressAsync("Save and continue", ("answers[A2].present", "Leader")));
        Look(await plan.PressInFormOfAsync("note-A", ("note", "Second")));
        var report = await officer.OpenAsync($"{assessment}/report");
        await officer.ForgeAsync($"{assessment}/report", ("texts[Purpose].text", "First"));
        Look(await report.PressAsync("Save the report", ("texts[Purpose].text", "Second"), ("texts[Legal].text", new string('n', 8001))));
        Look(await officer.ForgeAsync("/assessments/new", ("period", ""), ("from", "x")));
        Look(await officer.UploadAsync("/assessments/import", "[]"u8.ToArray(), ("period", "2027/28")));
        Look(await officer.UploadAsync("/assessments/import", [], ("period", "")));
        Look(await officer.ForgeAsync("/account/change-password"));
        Look(await App.OpenBrowser().ForgeAsync("/account/sign-in"));
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        Look(await officer.ForgeAsync(area, ("answers[A1].note", "Too late")));

        Assert.Empty(_faults);
    }

    [Fact]
    public async Task EveryPage_ForAnAdministrator_KeepsTheRules()
    {
        var (admin, officer) = (await AdministratorAsync(), await OfficerAsync());
        await AssessmentAsync(officer, answers: Example.Answers);
        var (council, elsewhere) = (await CouncilAsync(), await Data.CreateOrganisationAsync());
        await admin.ForgeAsync($"/admin/organisations/{elsewhere.Id}/close");
        await LookAsync(admin, PagesOf(council, officer.Person!));
        Look(await admin.ForgeAsync("/admin/question-sets/1/draft"));
        Look(
            await (await admin.OpenAsync("/admin/question-sets/2/questions/A2")).PressAsync("Save the question", ("text", "Is it clearer?"))
        );
        Look(await admin.ForgeAsync("/admin/question-sets/2/questions/A3/remove"));
        Look(
            await (await admin.OpenAsync("/admin/people/invite")).PressAsync(
                "Invite",
                ("email", "new@example.gov.uk"),
                ("name", "New Person"),
                ("roles", Roles.Officer),
                ("organisation", council.Id.ToString())
            )
        );
        Look(await (await admin.OpenAsync($"/admin/people/{officer.Person!.Id}/deactivate")).PressAsync("Deactivate"));
        await LookAsync(
            admin,
            [
                .. PagesOf(council, officer.Person),
                $"/admin/organisations/{elsewhere.Id}",
                $"/admin/people/{admin.Person!.Id}",
                "/admin/people?text=nobody",
                "/admin/audit?from=2000-01-01&to=2000-01-01",
            ]
        );
        var published = await (await admin.OpenAsync("/admin/question-sets/2/publish")).PressAsync(
            "Publish version 2",
            ("note", "Clearer.")
        );
        await LookAsync(admin, ["/admin/question-sets", "/admin/question-sets/1", "/admin/question-sets/2"]);

        Assert.StartsWith("Version 2 is published", published.Notice, StringComparison.Ordinal);
        Assert.Empty(_faults.Distinct());
    }

    [Fact]
    public async Task EveryPage_OfAnAdministratorWithErrors_KeepsTheRules()
    {
        var (admin, officer) = (await AdministratorAsync(), await OfficerAsync());
        var (draft, person) = ("/admin/question-sets/2", $"/admin/people/{officer.Person!.Id}");
        await admin.ForgeAsync("/admin/question-sets/1/draft");
        (string Address, (string Name, string Value)[] Fields)[] wrong =
        [
            ("/admin/organisations/new", [("name", "")]),
            ($"/admin/organisations/{(await CouncilAsync()).Id}", [("name", "")]),
            ($"/admin/organisations/{(await CouncilAsync()).Id}/close", [("revision", "7")]),
            ("/admin/people/invite", []),
            ($"{person}/change", []),
            ($"{person}/deactivate", [("stamp", "old")]),
            ($"{person}/link", [("stamp", "old")]),
            ($"{draft}/title-and-footnote", [("title", new string('t', 201)), ("footnote", new string('f', 2001))]),
            ($"{draft}/title-and-footnote", [("title", "Mine"), ("footnote", "Mine."), ("basedOn", "old")]),
            ($"{draft}/add-area", [("code", "A"), ("name", "")]),
            ($"{draft}/areas/A", [("code", ""), ("name", "")]),
            ($"{draft}/areas/A", [("code", "A"), ("name", "Mine"), ("basedOn", "old")]),
            ($"{draft}/areas/A/add-question", [("code", "A2"), ("text", "")]),
            ($"{draft}/areas/A/add-question", [("options[0].text", "Yes"), ("options[1].text", "No"), ("do", "add")]),
            ($"{draft}/questions/A2", [("code", ""), ("text", ""), ("options[0].text", "Yes")]),
            ($"{draft}/questions/A2", [("code", "A2"), ("text", "Mine?"), ("basedOn", "old")]),
            ($"{draft}/questions/gone", [("text", "Typed for long?"), ("options[0].text", "Yes")]),
            ($"{draft}/areas/gone", [("name", "Typed for long")]),
            ("/admin/question-sets/9/title-and-footnote", [("title", "Typed for long")]),
            ($"{draft}/questions/A2/remove", [("basedOn", "old")]),
            ($"{draft}/areas/A/remove", [("basedOn", "old")]),
            ($"{draft}/preview", [("answers[A2].present", "Leader"), ("answers[A2].target", "Mature")]),
            ($"{draft}/publish", [("revision", "0"), ("published", "1")]),
            ($"{draft}/publish", [("note", "Clearer."), ("revision", "7"), ("published", "1")]),
            ($"{draft}/discard", [("revision", "7")]),
            ("/admin/question-sets/import", []),
        ];
        var refused = new List<string>();
        foreach (var (address, fields) in wrong)
        {
            var page = await admin.ForgeAsync(address, fields);
            Look(page);
            refused.Add(page.Address);
        }

        Assert.Equal(wrong.Select(w => w.Address), refused);
        Look(await admin.UploadAsync("/admin/question-sets/import", "{}"u8.ToArray()));
        Look(await admin.OpenAsync("/admin/audit?from=yesterday&to=tomorrow"));
        await admin.ForgeAsync($"{draft}/title-and-footnote", ("title", ""), ("footnote", ""));
        await admin.ForgeAsync($"{draft}/areas/A/add-question", ("code", "A98"), ("text", "Nothing to choose?"));
        await LookAsync(admin, [draft, $"{draft}/impact", $"{draft}/publish", $"{draft}/questions/A98"]);

        Assert.Empty(_faults.Distinct());
    }

    [Fact]
    public void Rules_OfAPageThatBreaksThem_FindEveryFault()
    {
        using var response = new HttpResponseMessage();
        var page = new Page(
            App.OpenBrowser(),
            response,
            """
            <html><title>X</title><style></style><script>x</script><script src="https://elsewhere"></script>
            <h1 id="a">1</h1><h1 id="a" onclick="x">2</h1><a href="#b"></a>
            <label for="c"></label><input name="d"><fieldset></fieldset><table><th>5</table>
            <p style="x" aria-describedby="e"></p><b id=""></b>
            <ul class="govuk-error-summary__list"><a href="#f">1</a><a href="#a">2</a></ul><i id="f"></i>
            """
        );

        Assert.Equal(20, MarkupRules.FaultsIn(page).Count());
    }

    private static IEnumerable<string> PagesOf(Organisation organisation, Person person) =>
        Pages.OfAdministrators(organisation.Id, person.Id).Where(a => !IsFile(a));

    private static bool IsFile(string address) => Path.GetExtension(address) is ".csv" or ".json" or ".xlsx" or ".zip";

    private async Task LookAsync(Browser browser, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            Look(await browser.OpenAsync(address));
        }
    }

    private void Look(Page page) => _faults.AddRange(MarkupRules.FaultsIn(page).Select(f => $"{page.Address}: {f}"));
}
