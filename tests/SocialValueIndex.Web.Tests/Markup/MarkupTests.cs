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
            await LookAsync(browser, [.. Pages.Addresses(assessment), .. Example.Areas.Select(a => $"{assessment}/areas/{a.Code}"), $"{empty}/results", $"{empty}/plan", "/no/such/page"]);
        }

        await officer.ForgeAsync($"{assessment}/check");
        await LookAsync(officer, Pages.Addresses(assessment));

        Assert.Empty(_faults.Distinct());
    }

    [Fact]
    public async Task EveryPage_WithErrors_KeepsTheRules()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var area = $"{assessment}/areas/A";
        var (open, plan) = (await officer.OpenAsync(area), await officer.OpenAsync($"{assessment}/plan"));
        Look(await officer.ForgeAsync(area, ("answers[A1].present", "x"), ("answers[A2].present", "Leader"), ("answers[A2].target", "Mature"), ("answers[A3].note", new string('n', 4001))));
        await officer.ForgeAsync(area, ("answers[A2].present", "Mature"), ("answers[A2].note", "First"));
        await officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "First"));
        Look(await open.PressAsync("Save and continue", ("answers[A2].present", "Leader")));
        Look(await plan.PressInFormOfAsync("note-A", ("note", "Second")));
        Look(await officer.ForgeAsync("/assessments/new", ("period", ""), ("from", "x")));
        Look(await officer.UploadAsync("/assessments/import", "[]"u8.ToArray(), ("period", "2027/28")));
        Look(await officer.UploadAsync("/assessments/import", [], ("period", "")));
        Look(await officer.ForgeAsync("/account/change-password"));
        Look(await App.OpenBrowser().ForgeAsync("/account/sign-in"));
        await officer.ForgeAsync($"{assessment}/check");
        Look(await officer.ForgeAsync(area, ("answers[A1].note", "Too late")));

        Assert.Empty(_faults);
    }

    [Fact]
    public void Rules_OfAPageThatBreaksThem_FindEveryFault()
    {
        using var response = new HttpResponseMessage();
        var page = new Page(
            App.OpenBrowser(),
            response,
            """
            <html><title>X</title><style></style><script>x</script><script src="https://elsewhere"></script><h1 id="a">1</h1><h1 id="a" onclick="x">2</h1><a href="#b"></a>
            <label for="c"></label><input name="d"><fieldset></fieldset><table><th>5</table><p style="x" aria-describedby="e"></p><b id=""></b>
            """);

        Assert.Equal(18, MarkupRules.FaultsIn(page).Count());
    }

    private async Task LookAsync(Browser browser, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            Look(await browser.OpenAsync(address));
        }
    }

    private void Look(Page page) => _faults.AddRange(MarkupRules.FaultsIn(page).Select(f => $"{page.Address}: {f}"));
}
