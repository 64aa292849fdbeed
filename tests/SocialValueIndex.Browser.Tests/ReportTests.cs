using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>The covering report: its texts save themselves, and nobody overwrites a colleague unseen.</summary>
public sealed class ReportTests(BrowserFixture fixture) : Journey(fixture)
{
    [Fact]
    public async Task WriteReport_AtTheSameTime_SavesByItselfAndAsksWhereBothChanged()
    {
        await using var officer = await VisitAsync();
        await using var colleague = await VisitAsync();
        var assessment = (await officer.StartAssessmentAsync("Report", isFromExample: true)).Address;
        await colleague.SignInAsync(Lead);
        var mine = await OpenAsync(officer, assessment);
        var theirs = await OpenAsync(colleague, assessment);

        // Different texts merge.
        await mine.Text("Purpose").FillAsync("To report to Cabinet.");
        await mine.IsSavedAsync();
        await theirs.Text("Legal").FillAsync("The Act of 2012.");
        await theirs.IsSavedAsync();

        // The same text asks.
        await theirs.Text("Purpose").FillAsync("To report to Council.");
        await Expect(theirs.Conflict("Purpose")).ToContainTextAsync("To report to Cabinet.");
        await Expect(theirs.Status).ToContainTextAsync("Not saved: Olwen Officer changed ‘Purpose of the report’");
        await theirs.CheckAsync();
        await theirs.KeepAsync("Purpose", "mine");
        await theirs.IsSavedAsync();

        await mine.ReloadAsync();
        await Expect(mine.Text("Purpose")).ToHaveValueAsync("To report to Council.");
        await Expect(mine.Text("Legal")).ToHaveValueAsync("The Act of 2012.");
        await mine.CheckAsync();

        static async Task<ReportPage> OpenAsync(Visitor visitor, string assessment)
        {
            await visitor.OpenAsync($"{assessment}/report");
            return await new ReportPage(visitor).ArriveAsync();
        }
    }
}
