using MailKit.Security;

namespace SocialValueIndex.Web.Mail;

/// <summary>The section "Mail" of the settings. Without a host no e-mail is sent, and administrators pass links on by hand.</summary>
public sealed class MailSettings
{
    public const string Section = "Mail";

    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? From { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>How the connection is protected: StartTls, SslOnConnect, or None for a server on the same machine.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;
}
