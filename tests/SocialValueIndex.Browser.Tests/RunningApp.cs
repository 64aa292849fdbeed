using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Browser.Tests;

/// <summary>The application on a real port, as Development has it, with a database of its own.</summary>
internal sealed class RunningApp : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database = TestDatabase.Create();

    private readonly (string Name, string Value)[] _settings;

    /// <param name="isHttps">Whether it answers over HTTPS, with a certificate that nobody vouches for.</param>
    /// <param name="settings">What it is set to beside the usual.</param>
    public RunningApp(bool isHttps = false, params (string Name, string Value)[] settings)
    {
        _settings = settings;
        UseKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                endpoint =>
                {
                    if (isHttps)
                    {
                        endpoint.UseHttps(Certificate());
                    }
                }
            )
        );
    }

    public Uri Start()
    {
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(addresses.First());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _database.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");

        // Without it, style sheets and scripts answer 200 with nothing in them.
        builder.UseStaticWebAssets();

        // As published: the browser keeps them from page to page.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.UseSetting("EnableStaticAssetsDevelopmentCaching", "true");
        builder.UseSetting("ConnectionStrings:SocialValueIndex", _database.ConnectionString);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");

        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        // A password is hashed slowly to slow down whoever steals it. Nobody steals these.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
