using Microsoft.Playwright;

namespace SocialValueIndex.Browser.Tests.Pages;

public sealed class StartPage(Visitor visitor) : SitePage(visitor, "Find out how well your council uses the Social Value Act")
{
    public async Task<SignInPage> StartAsync()
    {
        await Button("Start now").ClickAsync();
        return await new SignInPage(Visitor).ArriveAsync();
    }
}

public sealed class SignInPage(Visitor visitor) : SitePage(visitor, "Sign in")
{
    public async Task<AssessmentsPage> SignInAsync(string email, string password)
    {
        await Page.GetByLabel("Email address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        return await new AssessmentsPage(Visitor).ArriveAsync();
    }
}

public sealed class ChangePasswordPage(Visitor visitor) : SitePage(visitor, "Change password");
