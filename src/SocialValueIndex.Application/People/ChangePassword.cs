using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Whoever is signed in has to be signed out: they may not be.</summary>
/// <param name="Reason">Why, in plain words.</param>
public sealed record SignedOut(string Reason) : Refusal([]);

/// <summary>Changes the password of the person who is signed in.</summary>
/// <param name="people">Keeps the password.</param>
/// <param name="links">Tells who may sign in.</param>
/// <param name="user">Who is signed in.</param>
/// <param name="time">The clock.</param>
public sealed class ChangePassword(UserManager<Person> people, PasswordLinks links, ICurrentUser user, TimeProvider time)
{
    private const string WrongPassword = "The password that you use now is wrong. Enter it again";

    private const string NotAllowed = "You are signed out, because you cannot use this service any more. Ask your administrator";

    private static readonly string AlreadyLocked =
        $"The account is locked, because a wrong password was entered {PasswordRules.AttemptsBeforeLockout} times. "
        + $"Wait {PasswordRules.LockoutMinutes} minutes and try again";

    private static readonly string JustLocked =
        $"You are signed out, because a wrong password was entered {PasswordRules.AttemptsBeforeLockout} times. "
        + $"The account is locked for {PasswordRules.LockoutMinutes} minutes";

    /// <summary>
    /// Changes it. A wrong one counts as it does at sign-in: whoever comes to a computer that was left open must not guess for ever.
    /// </summary>
    /// <param name="current">The password that the person uses now.</param>
    /// <param name="changed">The new password.</param>
    /// <returns>Refused as invalid, or as <see cref="SignedOut"/>.</returns>
    public async Task<Outcome> RunAsync(string? current, string? changed)
    {
        if (FaultsInMissing(current, changed) is { Count: > 0 } faults)
        {
            return new Refusal.Invalid(faults);
        }

        if (await people.FindByIdAsync(user.Id.ToString()) is not { } person || !await links.MaySignInAsync(person))
        {
            return new SignedOut(NotAllowed);
        }

        if (await people.IsLockedOutAsync(person))
        {
            return new Refusal.Invalid(Fault(AlreadyLocked));
        }

        return await people.CheckPasswordAsync(person, current!) ? await SaveAsync(person, current!, changed!) : await CountAsync(person);
    }

    private static List<Fault> FaultsInMissing(string? current, string? changed)
    {
        var missing = string.IsNullOrEmpty(current) ? Fault("Enter the password that you use now") : null;
        return [.. new[] { missing, PasswordRules.FaultInMissing(changed) }.OfType<Fault>()];
    }

    private static Fault Fault(string message) => new("currentPassword", message);

    private async Task<Outcome> CountAsync(Person person)
    {
        await people.AccessFailedAsync(person);
        return await people.IsLockedOutAsync(person) ? new SignedOut(JustLocked) : new Refusal.Invalid(Fault(WrongPassword));
    }

    private async Task<Outcome> SaveAsync(Person person, string current, string changed)
    {
        await people.ResetAccessFailedCountAsync(person);
        person.Record(new PasswordChanged(), new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
        return PasswordRules.OutcomeOf(await people.ChangePasswordAsync(person, current, changed));
    }
}
