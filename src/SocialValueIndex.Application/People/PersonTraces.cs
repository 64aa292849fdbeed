using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Forgets the name and the address of somebody who is erased, or whose invitation is deleted. This is the one place where lines of the
/// history are changed.
/// </summary>
internal static class PersonTraces
{
    /// <summary>The lines about the person hold their name and address as they were then.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The person.</param>
    /// <param name="name">What stands for their name afterwards.</param>
    /// <param name="subject">What the lines call them afterwards.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task ForgetInHistoryAsync(
        this SocialValueIndexDbContext db,
        Guid id,
        string name,
        string subject,
        CancellationToken cancellationToken
    )
    {
        var lines = await db
            .History.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(e => e.SubjectType == SubjectType.Person && e.SubjectId == id)
            .ToListAsync(cancellationToken);
        foreach (var line in lines)
        {
            var details = db.Stored<HistoryEntry>(nameof(HistoryEntry.Details), WithoutNames(line.Details, name));
            await db.Database.ExecuteSqlAsync(
                $"UPDATE History SET SubjectName = {subject}, Details = {details} WHERE Id = {line.Id}",
                cancellationToken
            );
        }
    }

    /// <summary>SQLite keeps what was replaced in free pages and in its log until they are used again.</summary>
    public static async Task ForgetFreePagesAsync(this SocialValueIndexDbContext db, CancellationToken cancellationToken)
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
            // Somebody reads for longer than we wait. The person is forgotten; the next one who is takes the rest along.
        }
    }

    /// <summary>A value as its column holds it.</summary>
    public static string Stored<T>(this SocialValueIndexDbContext db, string property, object value) =>
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
}

/// <summary>Forgets the names and addresses in lines about invitations that an earlier build deleted.</summary>
/// <param name="db">The database.</param>
public sealed class ForgetDeletedInvitations(SocialValueIndexDbContext db)
{
    /// <summary>Does not write when there is nothing to do.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var deleted = await db
            .History.IgnoreQueryFilters()
            .Where(e => e.Kind == nameof(InvitationDeleted) && e.SubjectName != DeleteInvitation.Forgotten)
            .Select(e => e.SubjectId)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var id in deleted)
        {
            await db.ForgetInHistoryAsync(id, DeleteInvitation.Forgotten, DeleteInvitation.Forgotten, cancellationToken);
        }

        if (deleted.Count > 0)
        {
            await db.ForgetFreePagesAsync(cancellationToken);
        }
    }
}
