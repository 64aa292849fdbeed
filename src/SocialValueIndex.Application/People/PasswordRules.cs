using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.People;

/// <summary>The rules about passwords, and how Identity's answers are said in our words.</summary>
public static class PasswordRules
{
    /// <summary>How many wrong passwords, one after the other, lock an account.</summary>
    public const int AttemptsBeforeLockout = 5;

    /// <summary>For how many minutes they lock it.</summary>
    public const int LockoutMinutes = 15;

    /// <summary>The shortest password, in characters. Length, not composition: what the National Cyber Security Centre advises.</summary>
    public const int MinLength = 12;

    /// <summary>The fault of a form without a new password; none where there is one.</summary>
    internal static Fault? FaultInMissing(string? password) => string.IsNullOrEmpty(password) ? Fault("Enter a new password") : null;

    /// <summary>What Identity says against a new password.</summary>
    internal static Outcome OutcomeOf(IdentityResult result) => Outcome.Unless([.. result.Errors.Select(e => Fault(Describe(e)))]);

    private static Fault Fault(string message) => new("newPassword", message);

    private static string Describe(IdentityError error) =>
        error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordTooShort) => $"Enter a new password of {MinLength} characters or more",
            nameof(IdentityErrorDescriber.ConcurrencyFailure) =>
                "Your account was changed at the same moment, so your new password is not saved. Try again",
            _ => error.Description,
        };
}
