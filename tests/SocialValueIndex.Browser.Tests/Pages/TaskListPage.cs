using Microsoft.Playwright;

namespace SocialValueIndex.Browser.Tests.Pages;

public sealed class TaskListPage(Visitor visitor) : SitePage(visitor, "Assessment ")
{
    /// <summary>The address of the assessment, to come to its pages directly.</summary>
    public string Address => new Uri(Page.Url).AbsolutePath;

    public ILocator Area(string code) => Page.Locator(".govuk-task-list__item", new() { Has = Page.Locator($"#area-{code}-status") });

    public async Task<AreaPage> OpenAreaAsync(string code)
    {
        await Area(code).Locator(".govuk-task-list__link").ClickAsync();
        return await new AreaPage(Visitor, code).ArriveAsync();
    }

    public async Task<CheckPage> CheckAnswersAsync()
    {
        await Button("Check answers and complete").ClickAsync();
        return await new CheckPage(Visitor).ArriveAsync();
    }

    public async Task<byte[]> DownloadAnswersAsync() =>
        await File.ReadAllBytesAsync(
            await (await Page.RunAndWaitForDownloadAsync(() => Link("Download the answers").ClickAsync())).PathAsync()
        );

    public async Task<AssessmentsPage> BackAsync()
    {
        await Page.Locator(".govuk-back-link").ClickAsync();
        return await new AssessmentsPage(Visitor).ArriveAsync();
    }

    public async Task<ReopenPage> ReopenAsync()
    {
        await Link("Reopen the assessment").ClickAsync();
        return await new ReopenPage(Visitor).ArriveAsync();
    }
}

public sealed class ReopenPage(Visitor visitor) : SitePage(visitor, "Do you want to reopen this assessment?")
{
    public async Task<TaskListPage> ReopenAsync()
    {
        await BeRefusedAsync("Reopen the assessment");
        await Page.GetByLabel("Why do you reopen it?").FillAsync("The policy was adopted");
        await Button("Reopen the assessment").ClickAsync();
        return await new TaskListPage(Visitor).ArriveAsync();
    }
}

public sealed class CheckPage(Visitor visitor) : SitePage(visitor, "Check your answers")
{
    /// <summary>Completes the assessment and goes on to its results.</summary>
    public async Task<ResultsPage> CompleteAsync()
    {
        var completed = await CompleteAsync("Assessment completed");
        return await completed.OpenResultsAsync();
    }

    /// <summary>Completes the assessment, which leads to a page with that heading.</summary>
    public async Task<CompletedPage> CompleteAsync(string heading)
    {
        var hasGaps = await Visitor.Page.GetByText("What is missing").Or(Visitor.Page.GetByText("What is not confirmed")).CountAsync() > 0;
        await Button("Complete the assessment").ClickAsync();
        if (hasGaps)
        {
            await Button("Complete without these answers").ClickAsync();
        }

        return await new CompletedPage(Visitor, heading).ArriveAsync();
    }
}

public sealed class CompletedPage(Visitor visitor, string heading) : SitePage(visitor, heading)
{
    public async Task<ResultsPage> OpenResultsAsync()
    {
        await Link("Results").ClickAsync();
        return await new ResultsPage(Visitor).ArriveAsync();
    }
}
