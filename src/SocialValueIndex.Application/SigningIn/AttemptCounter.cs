using System.Security.Cryptography;
using System.Text;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>What attempts are counted for.</summary>
public enum AttemptScope
{
    /// <summary>Passwords for an account, from devices that nobody signed in from to it.</summary>
    Account,

    /// <summary>Passwords for an account, from one device that somebody signed in from to it before.</summary>
    Device,

    /// <summary>The password that a person uses now, asked for in a session.</summary>
    ChangePassword,

    /// <summary>Codes after the right password, from devices that nobody signed in from to the account.</summary>
    SecondStep,

    /// <summary>Codes after the right password, from one known device.</summary>
    SecondStepOnDevice,
}

/// <summary>What a counter counts for. An account is what was typed: it makes no difference whether there is one.</summary>
/// <param name="Scope">What kind of attempts.</param>
/// <param name="Name">The account, the person or the device.</param>
public sealed record AttemptKey(AttemptScope Scope, string Name)
{
    /// <summary>What the counter is known by. The address that was typed cannot be read from it.</summary>
    internal Guid Id => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Scope}:{Name}")).AsSpan(0, 16));
}

/// <summary>How often somebody failed, one time after the other, and until when they have to wait.</summary>
public sealed class AttemptCounter
{
    /// <summary>How many attempts are free.</summary>
    public const int Free = 5;

    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    private AttemptCounter() { }

    /// <summary>What it is known by.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it counts.</summary>
    public AttemptScope Scope { get; private set; }

    /// <summary>Whose account it is; none where there is no such account.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>How many attempts there were since the last success. It rises before an attempt is looked at.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the last one was (UTC).</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>Until when there is none (UTC).</summary>
    public DateTime? WaitUntil { get; private set; }

    /// <summary>Minutes to wait after so many attempts in a row: none at first, then twice as long each time, up to an hour.</summary>
    public static int MinutesAfter(int attempts) =>
        attempts < Free ? 0
        : attempts - Free >= 6 ? 60
        : 1 << (attempts - Free);

    /// <summary>Changes with every attempt, and is like no other one: of two at the same moment one is counted again.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>A counter that counts nothing yet.</summary>
    internal static AttemptCounter For(AttemptKey key, Guid? personId) =>
        new()
        {
            Id = key.Id,
            Scope = key.Scope,
            PersonId = personId,
        };

    /// <summary>Counts one, unless there is none now.</summary>
    /// <returns>How long there is none; nothing when it may be made.</returns>
    internal TimeSpan? Begin(DateTime now)
    {
        if (WaitUntil > now)
        {
            return WaitUntil - now;
        }

        Attempts = LastAt + ForgottenAfter < now ? 1 : Attempts + 1;
        LastAt = now;
        Stamp = Guid.CreateVersion7(now).ToString();
        WaitUntil = MinutesAfter(Attempts) is > 0 and var minutes ? now.AddMinutes(minutes) : null;
        return null;
    }
}
