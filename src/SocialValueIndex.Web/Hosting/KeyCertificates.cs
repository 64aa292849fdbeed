using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// The certificate that encrypts the keys of cookies and forms in the database, so that whoever reads the database cannot forge a sign-in.
/// </summary>
internal static class KeyCertificates
{
    private const string Section = "Keys";

    /// <exception cref="StartupException">A certificate cannot be used.</exception>
    public static IDataProtectionBuilder ProtectKeys(this IDataProtectionBuilder builder, IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (Read(section, "Certificate") is { } certificate)
        {
            builder.ProtectKeysWithCertificate(certificate);
        }

        // One that was replaced: keys that it encrypted are still read.
        return Read(section, "FormerCertificate") is { } former ? builder.UnprotectKeysWithAnyCertificate(former) : builder;
    }

    /// <summary>Whether new keys are encrypted in the database.</summary>
    public static bool IsSet(IConfiguration configuration) => configuration[$"{Section}:Certificate"] is { Length: > 0 };

    private static X509Certificate2? Read(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } file)
        {
            return null;
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, section[$"{name}Password"]);
            return certificate.HasPrivateKey ? certificate : throw Fault(name, file, "it holds no private key");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Fault(name, file, $"it cannot be read with {Section}:{name}Password");
        }
    }

    private static StartupException Fault(string name, string file, string why) =>
        new($"{Section}:{name} is \"{file}\", and {why}. Set it to a PKCS #12 file (.pfx) with its private key.");
}
