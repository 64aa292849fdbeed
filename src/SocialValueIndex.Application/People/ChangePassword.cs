using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>What became of a person's wish for another password.</summary>
public enum ChangePasswordState
{
    /// <summary>It is changed.</summary>
    Changed,

    /// <summary>The new password cannot be used.</summary>
    Refused,

    /// <summary>The password that the person uses now is another one.</summary>
    WrongPassword,

    /// <summary>It was the last wrong password: the account is locked now.</summary>
    JustLocked,

    /// <summary>The account was locked before.</summary>
    AlreadyLocked,

    /// <summary>The person may not sign in any more.</summary>
    NotAllowed,
}

/// <summary>How it ended.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Errors">What Identity says against the new password.</param>
public sealed record ChangePasswordOutcome(ChangePasswordState State, IReadOnlyList<IdentityError> Errors);

/// <summary>Changes the password of the person who is signed in.</summary>
/// <param name="people">Keeps the password.</param>
/// <param name="links">Tells who may sign in.</param>
/// <param name="user">Who is signed in.</param>
/// <param name="audit">Writes down that it was done.</param>
public sealed class ChangePassword(UserManager<Person> people, PasswordLinks links, ICurrentUser user, Audit audit)
{
    /// <summary>Changes it. A wrong one counts as it does at sign-in: whoever comes to a computer that was left open must not guess for ever.</summary>
    /// <param name="current">The password that the person uses now.</param>
    /// <param name="changed">The new password.</param>
    public async Task<ChangePasswordOutcome> RunAsync(string current, string changed)
    {
        if (await people.FindByIdAsync(user.Id.ToString()) is not { } person || !await links.MaySignInAsync(person))
        {
            return Ended(ChangePasswordState.NotAllowed);
        }

        if (await people.IsLockedOutAsync(person))
        {
            return Ended(ChangePasswordState.AlreadyLocked);
        }

        return await people.CheckPasswordAsync(person, current) ? await SaveWithRetryAsync(person, current, changed) : await CountAsync(person);
    }

    private static ChangePasswordOutcome Ended(ChangePasswordState state, params IEnumerable<IdentityError> errors) => new(state, [.. errors]);

    private async Task<ChangePasswordOutcome> CountAsync(Person person)
    {
        await people.AccessFailedAsync(person);
        return Ended(await people.IsLockedOutAsync(person) ? ChangePasswordState.JustLocked : ChangePasswordState.WrongPassword);
    }

    private async Task<ChangePasswordOutcome> SaveWithRetryAsync(Person person, string current, string changed)
    {
        await people.ResetAccessFailedCountAsync(person);
        audit.Write(AuditKind.PasswordChanged, person.Id, $"{person.Name} ({person.Email})", organisationId: person.OrganisationId);
        var result = await people.ChangePasswordAsync(person, current, changed);
        return Ended(result.Succeeded ? ChangePasswordState.Changed : ChangePasswordState.Refused, result.Errors);
    }
}
