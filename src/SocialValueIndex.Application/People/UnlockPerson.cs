using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Lets a person in again who has to wait after wrong passwords.</summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
public sealed class UnlockPerson(SocialValueIndexDbContext db, PersonEditor editor)
{
    /// <summary>Unlocks them, if they have to wait.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            basedOn,
            async edited =>
            {
                var counters = await db.SignInAttempts.Where(c => c.PersonId == id).ToListAsync(cancellationToken);
                if (counters.Any(c => c.WaitUntil > edited.Stamp.At))
                {
                    edited.Record(new PersonUnlocked());
                }

                db.SignInAttempts.RemoveRange(counters);
                return Outcome.Done;
            },
            cancellationToken
        );
}
