using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>
/// A person's session on one device. The cookie only names it: whether it goes on is decided here, so that it can be ended from anywhere.
/// It ends by itself with <see cref="SessionLimits"/>, and with the person's security stamp.
/// </summary>
public sealed class SignInSession
{
    /// <summary>The longest name of a device, in characters.</summary>
    public const int DeviceMaxLength = 100;

    /// <summary>The longest stamp, in characters.</summary>
    public const int StampMaxLength = 100;

    private SignInSession() { }

    /// <summary>What the cookie calls it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The person's security stamp. The session ends when they get another one.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>How the person signed in.</summary>
    public SignInMethod Method { get; private set; }

    /// <summary>The browser and the system, as they said by themselves; empty where they did not.</summary>
    public string Device { get; private set; } = "";

    /// <summary>When it began (UTC).</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When it was used last (UTC), give or take <see cref="SessionLimits.Touch"/>.</summary>
    public DateTime LastUsedAt { get; private set; }

    /// <summary>When it was ended (UTC), by signing out or from another session; none while it goes on.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The provider's proof of who signed in, protected: signing out there needs it. None without a provider.</summary>
    public string? ProtectedIdToken { get; private set; }

    /// <summary>Begins one.</summary>
    public static SignInSession Begin(Person person, SignInMethod method, string device, DateTime at, string? protectedIdToken = null) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            PersonId = person.Id,
            Stamp = person.SecurityStamp ?? "",
            Method = method,
            Device = device.Length <= DeviceMaxLength ? device : device[..DeviceMaxLength],
            StartedAt = at,
            LastUsedAt = at,
            ProtectedIdToken = protectedIdToken,
        };

    /// <summary>Lets it go on although the person's stamp is a new one: they changed their password in it.</summary>
    public void GoOn(Person person) => Stamp = person.SecurityStamp ?? "";

    /// <summary>Ends it, once.</summary>
    public void End(DateTime at)
    {
        EndedAt ??= at;
        ProtectedIdToken = null;
    }
}

/// <summary>How long sessions last.</summary>
/// <param name="Idle">Without use.</param>
/// <param name="Longest">At most.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    /// <summary>What holds where nothing is set.</summary>
    public static SessionLimits Default { get; } = new(TimeSpan.FromHours(10), TimeSpan.FromDays(7));

    /// <summary>How often it is written down that a session is used: not with every request, which would be a write for each.</summary>
    public static TimeSpan Touch { get; } = TimeSpan.FromMinutes(5);
}

/// <summary>What decides whether a session goes on.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="LastUsedAt">When it was used last (UTC).</param>
/// <param name="IsOver">Whether it was ended, its person may not sign in, or their password, roles or organisation are others.</param>
public sealed record SessionReading(Guid PersonId, DateTime StartedAt, DateTime LastUsedAt, bool IsOver)
{
    /// <summary>Whether it goes on.</summary>
    public bool GoesOn(SessionLimits limits, DateTime now) => !IsOver && now < LastUsedAt + limits.Idle && now < StartedAt + limits.Longest;
}
