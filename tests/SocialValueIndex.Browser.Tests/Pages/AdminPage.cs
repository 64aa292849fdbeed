using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests.Pages;

/// <summary>A page of the administrators, known by its heading.</summary>
public sealed class AdminPage(Visitor visitor, string heading) : SitePage(visitor, heading)
{
    public async Task<AdminPage> FollowAsync(string link, string next)
    {
        await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        return await new AdminPage(Visitor, next).ArriveAsync();
    }

    public async Task<AdminPage> PressAsync(string button, string next)
    {
        await Button(button).Last.ClickAsync();
        return await new AdminPage(Visitor, next).ArriveAsync();
    }

    public async Task<AdminPage> BackAsync(string next)
    {
        await Page.Locator(".govuk-back-link").ClickAsync();
        return await new AdminPage(Visitor, next).ArriveAsync();
    }

    /// <summary>From the first page to a new draft.</summary>
    public async Task<AdminPage> BeginDraftAsync(string heading)
    {
        var sets = await FollowAsync("Question sets", "Question sets");
        return await sets.PressAsync("Begin a draft from version 1", heading);
    }

    /// <summary>Publishes the draft whose page is open. It is refused once, for want of a note.</summary>
    public async Task<AdminPage> PublishAsync(int version, string note)
    {
        var publish = await FollowAsync($"Publish version {version}", $"Publish version {version}");
        await publish.BeRefusedAsync($"Publish version {version}");
        await Page.GetByLabel("What changed?").FillAsync(note);
        await Button($"Publish version {version}").ClickAsync();
        await Expect(Notice).ToContainTextAsync($"Version {version} is published");
        return await new AdminPage(Visitor, $"Version {version}").ArriveAsync();
    }
}
