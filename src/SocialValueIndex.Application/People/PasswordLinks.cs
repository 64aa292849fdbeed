using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.SigningIn;

namespace SocialValueIndex.Application.People;

/// <summary>A link with which a person sets a password, once; where passwords are closed to them, the page where they sign in.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="IsInvitation">Whether it is the person's first; it then ends later.</param>
/// <param name="Provider">The sign-in that lets the person in without a password, where passwords are closed to them.</param>
public sealed record PasswordLink(Uri Address, bool IsInvitation, string? Provider = null)
{
    /// <summary>How long it holds; none where it has no end.</summary>
    public TimeSpan? Lifespan =>
        Provider is not null ? null
        : IsInvitation ? PasswordLinks.InvitationLifespan
        : PasswordLinks.ResetLifespan;

    /// <summary>How long it holds, in words; none where it has no end.</summary>
    public string? Holds =>
        Lifespan is not { } lifespan ? null
        : lifespan.Days > 0 ? $"{lifespan.Days} days"
        : $"{lifespan.Hours} hours";
}

/// <summary>
/// Makes links with which people set a password, and tells whether one still holds. A link ends with its time, and with the person's
/// security stamp: so it ends when it is used, when the password is changed, and when an administrator makes another one.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="people">Makes and reads the tokens.</param>
/// <param name="policy">Who has a password.</param>
public sealed class PasswordLinks(SocialValueIndexDbContext db, UserManager<Person> people, PasswordPolicy policy)
{
    /// <summary>The page that the links lead to.</summary>
    public const string Path = "/account/set-password";

    /// <summary>The page where people sign in.</summary>
    public const string SignInPath = "/account/sign-in";

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
        if (policy.ProviderFor(person.Email) is { } provider)
        {
            return new PasswordLink(On(site, SignInPath), isInvitation, provider);
        }

        var token = await people.GenerateUserTokenAsync(person, isInvitation ? InvitationTokens : ResetTokens, Purpose);
        var query = string.Create(CultureInfo.InvariantCulture, $"?person={person.Id}&token={Uri.EscapeDataString(token)}");
        return new PasswordLink(On(site, $"{Path}{query}"), isInvitation);
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
    public MailText MailFor(Person person, PasswordLink link, string? by = null) =>
        new(
            link.IsInvitation
                ? "Your invitation to the Social Value Maturity Index"
                : "Set a new password for the Social Value Maturity Index",
            $"Dear {person.Name},\n\n{Body(person, link, by)}"
        );

    private static Uri On(Uri site, string path) => new($"{site.ToString().TrimEnd('/')}{path}");

    private string Body(Person person, PasswordLink link, string? by) =>
        link switch
        {
            { IsInvitation: true } => Invited(person, link, by),
            _ when by is not null =>
                $"{by}, an administrator of the Social Value Maturity Index, reset your password. Set a new one here:\n\n"
                    + LinkWith(link)
                    + "Until you set a new one, your old password works. If you did not ask for this, tell your administrator.\n",
            _ => "somebody asked for a new password for you on the Social Value Maturity Index. If it was you, set one here:\n\n"
                + LinkWith(link)
                + "If it was not you, you need not do anything: your password stays as it is.\n",
        };

    private string Invited(Person person, PasswordLink link, string? by)
    {
        var welcome = $"{(by is null ? "" : $"{by} invited you: ")}you can now use the Social Value Maturity Index.";
        const string Unexpected = "If you did not expect this, you need not do anything.\n";
        if (link.Provider is { } provider)
        {
            return $"{welcome} Open this page and choose “Sign in with {provider}”:\n\n{link.Address.AbsoluteUri}\n\n"
                + $"You need no password for it. Use the account with the email address {person.Email}.\n\n{Unexpected}";
        }

        var without = policy.Provider is null
            ? ""
            : $"You need no password if you choose “Sign in with {policy.Provider}” here:\n\n"
                + $"{new Uri(link.Address, "sign-in").AbsoluteUri}\n\n";
        return $"{welcome} Set a password first:\n\n{LinkWith(link)}{without}{Unexpected}";
    }

    private static string LinkWith(PasswordLink link) =>
        $"{link.Address.AbsoluteUri}\n\nThe link works once, and ends after {link.Holds}. "
        + "Do not pass it on: whoever has it can set your password.\n\n";

    private async Task<bool> HoldsAsync(Person person, string token) =>
        await people.VerifyUserTokenAsync(person, person.IsInvited ? InvitationTokens : ResetTokens, Purpose, token);
}
