using Microsoft.Playwright;

namespace SocialValueIndex.Browser.Tests.Pages;

public sealed class AssessmentsPage(Visitor visitor) : SitePage(visitor, "Assessments")
{
    public async Task<NewAssessmentPage> StartNewAsync()
    {
        await Button("Start a new assessment").ClickAsync();
        return await new NewAssessmentPage(Visitor).ArriveAsync();
    }

    public async Task<ImportPage> ImportAsync()
    {
        await Link("Import answers from a file").ClickAsync();
        return await new ImportPage(Visitor).ArriveAsync();
    }

    public async Task<TaskListPage> OpenAsync(string period)
    {
        await Link(period).First.ClickAsync();
        return await new TaskListPage(Visitor).ArriveAsync();
    }
}

public sealed class NewAssessmentPage(Visitor visitor) : SitePage(visitor, "Start a new assessment")
{
    public async Task<TaskListPage> StartAsync(string period, bool isFromExample = false)
    {
        await Page.GetByLabel("Which period is it for?").FillAsync(period);
        if (isFromExample)
        {
            await Page.GetByLabel("Which answers do you want to start from?")
                .SelectOptionAsync(new SelectOptionValue { Label = await ExampleAsync() });
        }

        await Button("Start").ClickAsync();
        return await new TaskListPage(Visitor).ArriveAsync();
    }

    private async Task<string> ExampleAsync() => (await Page.Locator("#from option", new() { HasText = "2026/27," }).TextContentAsync())!;
}

public sealed class ImportPage(Visitor visitor) : SitePage(visitor, "Import answers from a file")
{
    public async Task<TaskListPage> ImportAsync(string period, byte[] file)
    {
        await FillAsync(period, file);
        await Button("Import").ClickAsync();
        return await new TaskListPage(Visitor).ArriveAsync();
    }

    public async Task FillAsync(string period, byte[] file)
    {
        await Page.GetByLabel("Which period is it for?").FillAsync(period);
        await Page.GetByLabel("File of answers")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "answers.json",
                    MimeType = "application/json",
                    Buffer = file,
                }
            );
    }
}
