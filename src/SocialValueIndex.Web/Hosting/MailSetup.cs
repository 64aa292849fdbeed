using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Web.Mail;

namespace SocialValueIndex.Web.Hosting;

/// <summary>How e-mails leave.</summary>
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
            throw new StartupException(
                "Mail:Host is set, so set Mail:From to the address that e-mails come from, "
                    + $"and {SiteAddress.Setting} to the address of the site."
            );
        }

        builder.Services.AddSingleton(new SiteAddress(site)).AddSingleton(settings);
        builder.Services.AddSingleton<PasswordResetQueue>().AddHostedService<PasswordResetService>();
        builder.Services.AddSingleton<OutboxBell>().AddHostedService<OutboxService>();
        builder.Services.ConfigureDbContext<SocialValueIndexDbContext>(
            (services, options) => options.AddInterceptors(services.GetRequiredService<OutboxBell>())
        );
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
