using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Mail;

/// <summary>Which e-mails a person chose. Who never chose has no row, and gets them at once.</summary>
public sealed class EmailPreference
{
    private EmailPreference(Guid personId) => PersonId = personId;

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What they chose.</summary>
    public EmailChoice Choice { get; private set; }

    /// <summary>The Monday morning (UTC) up to which digests are written; none while the person never chose them.</summary>
    public DateTime? DigestsUpTo { get; private set; }

    /// <summary>Counts changes, so that of two instances that write the same digest one notices.</summary>
    public int Revision { get; private set; }

    /// <summary>The choice of somebody who did not choose yet.</summary>
    public static EmailPreference For(Guid personId) => new(personId);

    /// <summary>Chooses. The first digest comes on the next Monday.</summary>
    /// <param name="choice">What the person wants.</param>
    /// <param name="now">The time (UTC).</param>
    public void Choose(EmailChoice choice, DateTime now)
    {
        Choice = choice;
        MarkDigest(WeeklyDigest.LatestMonday(now));
    }

    /// <summary>The digest of that Monday is written, or there was nothing to say.</summary>
    public void MarkDigest(DateTime monday)
    {
        DigestsUpTo = monday;
        Revision++;
    }
}
