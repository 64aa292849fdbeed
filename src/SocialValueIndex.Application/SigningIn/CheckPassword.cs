using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>Somebody tries to sign in with a password.</summary>
/// <param name="Email">The address that was typed.</param>
/// <param name="Password">The password that was typed.</param>
/// <param name="Devices">For whom the device is known, by person: what it is called for each.</param>
/// <param name="Address">The network address that they come from.</param>
public sealed record PasswordAttempt(string Email, string Password, IReadOnlyDictionary<Guid, Guid> Devices, string Address);

/// <summary>How it ended.</summary>
/// <param name="Person">Who it is; none where they are refused.</param>
/// <param name="Wait">How long there is no attempt; none where it was looked at.</param>
/// <param name="Account">The account that was tried, where there is one: for the log, never for whoever tries.</param>
/// <param name="IsBusy">Whether too many are tried at this moment, so that this one was not looked at.</param>
public sealed record CheckedPassword(Person? Person, TimeSpan? Wait = null, Guid? Account = null, bool IsBusy = false);

/// <summary>Who may sign in with a password.</summary>
/// <param name="ForEverybody">Whether everybody may.</param>
/// <param name="BreakGlass">The administrators who may where not everybody may, by e-mail address.</param>
/// <param name="Provider">What people call their organisation's own sign-in; none where there is none.</param>
public sealed record PasswordPolicy(bool ForEverybody, IReadOnlyCollection<string> BreakGlass, string? Provider = null)
{
    /// <summary>Everybody may.</summary>
    public static PasswordPolicy Everybody { get; } = new(true, []);

    /// <summary>Whether passwords are open to the address. Where not to everybody, its person must be an administrator as well.</summary>
    public bool IsOpenTo(string? email) => ForEverybody || BreakGlass.Contains(email ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The sign-in that lets in whoever has the address, as people call it, where passwords are closed to them; none where they are open.
    /// </summary>
    public string? ProviderFor(string? email) => IsOpenTo(email) ? null : Provider ?? "your organisation’s account";
}

/// <summary>
/// Looks at a password. Whatever the reason why somebody is refused, it counts, hashes and stores alike, so that neither words nor time
/// tell a stranger who has an account. A device that the person signed in from before has a count of its own: a stranger who makes the
/// account wait does not make its owner wait there.
/// </summary>
public sealed class CheckPassword(
    SocialValueIndexDbContext db,
    UserManager<Person> people,
    PasswordLinks links,
    AttemptLimits limits,
    HashingGate gate,
    PasswordPolicy policy,
    IOptions<PasswordHasherOptions> hashing,
    TimeProvider time
)
{
    private static readonly Person Nobody = new() { Name = "" };

    /// <summary>Looks at it.</summary>
    public async Task<CheckedPassword> RunAsync(PasswordAttempt attempt, CancellationToken cancellationToken)
    {
        var email = PersonRules.Tidy(attempt.Email);
        var person = await people.FindByNameAsync(email);
        Guid? device = person is not null && attempt.Devices.TryGetValue(person.Id, out var known) ? known : null;
        var key = device is null
            ? new AttemptKey(AttemptScope.Account, people.NormalizeName(email))
            : new AttemptKey(AttemptScope.Device, device.ToString()!);
        var counted = await limits.BeginAsync(key, person?.Id, cancellationToken);
        if (counted.Wait is { } wait)
        {
            await gate.HoldBackAsync(time, cancellationToken);
            return new CheckedPassword(null, wait, person?.Id);
        }

        using var place = await gate.EnterAsync(device is not null, cancellationToken);
        if (place is null)
        {
            await gate.HoldBackAsync(time, cancellationToken);
            return new CheckedPassword(null, null, person?.Id, IsBusy: true);
        }

        if (Verify(person, attempt.Password) && await MaySignInAsync(person!))
        {
            await limits.ForgetAsync(key, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new CheckedPassword(person);
        }

        await WriteDownAsync(person, key, counted, attempt.Address, cancellationToken);
        return new CheckedPassword(null, null, person?.Id);
    }

    private async Task<bool> MaySignInAsync(Person person) =>
        await links.MaySignInAsync(person)
        && policy.IsOpenTo(person.Email)
        && (policy.ForEverybody || await people.IsInRoleAsync(person, Roles.Administrator));

    /// <summary>Takes as long whoever it is. A hash of before, which cost less, is renewed when the password is right.</summary>
    private bool Verify(Person? person, string password)
    {
        var hasher = people.PasswordHasher;
        if (person is not { PasswordHash: { } hash, IsActive: true })
        {
            hasher.HashPassword(Nobody, password);
            return false;
        }

        var result = hasher.VerifyHashedPassword(person, hash, password);
        if (result == PasswordVerificationResult.Failed)
        {
            HashCost.MakeUp(hash, password, hashing.Value.IterationCount);
        }
        else if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            person.PasswordHash = hasher.HashPassword(person, password);
        }

        return result != PasswordVerificationResult.Failed;
    }

    private async Task WriteDownAsync(Person? person, AttemptKey key, Attempt counted, string address, CancellationToken cancellationToken)
    {
        if (person is null)
        {
            await limits.TouchAsync(key, cancellationToken);
            return;
        }

        var stamp = new ChangeStamp(Guid.Empty, time.GetUtcNow().UtcDateTime);
        person.Record(new SignInFailed(SignInMethod.Password, address), stamp);
        if (counted.MinutesAfterwards > 0)
        {
            person.Record(new PersonLockedOut(counted.MinutesAfterwards, counted.Number), stamp);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
