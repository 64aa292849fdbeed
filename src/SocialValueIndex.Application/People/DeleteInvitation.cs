using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Deletes an invitation that was never accepted, and the account with it: the address can be invited again. The history keeps that there
/// was an invitation, and forgets the name and the address: there is no account left that could be erased. Whoever accepted an invitation
/// can have done something, and is deactivated instead.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="editor">Checks, and keeps the line in the history.</param>
public sealed class DeleteInvitation(SocialValueIndexDbContext db, PersonEditor editor)
{
    /// <summary>What the history calls the person afterwards.</summary>
    public const string Forgotten = "Deleted invitation";

    /// <summary>Deletes it. Refused where it was accepted, and where somebody was asked to do something already.</summary>
    public async Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken)
    {
        var outcome = await db
            .Database.CreateExecutionStrategy()
            .ExecuteInTransactionAsync(
                ct => DeleteAsync(id, basedOn, ct),
                async ct => !await db.Users.AnyAsync(p => p.Id == id, ct),
                cancellationToken
            );
        if (outcome.IsDone)
        {
            await db.ForgetFreePagesAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<Outcome> DeleteAsync(Guid id, string? basedOn, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var hasWork =
            await db.Actions.IgnoreQueryFilters().AnyAsync(a => a.OwnerId == id, cancellationToken)
            || await db.AreaAssignments.IgnoreQueryFilters().AnyAsync(a => a.PersonId == id, cancellationToken);
        var outcome = await editor.RunAsync(
            id,
            basedOn,
            edited =>
            {
                if (!edited.Person.IsInvited || hasWork)
                {
                    return new Refusal.Invalid(
                        new Fault(
                            "person",
                            hasWork
                                ? "The person has actions or areas already. An officer has to give them to somebody else first"
                                : "The person accepted the invitation, so it cannot be deleted. Deactivate the person instead"
                        )
                    );
                }

                edited.Record(new InvitationDeleted());
                return Outcome.Done;
            },
            cancellationToken
        );
        if (outcome.IsDone)
        {
            await db.Outbox.Where(m => m.PersonId == id).ExecuteDeleteAsync(cancellationToken);
            await db.EmailPreferences.Where(e => e.PersonId == id).ExecuteDeleteAsync(cancellationToken);
            await db.SignInAttempts.Where(c => c.PersonId == id).ExecuteDeleteAsync(cancellationToken);
            await db.Users.Where(p => p.Id == id).ExecuteDeleteAsync(cancellationToken);
            await db.ForgetInHistoryAsync(id, Forgotten, Forgotten, cancellationToken);
            db.ChangeTracker.Clear();
        }

        return outcome;
    }
}
