using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>Who has to have a second step.</summary>
public enum SecondStepRequirement
{
    /// <summary>Nobody.</summary>
    Optional,

    /// <summary>Administrators.</summary>
    Administrators,

    /// <summary>Everybody.</summary>
    Everybody,
}

/// <summary>The rule about who has to have a second step.</summary>
/// <param name="Requirement">Who.</param>
public sealed record SecondStepPolicy(SecondStepRequirement Requirement)
{
    /// <summary>Whether somebody with or without the administrator role has to have one.</summary>
    public bool Asks(bool isAdministrator) =>
        Requirement == SecondStepRequirement.Everybody || (Requirement == SecondStepRequirement.Administrators && isAdministrator);
}

/// <summary>Recovery codes that were just made. They are shown once.</summary>
/// <param name="Codes">The codes; empty where none were made.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>
/// What a person changes about their own second step. Each change is stored with its line of the history, and mailed to the person, who may
/// not be the one who did it.
/// </summary>
public sealed class ChangeSecondStep(
    SocialValueIndexDbContext db,
    SecondSteps steps,
    SecondStepPolicy policy,
    SecondStepMails mails,
    ICurrentUser user,
    TimeProvider time
)
{
    /// <summary>The longest name of a passkey, in characters.</summary>
    public const int NameMaxLength = 100;

    private static readonly Fault WrongCode = new(
        "code",
        "The code is wrong or was used already. Check that your phone shows the right time, and enter the code that the app shows now"
    );

    /// <summary>Sets up an authenticator app, once its code is right.</summary>
    /// <param name="proposal">What <see cref="SecondSteps.Propose"/> gave.</param>
    /// <param name="code">The code that the app shows.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>New recovery codes; none where the person has some.</returns>
    public async Task<Outcome<RecoveryCodes>> RunAsync(string? proposal, string? code, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Refusal.Invalid(new Fault("code", "Enter the code that the app shows"));
        }

        if (steps.Proposed(person.Id, proposal) is not { } key || !steps.IsRight(person, key, code))
        {
            db.Entry(person).State = EntityState.Detached;
            return new Refusal.Invalid(WrongCode);
        }

        await steps.SetAuthenticatorAsync(person.Id, key, cancellationToken);
        person.TwoFactorEnabled = true;
        return await SaveAsync(person, SecondStepChange.AuthenticatorAppSetUp, await CodesAsync(person, cancellationToken));
    }

    /// <summary>Adds a passkey that the host has checked.</summary>
    /// <returns>New recovery codes; none where the person has some.</returns>
    public async Task<Outcome<RecoveryCodes>> AddPasskeyAsync(UserPasskeyInfo passkey, string? name, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(cancellationToken);
        var given = PlainText.SingleLine(name);
        db.UserPasskeys.Add(
            new IdentityUserPasskey<Guid>
            {
                UserId = person.Id,
                CredentialId = passkey.CredentialId,
                Data = new IdentityPasskeyData
                {
                    Name = given.Length == 0 ? "Passkey" : given[..Math.Min(given.Length, NameMaxLength)],
                    PublicKey = passkey.PublicKey,
                    CreatedAt = time.GetUtcNow(),
                    SignCount = passkey.SignCount,
                    Transports = passkey.Transports,
                    IsUserVerified = passkey.IsUserVerified,
                    IsBackupEligible = passkey.IsBackupEligible,
                    IsBackedUp = passkey.IsBackedUp,
                    AttestationObject = passkey.AttestationObject,
                    ClientDataJson = passkey.ClientDataJson,
                },
            }
        );
        return await SaveAsync(person, SecondStepChange.PasskeyAdded, await CodesAsync(person, cancellationToken));
    }

    /// <summary>Removes the authenticator app. Refused where the person would be left without what they have to have.</summary>
    public async Task<Outcome> RemoveAuthenticatorAsync(bool isAdministrator, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(cancellationToken);
        var before = await steps.ReadAsync(person.Id, cancellationToken);
        if (!before.HasAuthenticator)
        {
            return Outcome.Done;
        }

        if (FaultInLeaving(before.Passkeys.Count, isAdministrator) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        await steps.RemoveAuthenticatorAsync(person.Id, cancellationToken);
        person.TwoFactorEnabled = false;
        return await SaveAsync(person, SecondStepChange.AuthenticatorAppRemoved, []);
    }

    /// <summary>Removes a passkey. Refused as <see cref="RemoveAuthenticatorAsync"/> is; gone where there is none.</summary>
    public async Task<Outcome> RemovePasskeyAsync(string? id, bool isAdministrator, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(cancellationToken);
        var passkeys = await db.UserPasskeys.Where(p => p.UserId == person.Id).ToListAsync(cancellationToken);
        if (passkeys.Find(p => SecondSteps.IdOf(p.CredentialId) == id) is not { } passkey)
        {
            return new Refusal.Gone();
        }

        if (FaultInLeaving(passkeys.Count - 1 + (person.TwoFactorEnabled ? 1 : 0), isAdministrator) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        db.UserPasskeys.Remove(passkey);
        return await SaveAsync(person, SecondStepChange.PasskeyRemoved, []);
    }

    /// <summary>Makes new recovery codes. Gone where the person has no second step.</summary>
    public async Task<Outcome<RecoveryCodes>> MakeCodesAsync(CancellationToken cancellationToken)
    {
        var person = await PersonAsync(cancellationToken);
        return (await steps.ReadAsync(person.Id, cancellationToken)).IsSetUp
            ? await SaveAsync(person, SecondStepChange.RecoveryCodesMade, await steps.MakeCodesAsync(person.Id, cancellationToken))
            : new Refusal.Gone();
    }

    private Task<Person> PersonAsync(CancellationToken cancellationToken) => db.Users.SingleAsync(p => p.Id == user.Id, cancellationToken);

    private async Task<IReadOnlyList<string>> CodesAsync(Person person, CancellationToken cancellationToken) =>
        (await steps.ReadAsync(person.Id, cancellationToken)).CodesLeft == 0
            ? await steps.MakeCodesAsync(person.Id, cancellationToken)
            : [];

    private Fault? FaultInLeaving(int left, bool isAdministrator) =>
        left == 0 && policy.Asks(isAdministrator)
            ? new Fault("secondStep", "You have to have a second step. Set up another one before you remove this one")
            : null;

    private async Task<Outcome<RecoveryCodes>> SaveAsync(Person person, SecondStepChange change, IReadOnlyList<string> codes)
    {
        person.Record(new SecondStepChanged(change), new ChangeStamp(person.Id, time.GetUtcNow().UtcDateTime));
        person.ConcurrencyStamp = Person.NewStamp(time.GetUtcNow());
        mails.Add(person, change);
        try
        {
            await db.SaveChangesAsync();
            return new RecoveryCodes(codes);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refusal.Conflict(
                new Fault("code", "Your account was changed at the same moment. Nothing is changed yet. Try again")
            );
        }
    }
}

/// <summary>Takes away a person's second step, for who lost both the device and the recovery codes.</summary>
public sealed class ResetSecondStep(PersonEditor editor, SecondSteps steps, SecondStepMails mails)
{
    /// <summary>Takes it away, and ends the person's sessions. The person is told by e-mail.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            basedOn,
            async edited =>
            {
                if ((await steps.ReadAsync(id, cancellationToken)).IsSetUp)
                {
                    await steps.RemoveAllAsync(edited.Person, cancellationToken);
                    edited.EndSessions();
                    edited.Record(new SecondStepReset());
                    mails.AddReset(edited.Person);
                }

                return Outcome.Done;
            },
            cancellationToken
        );
}
