using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Application.Forms;

/// <summary>Keeps forms that arrived too late, for a day.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock.</param>
public sealed class KeptForms(SocialValueIndexDbContext db, TimeProvider time)
{
    /// <summary>How long a form is kept.</summary>
    public static readonly TimeSpan Lifespan = TimeSpan.FromDays(1);

    // Whoever is not signed in can send forms that name nobody: of those, only so many are kept.
    private const int MaxOfNobody = 500;
    private const int MostAtOnce = 100;

    /// <summary>Keeps a form, and throws away those that waited too long.</summary>
    /// <param name="personId">Whom it is for; none where only the form itself tells.</param>
    /// <param name="content">The fields, encrypted.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What the form is known by.</returns>
    public async Task<Guid> KeepAsync(Guid? personId, string content, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var oldest = now - Lifespan;
        await RemoveAsync(db.KeptForms.Where(f => f.ReceivedAt < oldest).OrderBy(f => f.ReceivedAt), cancellationToken);
        if (personId is null)
        {
            var ofNobody = db.KeptForms.Where(f => f.PersonId == null).OrderByDescending(f => f.ReceivedAt);
            await RemoveAsync(ofNobody.Skip(MaxOfNobody - 1), cancellationToken);
        }

        var form = new KeptForm
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            Content = content,
            ReceivedAt = now,
        };
        db.KeptForms.Add(form);
        await db.SaveChangesAsync(cancellationToken);
        return form.Id;
    }

    /// <summary>A form that is still kept; none where it is not.</summary>
    public async Task<KeptForm?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow().UtcDateTime - Lifespan;
        return await db.KeptForms.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.ReceivedAt >= oldest, cancellationToken);
    }

    /// <summary>Throws a form away, because it is saved now.</summary>
    public Task DropAsync(Guid id, CancellationToken cancellationToken) =>
        RemoveAsync(db.KeptForms.Where(f => f.Id == id).OrderBy(f => f.Id), cancellationToken);

    private async Task RemoveAsync(IQueryable<KeptForm> forms, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var ids = await forms.Select(f => f.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return;
        }

        db.KeptForms.RemoveRange(
            ids.Select(id => new KeptForm
            {
                Id = id,
                Content = "",
                ReceivedAt = default,
            })
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else removed some of them at the same moment. The rest goes next time.
            db.ChangeTracker.Clear();
        }
    }
}
