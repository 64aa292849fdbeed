using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class SignInSettingsTests : WebTest
{
    private static readonly WebApplicationFactoryClientOptions Client = new()
    {
        BaseAddress = new Uri(WebApp.SecureAddress),
        AllowAutoRedirect = false,
    };

    [Theory]
    [InlineData("SignIn:SecondStep", "Sometimes", "SignIn:SecondStep is \"Sometimes\". Set it to Optional, Administrators, Everybody.")]
    [InlineData("SignIn:IdleHours", "0", "SignIn:IdleHours is \"0\". Set it to a number from 1 to 24.")]
    [InlineData("SignIn:LongestDays", "week", "SignIn:LongestDays is \"week\". Set it to a number from 1 to 30.")]
    [InlineData("SignIn:PasswordsAllowed", "false", "Set SignIn:Oidc:Authority first, or nobody can sign in.")]
    [InlineData("SignIn:Oidc:Authority", "http://login.example", "Set it to an address that begins with https://.")]
    [InlineData("SignIn:Oidc:Authority", "https://login.example", "SignIn:Oidc:ClientId is not.")]
    [InlineData("Keys:Certificate", "/no/such/file.pfx", "Set it to a PKCS #12 file (.pfx) with its private key.")]
    public async Task Start_WithASettingThatCannotBeUsed_SaysWhich(string name, string value, string message)
    {
        await using var app = App.WithWebHostBuilder(b => b.UseSetting(name, value));

        var fault = Assert.ThrowsAny<Exception>(() => app.CreateClient(Client));

        Assert.Contains(message, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_WithACertificate_AreEncryptedInTheDatabaseAndReadByTheNextStart()
    {
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db.DataProtectionKeys.ExecuteDeleteAsync(Token);
        }

        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx"));
        await File.WriteAllBytesAsync(file.FullName, Certificate("secret"), Token);
        try
        {
            await SignInAtAsync(file, officer);
            await SignInAtAsync(file, officer);
        }
        finally
        {
            file.Delete();
        }

        await using var after = Database.CreateContext(KnownUser.Nobody);
        var key = await after.DataProtectionKeys.SingleAsync(Token);
        Assert.Contains("EncryptedData", key.Xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal);
    }

    private async Task SignInAtAsync(FileInfo file, Person officer)
    {
        await using var app = App.WithWebHostBuilder(b =>
            b.UseSetting("Keys:Certificate", file.FullName).UseSetting("Keys:CertificatePassword", "secret")
        );
        var page = await new Browser(app.CreateClient(Client)).SignInAsync(officer);
        Assert.Equal("Assessments", (await page.OpenAsync("/assessments")).Heading);
    }

    private static byte[] Certificate(string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.Export(X509ContentType.Pkcs12, password);
    }
}
