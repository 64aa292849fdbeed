using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests.Pages;

public sealed class RegisterPage(Visitor visitor) : SitePage(visitor, "Actions ")
{
    public ILocator Rows => Page.Locator("table.app-register tbody tr");

    public ILocator Row(string reference) => Page.Locator($"[id='{reference}']");

    /// <summary>Changes status and due date on the row, without leaving the register.</summary>
    public async Task<RegisterPage> ChangeAsync(string reference, string status, string day, string month, string year)
    {
        await Row(reference).Locator("summary").ClickAsync();
        await Row(reference).GetByLabel("Status").SelectOptionAsync(status);
        foreach (var (label, value) in new[] { ("Day", day), ("Month", month), ("Year", year) })
        {
            await Row(reference).GetByLabel(label).FillAsync(value);
        }

        await Row(reference).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Notice).ToContainTextAsync($"{reference} is saved");
        return this;
    }

    public async Task<RegisterPage> FilterAsync(string field, string choice)
    {
        var list = Page.Locator(".app-filter").GetByLabel(field, new() { Exact = true });
        await list.SelectOptionAsync(new SelectOptionValue { Label = choice });
        await Button("Show").ClickAsync();
        return await new RegisterPage(Visitor).ArriveAsync();
    }

    public async Task<ActionPage> OpenAsync(string reference)
    {
        await Row(reference).Locator("th a").ClickAsync();
        return await new ActionPage(Visitor, reference).ArriveAsync();
    }

    public async Task<byte[]> DownloadAsync()
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Link("Download as a spreadsheet (XLSX)").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public async Task<ChangesPage> UploadAsync(byte[] file)
    {
        await Link("Upload an edited spreadsheet").ClickAsync();
        var upload = await new UploadPage(Visitor).ArriveAsync();
        await upload.BeRefusedAsync("See what would change");
        await Page.GetByLabel("Edited spreadsheet or CSV")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "actions.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = file,
                }
            );
        await upload.Button("See what would change").ClickAsync();
        return await new ChangesPage(Visitor).ArriveAsync();
    }
}

public sealed class UploadPage(Visitor visitor) : SitePage(visitor, "Upload an edited spreadsheet");

public sealed class ChangesPage(Visitor visitor) : SitePage(visitor, "What would change")
{
    public ILocator Change(string reference) => Page.Locator($"[id='{reference}']");

    public async Task<RegisterPage> ApplyAsync()
    {
        await Button("Apply these changes").ClickAsync();
        return await new RegisterPage(Visitor).ArriveAsync();
    }
}

public sealed class ActionPage(Visitor visitor, string reference) : SitePage(visitor, "")
{
    public async Task<ActionPage> SaveAsync(string? owner = null, string? comment = null)
    {
        if (owner is not null)
        {
            await Page.GetByLabel("Owner", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = owner });
        }

        if (comment is not null)
        {
            await Page.GetByLabel("Add a comment").FillAsync(comment);
        }

        await Button("Save").ClickAsync();
        await Expect(Notice).ToContainTextAsync($"{reference} is saved");
        return await this.ArriveAsync();
    }
}

public sealed class MyWorkPage(Visitor visitor) : SitePage(visitor, "My work")
{
    public ILocator Rows => Page.Locator("table.app-register tbody tr");
}
