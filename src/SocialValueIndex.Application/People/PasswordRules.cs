using System.Globalization;
using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.People;

/// <summary>
/// The rules about passwords, as the National Cyber Security Centre advises: long, not among those that everybody tries first, and nothing
/// about which kinds of characters are in them. And how Identity's answers are said in our words.
/// </summary>
public static class PasswordRules
{
    /// <summary>The shortest password, in characters.</summary>
    public const int MinLength = 12;

    /// <summary>The longest, in characters: longer than anybody types, and short enough to be looked at.</summary>
    public const int MaxLength = 128;

    // What is left of a password without what a stranger knows has to be at least this long.
    private const int MinUnknown = 6;
    private const int MinKnownWord = 3;
    private const int LongestBlock = 6;

    // In bits: a password made of the lists of common ones, names and words has fewer, three random words have more.
    private const double MinEntropy = 30;

    // It holds the lists, and does not say that many may ask it at once.
    private static readonly Lazy<Zxcvbn.Zxcvbn> Lists = new(() => new Zxcvbn.Zxcvbn());
    private static readonly Lock Turn = new();

    private const string Another = "Enter another one, for example three random words";

    private static readonly string[] ServiceWords = ["social", "value", "maturity", "index", "svi", "socialvalue"];
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"];

    /// <summary>What is wrong with a password; none when it can be used.</summary>
    /// <param name="password">The password.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="email">Their e-mail address.</param>
    /// <param name="isDevelopment">Whether the published development password is allowed: in Development.</param>
    public static Fault? FaultIn(string password, string? name, string? email, bool isDevelopment)
    {
        if (string.Equals(password, DevelopmentData.Password, StringComparison.OrdinalIgnoreCase))
        {
            return isDevelopment ? null : Fault("This password is published in the documentation. Enter another one");
        }

        var known = Known(name, email);
        return password.Length < MinLength ? Fault($"Enter a new password of {MinLength} characters or more")
            : password.Length > MaxLength ? Fault($"Enter a new password of {MaxLength} characters or fewer")
            : IsRepeated(password) ? Fault($"This password repeats itself, so it is easy to guess. {Another}")
            : IsRunning(password) ? Fault($"This password is a row of characters, so it is easy to guess. {Another}")
            : WithoutKnown(password, known) < MinUnknown
                ? Fault("This password is mostly your name, your email address or the name of this service. Enter another one")
            : IsCommon(password, known) ? Fault($"This password is easy to guess, because many people use it or one like it. {Another}")
            : null;
    }

    /// <summary>The fault of a form without a new password; none where there is one.</summary>
    internal static Fault? FaultInMissing(string? password) => string.IsNullOrEmpty(password) ? Fault("Enter a new password") : null;

    /// <summary>What Identity says against a new password.</summary>
    internal static Outcome OutcomeOf(IdentityResult result) => Outcome.Unless([.. result.Errors.Select(e => Fault(Describe(e)))]);

    private static Fault Fault(string message) => new("newPassword", message);

    private static string Describe(IdentityError error) =>
        error.Code switch
        {
            nameof(IdentityErrorDescriber.ConcurrencyFailure) =>
                "Your account was changed at the same moment, so your new password is not saved. Try again",
            _ => error.Description,
        };

    private static List<string> Known(string? name, string? email) =>
        [
            .. $"{name} {email}"
                .Split([' ', '@', '.', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries)
                .Concat(ServiceWords)
                .Where(w => w.Length >= MinKnownWord)
                .Select(w => w.ToLower(CultureInfo.InvariantCulture))
                .Distinct()
                .OrderByDescending(w => w.Length),
        ];

    private static int WithoutKnown(string password, List<string> known) =>
        known.Aggregate(password, (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase)).Count(char.IsLetterOrDigit);

    private static bool IsRepeated(string password) =>
        password.Distinct().Count() < 4
        || Enumerable
            .Range(1, LongestBlock)
            .Any(length => Enumerable.Range(length, password.Length - length).All(i => password[i] == password[i - length]));

    /// <summary>
    /// Whether nearly every character follows from the one before it: the next one of the alphabet or of a row of keys, or the same.
    /// </summary>
    private static bool IsRunning(string password)
    {
        var text = password.ToLower(CultureInfo.InvariantCulture);
        return Enumerable.Range(1, text.Length - 1).Count(i => !Follows(text[i - 1], text[i])) < 3;
    }

    private static bool Follows(char before, char after) =>
        Math.Abs(after - before) <= 1
        || Rows.Any(r =>
            r.IndexOf(before, StringComparison.Ordinal) is >= 0 and var a
            && r.IndexOf(after, StringComparison.Ordinal) is >= 0 and var b
            && Math.Abs(a - b) == 1
        );

    private static bool IsCommon(string password, List<string> known)
    {
        lock (Turn)
        {
            return Lists.Value.EvaluatePassword(password, known).Entropy < MinEntropy;
        }
    }
}

/// <summary>Lets Identity ask the rules wherever a password is set.</summary>
/// <param name="isDevelopment">Whether the published development password is allowed.</param>
public sealed class PasswordRulesValidator(bool isDevelopment) : IPasswordValidator<Person>
{
    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(
            PasswordRules.FaultIn(password ?? "", user.Name, user.Email, isDevelopment) is { } fault
                ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = fault.Message })
                : IdentityResult.Success
        );
}
