namespace SocialValueIndex.Application.Mail;

/// <summary>How far an e-mail is.</summary>
public enum OutboxState
{
    /// <summary>It is to be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It was not sent, and nobody tries any more unless an administrator asks for it.</summary>
    GivenUp,
}

/// <summary>
/// An e-mail on its way. It is stored with the change that causes it. Whoever sends it takes it first, which hides it from others for
/// <see cref="Lease"/>: when a sender is killed, another one finds it afterwards. Two who take it at the same moment store the same
/// revision, and the second one's save fails.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectMaxLength = 200;

    /// <summary>The longest reason why an e-mail was not sent, in characters.</summary>
    public const int FaultMaxLength = 200;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    private OutboxMessage(Guid id, Guid personId, string subject, string? protectedBody, DateTime createdAt, DateTime? usefulUntil)
    {
        Id = id;
        PersonId = personId;
        Subject = subject;
        ProtectedBody = protectedBody;
        CreatedAt = createdAt;
        UsefulUntil = usefulUntil;
        NextAttemptAt = createdAt;
        GiveUpAt = createdAt + Patience;
    }

    /// <summary>
    /// How long a sender has an e-mail to itself. A mail server gets less than that, and the rest is for clocks that differ between
    /// machines.
    /// </summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How long sending is tried.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(1);

    /// <summary>What it is known by.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who gets it, at the address that they have when it is sent.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The address that it goes to, where that is not the person's own; otherwise none.</summary>
    public string? Address { get; private set; }

    /// <summary>What it is about.</summary>
    public string Subject { get; private set; }

    /// <summary>What it says, encrypted; none once it is sent, or cannot be of use any more.</summary>
    public string? ProtectedBody { get; private set; }

    /// <summary>When it was caused (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it stops being of use, for example because the link in it ends (UTC); none when it does not.</summary>
    public DateTime? UsefulUntil { get; private set; }

    /// <summary>How far it is.</summary>
    public OutboxState State { get; private set; }

    /// <summary>When it can be taken next (UTC). While somebody sends it, this is the end of their lease.</summary>
    public DateTime NextAttemptAt { get; private set; }

    /// <summary>When sending is given up (UTC).</summary>
    public DateTime GiveUpAt { get; private set; }

    /// <summary>How often it was taken to be sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why it was not sent the last time; none when it was not tried or is sent.</summary>
    public string? Fault { get; private set; }

    /// <summary>When it was sent or given up (UTC); none while it waits.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Counts changes, so that of two who take it at the same moment one notices.</summary>
    public int Revision { get; private set; }

    /// <summary>An e-mail that waits to be sent.</summary>
    /// <param name="personId">Who gets it.</param>
    /// <param name="subject">What it is about; it is cut at <see cref="SubjectMaxLength"/>.</param>
    /// <param name="protectedBody">What it says, encrypted.</param>
    /// <param name="usefulUntil">When it stops being of use (UTC); none when it does not.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="address">The address that it goes to, where that is not the person's own.</param>
    public static OutboxMessage Create(
        Guid personId,
        string subject,
        string protectedBody,
        DateTime? usefulUntil,
        DateTime now,
        string? address = null
    ) =>
        new(
            Guid.CreateVersion7(now),
            personId,
            subject.Length <= SubjectMaxLength ? subject : $"{subject[..(SubjectMaxLength - 1)]}…",
            protectedBody,
            now,
            usefulUntil
        )
        {
            Address = address,
        };

    /// <summary>Whether the link in it, if there is one, has ended.</summary>
    public bool IsOutdated(DateTime now) => UsefulUntil <= now;

    /// <summary>Whether an administrator can have it sent after all.</summary>
    public bool CanBeRetried(DateTime now) => State == OutboxState.GivenUp && ProtectedBody is not null && !IsOutdated(now);

    /// <summary>Takes it, so that nobody else sends it for a while.</summary>
    public void Take(DateTime now)
    {
        NextAttemptAt = now + Lease;
        Attempts++;
        Revision++;
    }

    /// <summary>The mail server took it. What it said is forgotten.</summary>
    public void MarkSent(DateTime now)
    {
        Close(OutboxState.Sent, now);
        Fault = null;
        ProtectedBody = null;
    }

    /// <summary>It was not taken: it is tried again, each time after a longer pause, until <see cref="GiveUpAt"/>.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="now">The time (UTC).</param>
    public void MarkFailed(string fault, DateTime now)
    {
        if (now >= GiveUpAt)
        {
            GiveUp(fault, now);
            return;
        }

        var pause = FirstPause * Math.Pow(2, Math.Min(Attempts, 20) - 1);
        var next = now + (pause < LongestPause ? pause : LongestPause);
        NextAttemptAt = next < GiveUpAt ? next : GiveUpAt;
        Fault = Short(fault);
        Revision++;
    }

    /// <summary>Nobody tries any more.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="now">The time (UTC).</param>
    public void GiveUp(string fault, DateTime now)
    {
        Close(OutboxState.GivenUp, now);
        Fault = Short(fault);
        ForgetIfOutdated(now);
    }

    /// <summary>It is tried again for another day, because an administrator asks for it.</summary>
    /// <exception cref="InvalidOperationException">It cannot be retried.</exception>
    public void Retry(DateTime now)
    {
        if (!CanBeRetried(now))
        {
            throw new InvalidOperationException("This e-mail cannot be sent again.");
        }

        (State, ClosedAt, Attempts, Fault) = (OutboxState.Waiting, null, 0, null);
        (NextAttemptAt, GiveUpAt) = (now, now + Patience);
        Revision++;
    }

    /// <summary>Forgets what it says once that is of no use any more.</summary>
    public void ForgetIfOutdated(DateTime now)
    {
        if (IsOutdated(now) && ProtectedBody is not null)
        {
            ProtectedBody = null;
            Revision++;
        }
    }

    private static string Short(string fault) => fault.Length <= FaultMaxLength ? fault : fault[..FaultMaxLength];

    private void Close(OutboxState state, DateTime now)
    {
        (State, ClosedAt) = (state, now);
        Revision++;
    }
}
