using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
