using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.Application.People;

/// <summary>A link with which a person sets a password, once.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="IsInvitation">Whether it is the person's first; it then ends later.</param>
public sealed record PasswordLink(Uri Address, bool IsInvitation)
{
    /// <summary>How long it holds, in words.</summary>
    public string Holds => IsInvitation ? $"{PasswordLinks.InvitationLifespan.Days} days" : $"{PasswordLinks.ResetLifespan.Hours} hours";

    /// <summary>How long it holds.</summary>
    public TimeSpan Lifespan => IsInvitation ? PasswordLinks.InvitationLifespan : PasswordLinks.ResetLifespan;
}

/// <summary>
/// Makes links with which people set a password, and tells whether one still holds. A link ends with its time, and with the person's
/// security stamp: so it ends when it is used, when the password is changed, and when an administrator makes another one.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="people">Makes and reads the tokens.</param>
public sealed class PasswordLinks(SocialValueIndexDbContext db, UserManager<Person> people)
{
    /// <summary>The page that the links lead to.</summary>
    public const string Path = "/account/set-password";

    /// <summary>The token provider of invitations.</summary>
    public const string InvitationTokens = "Invitation";

    /// <summary>The token provider for people who have a password already.</summary>
    public const string ResetTokens = "PasswordReset";

    private const string Purpose = "SetPassword";

    /// <summary>How long an invitation holds.</summary>
    public static TimeSpan InvitationLifespan { get; } = TimeSpan.FromDays(7);

    /// <summary>How long another link holds.</summary>
    public static TimeSpan ResetLifespan { get; } = TimeSpan.FromHours(2);

    /// <summary>Makes a link, which holds once the person is stored as they are now. Nothing is stored.</summary>
    /// <param name="person">Whose password it sets.</param>
    /// <param name="site">The address of the site.</param>
    public async Task<PasswordLink> MakeAsync(Person person, Uri site)
    {
        var isInvitation = person.IsInvited;
        var token = await people.GenerateUserTokenAsync(person, isInvitation ? InvitationTokens : ResetTokens, Purpose);
        var query = string.Create(CultureInfo.InvariantCulture, $"?person={person.Id}&token={Uri.EscapeDataString(token)}");
        return new PasswordLink(new Uri($"{site.ToString().TrimEnd('/')}{Path}{query}"), isInvitation);
    }

    /// <summary>
    /// The person whose password the link can set now; none when the link is used, ended or wrong, or the person may not sign in.
    /// </summary>
    public async Task<Person?> FindAsync(Guid personId, string? token)
    {
        var person = await people.FindByIdAsync(personId.ToString());
        return person is not null && !string.IsNullOrEmpty(token) && await MaySignInAsync(person) && await HoldsAsync(person, token)
            ? person
            : null;
    }

    /// <summary>Whether the person may sign in: they are active, and so is their organisation.</summary>
    public async Task<bool> MaySignInAsync(Person person) =>
        person.IsActive
        && (person.OrganisationId is null || !await db.Organisations.AnyAsync(o => o.Id == person.OrganisationId && o.ClosedAt != null));

    /// <summary>The e-mail that carries the link.</summary>
    /// <param name="person">Whom it lets in.</param>
    /// <param name="link">The link.</param>
    /// <param name="by">The name of who did it; none where somebody said that they forgot the password.</param>
    public static MailText MailFor(Person person, PasswordLink link, string? by = null)
    {
        var body = new StringBuilder()
            .Append("Dear ")
            .Append(person.Name)
            .Append(",\n\n")
            .Append(
                link.IsInvitation
                    ? $"{(by is null ? "" : $"{by} invited you: ")}you can now use the Social Value Maturity Index. Set a password "
                        + "first:\n\n"
                : by is not null
                    ? $"{by}, an administrator of the Social Value Maturity Index, reset your password. Set a new one here:\n\n"
                : "somebody asked for a new password for you on the Social Value Maturity Index. If it was you, set one here:\n\n"
            )
            .Append(link.Address.AbsoluteUri)
            .Append("\n\n")
            .Append("The link works once, and ends after ")
            .Append(link.Holds)
            .Append(". Do not pass it on: whoever has it can set your password.\n\n")
            .Append(
                link.IsInvitation ? "If you did not expect this, you need not do anything.\n"
                : by is not null
                    ? "Until you set a new one, your old password works. If you did not ask for this, tell your administrator.\n"
                : "If it was not you, you need not do anything: your password stays as it is.\n"
            );
        return new MailText(
            link.IsInvitation
                ? "Your invitation to the Social Value Maturity Index"
                : "Set a new password for the Social Value Maturity Index",
            body.ToString()
        );
    }

    private async Task<bool> HoldsAsync(Person person, string token) =>
        await people.VerifyUserTokenAsync(person, person.IsInvited ? InvitationTokens : ResetTokens, Purpose, token);
}
