using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.Auditing;

/// <summary>Which lines of the audit are wanted; what is left out does not matter.</summary>
/// <param name="PersonId">Who did it, or to whom it was done.</param>
/// <param name="OrganisationId">The organisation that it concerns.</param>
/// <param name="Kind">What was done: the name of an <see cref="AuditKind"/> or of an <see cref="AssessmentEventKind"/>.</param>
/// <param name="From">The earliest time (UTC).</param>
/// <param name="Before">The time (UTC) before which it was done.</param>
public sealed record AuditFilter(Guid? PersonId, Guid? OrganisationId, string? Kind, DateTime? From, DateTime? Before);

/// <summary>A page of the audit.</summary>
/// <param name="Lines">The lines of the page, newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Number">Which page it is, from 1.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, int Total, int Number)
{
    /// <summary>How many lines a page shows.</summary>
    public const int Size = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>
/// Who did what, over assessments, organisations, people and question sets. It deliberately goes past the filter by organisation, because administrators
/// answer for all of them; of answers and notes it therefore tells which were changed, and never what they say.
/// </summary>
/// <param name="db">The database.</param>
public sealed class ReadAudit(SocialValueIndexDbContext db)
{
    private const int Batch = 500;

    /// <summary>A page of it.</summary>
    public async Task<AuditPage> RunAsync(AuditFilter filter, int number, CancellationToken cancellationToken)
    {
        var keys = Keys(filter);
        var total = await keys.CountAsync(cancellationToken);
        var current = Math.Clamp(number, 1, Math.Max(1, (total + AuditPage.Size - 1) / AuditPage.Size));
        var ids = await NewestFirst(keys).Skip((current - 1) * AuditPage.Size).Take(AuditPage.Size).ToListAsync(cancellationToken);
        return new AuditPage(await LinesAsync(ids, cancellationToken), total, current);
    }

    /// <summary>
    /// All of it. Which lines there are is asked once, and is little; what they say is read bit by bit. What is done meanwhile is left out.
    /// </summary>
    public async IAsyncEnumerable<AuditLine> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await NewestFirst(Keys(filter)).ToListAsync(cancellationToken);
        foreach (var some in ids.Chunk(Batch))
        {
            foreach (var line in await LinesAsync(some, cancellationToken))
            {
                yield return line;
            }
        }
    }

    /// <summary>Lines of one moment need an order too, or one could come on two pages and another on none. Any will do, so the id gives it.</summary>
    private static IQueryable<Guid> NewestFirst(IQueryable<Key> keys) => keys.OrderByDescending(k => k.At).ThenByDescending(k => k.Id).Select(k => k.Id);

    private IQueryable<Key> Keys(AuditFilter filter)
    {
        var isEvent = Enum.TryParse<AssessmentEventKind>(filter.Kind, out var eventKind);
        var isEntry = Enum.TryParse<AuditKind>(filter.Kind, out var entryKind);
        var any = string.IsNullOrEmpty(filter.Kind);
        var events =
            from happened in db.AssessmentEvents.IgnoreQueryFilters()
            join assessment in db.Assessments on happened.AssessmentId equals assessment.Id
            where (any || (isEvent && happened.Kind == eventKind))
                && (filter.PersonId == null || happened.By == filter.PersonId)
                && (filter.OrganisationId == null || assessment.OrganisationId == filter.OrganisationId)
                && (filter.From == null || happened.At >= filter.From)
                && (filter.Before == null || happened.At < filter.Before)
            select new Key { Id = happened.Id, At = happened.At };
        var entries =
            from entry in db.AuditEntries
            where (any || (isEntry && entry.Kind == entryKind))
                && (filter.PersonId == null || entry.By == filter.PersonId || entry.SubjectId == filter.PersonId)
                && (filter.OrganisationId == null || entry.OrganisationId == filter.OrganisationId)
                && (filter.From == null || entry.At >= filter.From)
                && (filter.Before == null || entry.At < filter.Before)
            select new Key { Id = entry.Id, At = entry.At };
        return events.Concat(entries);
    }

    private async Task<List<AuditLine>> LinesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken);
        var events = await (
            from happened in db.AssessmentEvents.IgnoreQueryFilters().AsNoTracking()
            join assessment in db.Assessments on happened.AssessmentId equals assessment.Id
            where ids.Contains(happened.Id)
            select new { Event = happened, assessment.Period, assessment.OrganisationId }).ToListAsync(cancellationToken);

        var byIds = entries.Select(e => e.By).Concat(events.Select(e => (Guid?)e.Event.By)).Distinct().ToList();
        var people = await db.Users.Where(p => byIds.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Email }).ToDictionaryAsync(p => p.Id, p => $"{p.Name} ({p.Email})", cancellationToken);
        var organisationIds = entries.Select(e => e.OrganisationId).Concat(events.Select(e => (Guid?)e.OrganisationId)).Distinct().ToList();
        var organisations = await db.Organisations.Where(o => organisationIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);

        var lines = entries.Select(e => (e.Id, Line: new AuditLine(
                e.At, e.By is { } by ? people[by] : AuditLine.OnTheServer, e.Kind.ToString(), Name(organisations, e.OrganisationId), e.Subject, e.From, e.To)))
            .Concat(events.Select(e => (e.Event.Id, Line: new AuditLine(
                e.Event.At, people[e.Event.By], e.Event.Kind.ToString(), Name(organisations, e.OrganisationId), $"Assessment {e.Period}", Version(e.Event.FromVersion), What(e.Event)))))
            .ToDictionary(l => l.Id, l => l.Line);
        return [.. ids.Where(lines.ContainsKey).Select(id => lines[id])];
    }

    private static string Name(Dictionary<Guid, string> organisations, Guid? id) => id is { } known ? organisations[known] : "";

    private static string What(AssessmentEvent happened) =>
        string.Join(". ", new[] { Version(happened.ToVersion), Codes(happened.Changes) }.Where(words => words.Length > 0));

    private static string Version(int? version) => version is null ? "" : FormattableString.Invariant($"Version {version}");

    private static string Codes(IReadOnlyList<Change> changes) => changes.Count == 0 ? "" : $"Changed: {string.Join(", ", changes.Select(c => c.Subject))}";

    private sealed class Key
    {
        public Guid Id { get; init; }

        public DateTime At { get; init; }
    }
}
