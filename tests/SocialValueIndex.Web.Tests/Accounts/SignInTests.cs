using System.Net;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

public sealed class SignInTests : WebTest
{
    [Fact]
    public async Task SignIn_WithTheRightPassword_OpensTheAssessments()
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var page = await App.OpenBrowser().OpenAsync("/account/sign-in");

        var next = await page.PressAsync("Sign in", ("email", $"  {officer.Email!.ToUpperInvariant()} "), ("password", Password));

        Assert.Equal("/assessments", next.Address);
        Assert.Equal(HttpStatusCode.OK, next.Status);
    }
}
