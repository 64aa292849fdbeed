using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.IssuedPlans;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Erases a person: their name and address become "Former officer" and a number everywhere, and they never sign in again. What they did is
/// kept. Documents that were issued before stay as they were issued. This is the one place where lines of the history are changed, and
/// names in the data of issued plans.
/// </summary>
public sealed class ErasePerson(SocialValueIndexDbContext db, PersonEditor editor)
{
    /// <summary>Erases them. Refused as <see cref="PersonEditor"/> does, and for whoever is erased already.</summary>
    /// <param name="id">The person.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken)
    {
        var outcome = await db
            .Database.CreateExecutionStrategy()
            .ExecuteInTransactionAsync(
                ct => EraseAsync(id, basedOn, ct),
                ct => db.Users.AnyAsync(p => p.Id == id && p.Email!.EndsWith(Person.ErasedDomain), ct),
                cancellationToken
            );
        if (outcome.IsDone)
        {
            await ForgetFreePagesAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<Outcome> EraseAsync(Guid id, string? basedOn, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();

        // Nobody is ever deleted, so a number is given once. Of two at the same moment the unique address refuses one.
        var number = 1 + await db.Users.CountAsync(p => p.Email!.EndsWith(Person.ErasedDomain), cancellationToken);

        // Accounts that were merged into this one are the same person's.
        var others = await db
            .Users.Where(p => p.MergedIntoId == id && !p.Email!.EndsWith(Person.ErasedDomain))
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var addresses = new Dictionary<Guid, string?>();
        var outcome = await editor.RunAsync(
            id,
            basedOn,
            edited =>
            {
                foreach (var (i, person) in others.Prepend(edited.Person).Index())
                {
                    addresses.Add(person.Id, person.Email);
                    person.Erase(number + i, edited.Stamp.At);
                    person.Record(new PersonErased(), edited.Stamp);
                    person.ConcurrencyStamp = Person.NewStamp(edited.Stamp.At);
                }

                return Outcome.Done;
            },
            cancellationToken
        );
        if (outcome.IsDone)
        {
            foreach (var (personId, address) in addresses)
            {
                await DeleteAccountAsync(personId, cancellationToken);
                var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
                await RewriteHistoryAsync(person, address, cancellationToken);
                await RewriteIssuedPlansAsync(person, cancellationToken);
            }
        }

        return outcome;
    }

    /// <summary>Deletes what the person signed in with, and what was on its way from them and to them.</summary>
    private async Task DeleteAccountAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserLogins.Where(l => l.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserPasskeys.Where(p => p.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Sessions.Where(s => s.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.SignInAttempts.Where(c => c.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserClaims.Where(c => c.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Outbox.Where(m => m.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.KeptForms.Where(f => f.PersonId == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// The lines about the person hold their name and address as they were then. So do those of an invitation that was deleted, whose
    /// account is no more.
    /// </summary>
    private async Task RewriteHistoryAsync(Person person, string? address, CancellationToken cancellationToken)
    {
        var end = $"({address})";
        var lines = await db
            .History.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(e => e.SubjectType == SubjectType.Person)
            .Where(e => e.SubjectId == person.Id || (e.SubjectName.EndsWith(end) && !db.Users.Any(p => p.Id == e.SubjectId)))
            .ToListAsync(cancellationToken);
        foreach (var line in lines)
        {
            var details = Stored<HistoryEntry>(nameof(HistoryEntry.Details), WithoutNames(line.Details, person.Name));
            await db.Database.ExecuteSqlAsync(
                $"UPDATE History SET SubjectName = {person.Subject.Name}, Details = {details} WHERE Id = {line.Id}",
                cancellationToken
            );
        }
    }

    /// <summary>The data of issued plans holds names as they were then. Their documents stay as they were issued.</summary>
    private async Task RewriteIssuedPlansAsync(Person person, CancellationToken cancellationToken)
    {
        var plans = await db.IssuedPlans.IgnoreQueryFilters().Select(p => new { p.Id, p.Names }).ToListAsync(cancellationToken);
        foreach (var plan in plans.Where(p => p.Names.ContainsKey(person.Id)))
        {
            var names = Stored<IssuedPlan>(nameof(IssuedPlan.Names), plan.Names.SetItem(person.Id, person.Name));
            await db.Database.ExecuteSqlAsync($"UPDATE IssuedPlans SET Names = {names} WHERE Id = {plan.Id}", cancellationToken);
        }
    }

    /// <summary>A value as its column holds it.</summary>
    private string Stored<T>(string property, object value) =>
        (string)db.Model.FindEntityType(typeof(T))!.FindProperty(property)!.GetTypeMapping().Converter!.ConvertToProvider(value)!;

    private static HistoryDetails WithoutNames(HistoryDetails details, string name) =>
        details switch
        {
            PersonChanged changed => changed with { From = changed.From with { Name = name }, To = changed.To with { Name = name } },

            // Where they were and with what.
            PersonSignedIn signedIn => signedIn with { Address = "", Device = "" },
            SignInFailed failed => failed with { Address = "" },

            // Words from before there was one history: the name, and after a semicolon what can stay.
            CarriedOver carried => new CarriedOver(WithoutName(carried.From, name), WithoutName(carried.To, name)),
            EmailChangeAsked asked => asked with { From = "", To = asked.To is null ? null : "" },
            EmailChanged => new EmailChanged("", ""),
            _ => details,
        };

    private static string WithoutName(string words, string name) =>
        words.Split(';') is [_, _, _] parts ? string.Join(';', parts.Skip(1).Prepend(name)) : words;

    /// <summary>SQLite keeps what was replaced in free pages and in its log until they are used again.</summary>
    private async Task ForgetFreePagesAsync(CancellationToken cancellationToken)
    {
        if (db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) is not true)
        {
            return;
        }

        try
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
        catch (DbException)
        {
            // Somebody reads for longer than we wait. The person is erased; the next one who is takes the rest along.
        }
    }
}
