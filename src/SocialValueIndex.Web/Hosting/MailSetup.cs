using SocialValueIndex.Application.Mail;
using SocialValueIndex.Web.Mail;

namespace SocialValueIndex.Web.Hosting;

/// <summary>How e-mails leave, and the address that they lead back to.</summary>
internal static class MailSetup
{
    /// <summary>Where Development writes e-mails, in the application's folder.</summary>
    public const string Folder = "App_Data/mail";

    public static void AddMail(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(MailSettings.Section).Get<MailSettings>() ?? new MailSettings();
        var site = SiteAddress.Read(builder.Configuration);
        var sends = !string.IsNullOrWhiteSpace(settings.Host);
        if (sends && (!MimeKit.MailboxAddress.TryParse(settings.From, out _) || (site is null && !builder.Environment.IsDevelopment())))
        {
            throw new StartupException($"Mail:Host is set, so set Mail:From to the address that e-mails come from, and {SiteAddress.Setting} to the address of the site.");
        }

        builder.Services.AddSingleton(new SiteAddress(site)).AddSingleton(settings).AddSingleton<PasswordResetQueue>().AddHostedService<PasswordResetService>();
        if (sends)
        {
            builder.Services.AddSingleton<IMailer, SmtpMailer>();
        }
        else if (builder.Environment.IsDevelopment())
        {
            var folder = Path.Combine(builder.Environment.ContentRootPath, Folder);
            builder.Services.AddSingleton<IMailer>(services => ActivatorUtilities.CreateInstance<FolderMailer>(services, folder));
        }
        else
        {
            builder.Services.AddSingleton<IMailer, NoMailer>();
        }
    }
}

/// <summary>
/// The address of the site, for links in e-mails. It is taken from the settings: a request can claim any host, and a link for a forgotten password that
/// leads to a stranger's host gives the account away.
/// </summary>
/// <param name="setting">The setting, if there is one.</param>
public sealed class SiteAddress(Uri? setting)
{
    public const string Setting = "PublicUrl";

    /// <summary>The address in the settings, or where none is set, the one that the request came to: that is an administrator's own, or Development's.</summary>
    public Uri For(HttpRequest request) => setting ?? new Uri($"{request.Scheme}://{request.Host}{request.PathBase}");

    /// <summary>The address in the settings, if there is one.</summary>
    public static Uri? Read(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var site) && site is { Scheme: "http" or "https", Query: "", Fragment: "" } => site,
        var text => throw new StartupException($"{Setting} is \"{text}\". Set it to an address like https://index.example.gov.uk."),
    };
}
