using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>A person's account as they see it.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address, which administrators change.</param>
/// <param name="HasPassword">Whether a password lets them in.</param>
/// <param name="HasAuthenticator">Whether an authenticator app is set up.</param>
/// <param name="Passkeys">How many passkeys they have.</param>
/// <param name="Sessions">On how many devices they are signed in.</param>
/// <param name="Emails">Which e-mails they chose.</param>
public sealed record AccountReading(
    string Name,
    string Email,
    bool HasPassword,
    bool HasAuthenticator,
    int Passkeys,
    int Sessions,
    EmailChoice Emails
);

/// <summary>Reads the account of the person who is signed in, at once.</summary>
public sealed class ReadAccount(
    SocialValueIndexDbContext db,
    ICurrentUser user,
    SessionLimits limits,
    PasswordPolicy policy,
    TimeProvider time
)
{
    /// <summary>Reads it.</summary>
    public async Task<AccountReading> RunAsync(CancellationToken cancellationToken)
    {
        var (id, now) = (user.Id, time.GetUtcNow().UtcDateTime);
        var (usedAfter, startedAfter) = (now - limits.Idle, now - limits.Longest);
        var reading = await db
            .Users.Where(p => p.Id == id)
            .Select(p => new AccountReading(
                p.Name,
                p.Email!,
                p.PasswordHash != null,
                p.TwoFactorEnabled,
                db.UserPasskeys.Count(k => k.UserId == id),
                db.Sessions.Count(s =>
                    s.PersonId == id
                    && s.EndedAt == null
                    && s.Stamp == p.SecurityStamp
                    && s.LastUsedAt > usedAfter
                    && s.StartedAt > startedAfter
                ),
                db.EmailPreferences.Where(e => e.PersonId == id).Select(e => e.Choice).FirstOrDefault()
            ))
            .SingleAsync(cancellationToken);
        return reading with { HasPassword = reading.HasPassword && policy.IsOpenTo(reading.Email) };
    }
}
