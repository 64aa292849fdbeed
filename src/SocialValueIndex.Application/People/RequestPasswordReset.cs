using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Sends a link to whoever forgot their password. It says nothing to the one who asks, who can be anybody. An
/// invitation that has ended is only renewed by an administrator.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="people">Finds the person.</param>
/// <param name="links">Makes the link.</param>
/// <param name="outbox">Takes the e-mail with it.</param>
/// <param name="policy">Who has a password.</param>
/// <param name="time">The clock.</param>
public sealed class RequestPasswordReset(
    SocialValueIndexDbContext db,
    UserManager<Person> people,
    PasswordLinks links,
    Outbox outbox,
    PasswordPolicy policy,
    TimeProvider time
)
{
    /// <summary>How long a second request for the same person does nothing, so that nobody's inbox can be filled.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Sends it, if there is such a person who accepted their invitation and they may sign in. It leaves sessions and other links as they
    /// are: whoever asks has proved nothing.
    /// </summary>
    public async Task RunAsync(string email, Uri site, CancellationToken cancellationToken)
    {
        if (
            await people.FindByNameAsync(PersonRules.Tidy(email)) is not { IsInvited: false } person
            || !policy.IsOpenTo(person.Email)
            || !await links.MaySignInAsync(person)
        )
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (person.PasswordMailAt > now - Pause)
        {
            return;
        }

        person.PasswordMailAt = now;
        person.Record(new PasswordLinkMade(PasswordLinkReason.Forgotten), new ChangeStamp(Guid.Empty, now));
        var link = await links.MakeAsync(person, site);
        outbox.Add(person, links.MailFor(person, link), link.Lifespan);
        await db.SaveChangesAsync(cancellationToken);
    }
}
