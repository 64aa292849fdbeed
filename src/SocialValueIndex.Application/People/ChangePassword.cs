using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Whoever is signed in has to be signed out: they may not be.</summary>
/// <param name="Reason">Why, in plain words.</param>
public sealed record SignedOut(string Reason) : Refusal([]);

/// <summary>Changes the password of the person who is signed in.</summary>
/// <param name="people">Keeps the password.</param>
/// <param name="links">Tells who may sign in.</param>
/// <param name="limits">Counts wrong passwords.</param>
/// <param name="gate">Lets only so many passwords be hashed at a time.</param>
/// <param name="policy">Who has a password.</param>
/// <param name="user">Who is signed in.</param>
/// <param name="time">The clock.</param>
public sealed class ChangePassword(
    UserManager<Person> people,
    PasswordLinks links,
    AttemptLimits limits,
    HashingGate gate,
    PasswordPolicy policy,
    ICurrentUser user,
    TimeProvider time
)
{
    private const string WrongPassword = "The password that you use now is wrong. Enter it again";

    private const string NotAllowed = "You are signed out, because you cannot use this service any more. Ask your administrator";

    private const string NoPassword = "You have no password here: your organisation’s own sign-in lets you in";

    private static readonly string JustLocked = $"You are signed out, because a wrong password was entered {AttemptCounter.Free} times";

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

        if (person.PasswordHash is null || !policy.IsOpenTo(person.Email))
        {
            return new Refusal.Invalid(Fault(NoPassword));
        }

        var key = new AttemptKey(AttemptScope.ChangePassword, person.Id.ToString());
        var counted = await limits.BeginAsync(key, person.Id, CancellationToken.None);
        if (counted.Wait is { } wait)
        {
            return new Refusal.Invalid(Fault($"A wrong password was entered too often. Wait {Waiting.InWords(wait)} and try again"));
        }

        using var place = await gate.EnterAsync(isKnown: true, CancellationToken.None);
        if (people.PasswordHasher.VerifyHashedPassword(person, person.PasswordHash, current!) == PasswordVerificationResult.Failed)
        {
            return await RefuseAsync(person, counted);
        }

        await limits.ForgetAsync(key, CancellationToken.None);
        return await SaveAsync(person, current!, changed!);
    }

    private ChangeStamp Stamp => new(user.Id, time.GetUtcNow().UtcDateTime);

    private static List<Fault> FaultsInMissing(string? current, string? changed)
    {
        var missing = string.IsNullOrEmpty(current) ? Fault("Enter the password that you use now") : null;
        return [.. new[] { missing, PasswordRules.FaultInMissing(changed) }.OfType<Fault>()];
    }

    private static Fault Fault(string message) => new("currentPassword", message);

    private async Task<Outcome> RefuseAsync(Person person, Attempt counted)
    {
        if (counted.MinutesAfterwards == 0)
        {
            return new Refusal.Invalid(Fault(WrongPassword));
        }

        person.Record(new PersonLockedOut(counted.MinutesAfterwards, counted.Number), Stamp);
        await people.UpdateAsync(person);
        return new SignedOut(JustLocked);
    }

    private async Task<Outcome> SaveAsync(Person person, string current, string changed)
    {
        person.Record(new PasswordChanged(), Stamp);
        return PasswordRules.OutcomeOf(await people.ChangePasswordAsync(person, current, changed));
    }
}
