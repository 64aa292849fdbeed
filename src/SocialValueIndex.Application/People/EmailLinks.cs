using System.Globalization;
using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.SigningIn;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Makes links with which people confirm a new e-mail address, and tells whether one still holds. A link ends with its time, with another
/// address, and with the person's security stamp.
/// </summary>
/// <param name="people">Makes and reads the tokens.</param>
/// <param name="policy">Who has a password.</param>
public sealed class EmailLinks(UserManager<Person> people, PasswordPolicy policy)
{
    /// <summary>The page that the links lead to.</summary>
    public const string Path = "/account/confirm-email";

    /// <summary>How long a link holds.</summary>
    public static TimeSpan Lifespan => PasswordLinks.InvitationLifespan;

    /// <summary>
    /// Makes a link for the address that waits, which holds once the person is stored as they are now. Nothing is stored.
    /// </summary>
    public async Task<Uri> MakeAsync(Person person, Uri site)
    {
        var token = await people.GenerateUserTokenAsync(person, PasswordLinks.InvitationTokens, PurposeFor(person));
        var query = string.Create(CultureInfo.InvariantCulture, $"?person={person.Id}&token={Uri.EscapeDataString(token)}");
        return new Uri($"{site.ToString().TrimEnd('/')}{Path}{query}");
    }

    /// <summary>The person whose waiting address the link confirms; none when it is used, ended or wrong.</summary>
    public async Task<Person?> FindAsync(Guid personId, string? token)
    {
        var person = await people.FindByIdAsync(personId.ToString());
        return
            person is { PendingEmail: not null, IsActive: true }
            && !string.IsNullOrEmpty(token)
            && await people.VerifyUserTokenAsync(person, PasswordLinks.InvitationTokens, PurposeFor(person), token)
            ? person
            : null;
    }

    /// <summary>Whether the person signs in with a password, and still will with the address that waits.</summary>
    public bool HasPassword(Person person) => person.PasswordHash is not null && policy.IsOpenTo(person.PendingEmail);

    internal MailText AskFor(Person person, Uri link, string by) =>
        new(
            "Confirm your new email address",
            $"Dear {person.Name},\n\n{by} asked for your email address on the Social Value Maturity Index to become "
                + $"{person.PendingEmail}. To confirm it, open this link:\n\n{link.AbsoluteUri}\n\n"
                + $"The link ends after {Lifespan.Days} days. "
                + (
                    HasPassword(person)
                        ? "Your password stays as it is. Until you confirm, you sign in with the address that you have now."
                        : "How you sign in stays as it is."
                )
                + "\n\nIf you did not expect this, you need not do anything.\n"
        );

    internal MailText TellOld(Person person, string address) =>
        new(
            "Your email address was changed",
            $"Dear {person.Name},\n\nyour email address on the Social Value Maturity Index is now {address}. "
                + (HasPassword(person) ? "Sign in with it from now on; your password stays as it is." : "You sign in as before.")
                + "\n\nIf you did not expect this, tell your administrator at once.\n"
        );

    private static string PurposeFor(Person person) => $"ConfirmEmail:{person.PendingEmail!.ToUpperInvariant()}";
}
