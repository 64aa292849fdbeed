using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Mail;

/// <summary>
/// Writes the digest of this Monday for everybody who chose one and did not get it yet. That it is written is stored with it, so that two
/// instances write one, and an instance that was down on Monday makes up for it.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="work">Knows what somebody has to do.</param>
/// <param name="outbox">Takes the digests.</param>
/// <param name="mailer">Tells whether they would reach anybody.</param>
/// <param name="time">The clock.</param>
public sealed class WriteDigests(SocialValueIndexDbContext db, ReadMyWork work, Outbox outbox, IMailer mailer, TimeProvider time)
{
    /// <summary>Writes them.</summary>
    /// <param name="site">The address of the site; none leaves links out.</param>
    /// <param name="cancellationToken">Ends the work early; the rest is written the next time.</param>
    public async Task RunAsync(Uri? site, CancellationToken cancellationToken)
    {
        if (!mailer.CanSend)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var monday = WeeklyDigest.LatestMonday(now);
        var people = await db
            .EmailPreferences.Where(p => p.Choice == EmailChoice.Weekly && (p.DigestsUpTo == null || p.DigestsUpTo < monday))
            .Select(p => p.PersonId)
            .ToListAsync(cancellationToken);
        foreach (var id in people)
        {
            await WriteAsync(id, monday, LondonTime.DateOf(now), site, cancellationToken);
        }
    }

    private async Task WriteAsync(Guid personId, DateTime monday, DateOnly today, Uri? site, CancellationToken cancellationToken)
    {
        var preference = await db.EmailPreferences.SingleAsync(p => p.PersonId == personId, cancellationToken);
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancellationToken);
        if (
            person is { IsActive: true, OrganisationId: { } organisationId }
            && WeeklyDigest.Write(person.Name, await DueAsync(personId, organisationId, cancellationToken), today, site) is { } digest
        )
        {
            outbox.Add(person, digest);
        }

        preference.MarkDigest(monday);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance wrote it, or the person chose otherwise at this moment.
        }

        db.ChangeTracker.Clear();
    }

    private async Task<IEnumerable<DueItem>> DueAsync(Guid personId, Guid organisationId, CancellationToken cancellationToken)
    {
        var all = await work.ForAsync(personId, organisationId, cancellationToken);
        var answers =
            from area in all.Areas
            where area.Due is not null
            select new DueItem($"Area {area.Area.Code} {area.Area.Name}, assessment {area.Period}", area.Due.GetValueOrDefault());
        var actions =
            from action in all.Overdue.Concat(all.DueSoon)
            let due = action.Entry.Values.Due.GetValueOrDefault()
            let text = action.Entry.Action.Text.TrimEnd('.')
            select new DueItem($"Action {action.Entry.Reference}, assessment {action.Period}, {text}", due);
        return answers.Concat(actions);
    }
}
