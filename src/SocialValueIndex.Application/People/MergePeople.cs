using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Merges an account into another one of the same person. Nobody signs in to it any more; what it has to do goes to the other one, and the
/// history of the other one shows what was done by both.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
public sealed class MergePeople(SocialValueIndexDbContext db, PersonEditor editor)
{
    /// <summary>Merges them.</summary>
    /// <param name="id">The account that ends.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw of it.</param>
    /// <param name="intoId">The account that stays.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, Guid intoId, CancellationToken cancellationToken) =>
        db
            .Database.CreateExecutionStrategy()
            .ExecuteInTransactionAsync(
                ct => MergeAsync(id, basedOn, intoId, ct),
                ct => db.Users.AnyAsync(p => p.Id == id && p.MergedIntoId == intoId, ct),
                cancellationToken
            );

    private async Task<Outcome> MergeAsync(Guid id, string? basedOn, Guid intoId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var into = await db.Users.FirstOrDefaultAsync(p => p.Id == intoId, cancellationToken);
        var actions = await db.Actions.IgnoreQueryFilters().CountAsync(a => a.OwnerId == id, cancellationToken);
        var areas = await db.AreaAssignments.IgnoreQueryFilters().CountAsync(a => a.PersonId == id, cancellationToken);
        var outcome = await editor.RunAsync(
            id,
            basedOn,
            edited =>
            {
                var person = edited.Person;
                if (FaultIn(person, into) is { } fault)
                {
                    return new Refusal.Invalid(fault);
                }

                (person.MergedIntoId, person.PendingEmail) = (into!.Id, null);
                person.DeactivatedAt ??= edited.Stamp.At;
                edited.EndSessions();
                edited.Record(new PersonMerged(into.Id));
                into.Record(new PersonTookOver(person.Id, actions, areas), edited.Stamp);
                into.ConcurrencyStamp = Person.NewStamp(edited.Stamp.At);
                return Outcome.Done;
            },
            cancellationToken
        );
        if (outcome.IsDone)
        {
            await MoveWorkAsync(id, intoId, cancellationToken);
        }

        return outcome;
    }

    private async Task MoveWorkAsync(Guid id, Guid intoId, CancellationToken cancellationToken)
    {
        // A colleague who has one of them open finds out when they save: its revision is another one.
        await db
            .Actions.IgnoreQueryFilters()
            .Where(a => a.OwnerId == id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(a => a.OwnerId, intoId).SetProperty(a => a.Revision, a => a.Revision + 1),
                cancellationToken
            );
        await db
            .AreaAssignments.IgnoreQueryFilters()
            .Where(a => a.PersonId == id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(a => a.PersonId, intoId).SetProperty(a => a.Revision, a => a.Revision + 1),
                cancellationToken
            );
        await db
            .Users.Where(p => p.MergedIntoId == id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.MergedIntoId, intoId), cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static Fault? FaultIn(Person person, Person? into) =>
        into is null ? new Fault("into", "Choose the account that stays")
        : into.Id == person.Id ? new Fault("into", "This is the same account. Choose the other one")
        : person.MergedIntoId is not null ? new Fault("person", "This account was merged already")
        : into is { MergedIntoId: not null } or { IsErased: true } or { IsActive: false }
            ? new Fault("into", "Nobody can sign in to this account. Choose the one that is used")
        : into.OrganisationId != person.OrganisationId
            ? new Fault("into", "The accounts belong to different organisations. Change the organisation of one first")
        : null;
}
