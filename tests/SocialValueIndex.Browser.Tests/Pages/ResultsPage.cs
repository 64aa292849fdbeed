using Microsoft.Playwright;

namespace SocialValueIndex.Browser.Tests.Pages;

public sealed class ResultsPage(Visitor visitor) : SitePage(visitor, "Results ")
{
    public ILocator Overall => Page.Locator(".app-overall");

    public ILocator Row(string area) => Page.GetByRole(AriaRole.Row, new() { Name = area });

    public async Task<PlanPage> OpenPlanAsync()
    {
        await Link("Action plan").ClickAsync();
        return await new PlanPage(Visitor).ArriveAsync();
    }
}

public sealed class PlanPage(Visitor visitor) : SitePage(visitor, "Action plan ")
{
    public ILocator Row(string area) => Page.Locator($"#area-{area}");

    public async Task<TaskListPage> OpenQuestionsAsync()
    {
        await Link("Questions").First.ClickAsync();
        return await new TaskListPage(Visitor).ArriveAsync();
    }

    public async Task<PlanPage> WriteNoteAsync(string area, string note)
    {
        await Row(area).Locator("summary").ClickAsync();
        await Row(area).Locator("textarea").FillAsync(note);
        await CheckAsync();
        await Row(area).GetByRole(AriaRole.Button, new() { Name = "Save note" }).ClickAsync();
        await Notice.WaitForAsync();
        return await new PlanPage(Visitor).ArriveAsync();
    }

    public Task<byte[]> DownloadPdfAsync() => DownloadAsync("Download the plan (PDF)");

    public Task<byte[]> DownloadJsonAsync() => DownloadAsync("Download the plan as data (JSON)");

    private async Task<byte[]> DownloadAsync(string link) =>
        await File.ReadAllBytesAsync(await (await Page.RunAndWaitForDownloadAsync(() => Link(link).ClickAsync())).PathAsync());
}
