using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>What tests with a mail server share: an application that sends to it, and an administrator who invites.</summary>
public abstract class SmtpTest : WebTest
{
    protected const string OnItsWay = "An email with the link is on its way.";

    protected static string TextOf(Page page) => page.All("#link-notice p")[0];

    protected WebApplicationFactory<Program> WithMail(int port, params (string Name, string Value)[] settings) =>
        WithMail(port, true, settings);

    protected WebApplicationFactory<Program> WithMail(int port, bool isSentByHand, params (string Name, string Value)[] settings) =>
        App.WithWebHostBuilder(builder =>
        {
            _ = isSentByHand ? builder.WithoutSender() : builder;
            builder.UseSetting("PublicUrl", WebApp.SecureAddress);
            (string Name, string Value)[] usual =
            [
                ("Host", "127.0.0.1"),
                ("Port", port.ToString(CultureInfo.InvariantCulture)),
                ("From", "index@council.gov.uk"),
                ("Security", "None"),
            ];
            foreach (var (name, value) in usual.Concat(settings))
            {
                builder.UseSetting($"Mail:{name}", value);
            }
        });

    protected async Task<Browser> AdministratorAsync(WebApplicationFactory<Program> app)
    {
        var person = await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator);
        return await new Browser(
            app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false })
        ).SignInAsync(person);
    }

    protected async Task<Page> InviteAsync(Browser admin, string name = "Olwen Officer")
    {
        var council = await CouncilAsync();
        var form = await admin.OpenAsync("/admin/people/invite");
        return await form.PressAsync(
            "Invite",
            ("email", "olwen@example.gov.uk"),
            ("name", name),
            ("roles", Roles.Officer),
            ("organisation", council.Id.ToString())
        );
    }

    protected void AssertNothingPrivateInLog()
    {
        var log = App.Log.Text;
        Assert.Contains("/admin/people/invite", log, StringComparison.Ordinal);
        Assert.DoesNotContain("olwen", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("officer", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("token=", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Secretpassword", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.ASCII.GetBytes("\0index\0Secretpassword")), log, StringComparison.Ordinal);
    }
}
