using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Sets a person's password with a link that they were sent.</summary>
/// <param name="people">Keeps the password.</param>
/// <param name="links">Tells whether the link holds.</param>
/// <param name="time">The clock.</param>
public sealed class SetPassword(UserManager<Person> people, PasswordLinks links, TimeProvider time)
{
    /// <summary>Sets it. The link is used up, and so is every other one.</summary>
    /// <param name="personId">The person that the link names.</param>
    /// <param name="token">The rest of the link.</param>
    /// <param name="password">The new password.</param>
    /// <returns>Refused as gone where the link does not hold, and as invalid where the password cannot be used.</returns>
    public async Task<Outcome> RunAsync(Guid personId, string? token, string? password)
    {
        if (await links.FindAsync(personId, token) is not { } person)
        {
            return new Refusal.Gone();
        }

        if (PasswordRules.FaultInMissing(password) is { } missing)
        {
            return new Refusal.Invalid(missing);
        }

        // Checked before anything is changed: a link of an invitation still has to hold on the page that asks again.
        var checks = await Task.WhenAll(people.PasswordValidators.Select(v => v.ValidateAsync(people, person, password)));
        if (checks.FirstOrDefault(c => !c.Succeeded) is { } refused)
        {
            return PasswordRules.OutcomeOf(refused);
        }

        // Whoever has the link reads the person's e-mail, or was given it by an administrator. A lockout is lifted: it was for guesses at
        // the old password.
        person.EmailConfirmed = true;
        person.LockoutEnd = null;
        person.AccessFailedCount = 0;
        var now = time.GetUtcNow().UtcDateTime;
        person.AcceptedAt ??= now;
        person.Record(new PasswordSet(), new ChangeStamp(person.Id, now));
        var result = await people.ResetPasswordAsync(person, await people.GeneratePasswordResetTokenAsync(person), password!);
        return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))
            ? new Refusal.Gone()
            : PasswordRules.OutcomeOf(result);
    }
}
