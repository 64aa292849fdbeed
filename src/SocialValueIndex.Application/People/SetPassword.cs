using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Sets a person's password with a link that they were sent.</summary>
/// <param name="people">Keeps the password.</param>
/// <param name="links">Tells whether the link holds.</param>
/// <param name="limits">Counts wrong passwords.</param>
/// <param name="gate">Lets only so many passwords be hashed at a time.</param>
/// <param name="policy">Who has a password.</param>
/// <param name="time">The clock.</param>
public sealed class SetPassword(
    UserManager<Person> people,
    PasswordLinks links,
    AttemptLimits limits,
    HashingGate gate,
    PasswordPolicy policy,
    TimeProvider time
)
{
    /// <summary>Sets it. The link is used up, and so is every other one.</summary>
    /// <param name="personId">The person that the link names.</param>
    /// <param name="token">The rest of the link.</param>
    /// <param name="password">The new password.</param>
    /// <returns>Refused as gone where the link does not hold, and as invalid where the password cannot be used.</returns>
    public async Task<Outcome> RunAsync(Guid personId, string? token, string? password)
    {
        if (await links.FindAsync(personId, token) is not { } person || !policy.IsOpenTo(person.Email))
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

        // Whoever has the link reads the person's e-mail, or was given it by an administrator. Nobody has to wait any more: that was for
        // guesses at the old password.
        person.EmailConfirmed = true;
        var now = time.GetUtcNow().UtcDateTime;
        person.AcceptedAt ??= now;
        person.Record(new PasswordSet(), new ChangeStamp(person.Id, now));
        using var place = await gate.EnterAsync(isKnown: true, CancellationToken.None);
        var result = await people.ResetPasswordAsync(person, await people.GeneratePasswordResetTokenAsync(person), password!);
        if (result.Succeeded)
        {
            await limits.ForgetAllAsync(person.Id, CancellationToken.None);
        }

        return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))
            ? new Refusal.Gone()
            : PasswordRules.OutcomeOf(result);
    }
}
