using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Auditing;

/// <summary>Which lines of the audit are wanted; what is left out does not matter.</summary>
/// <param name="PersonId">Who did it, or to whom it was done.</param>
/// <param name="OrganisationId">The organisation that it concerns.</param>
/// <param name="Kind">What was done: one of <see cref="HistoryDetails.Kinds"/>.</param>
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
/// Who did what, over assessments, organisations, people and question sets. It deliberately goes past the filter by organisation, because
/// administrators answer for all of them; of answers and notes it therefore tells which were changed, and never what they say.
/// </summary>
/// <param name="db">The database.</param>
public sealed class ReadAudit(SocialValueIndexDbContext db)
{
    private const int Batch = 500;

    /// <summary>A page of it.</summary>
    public async Task<AuditPage> RunAsync(AuditFilter filter, int number, CancellationToken cancellationToken)
    {
        var entries = Filtered(filter);
        var total = await entries.CountAsync(cancellationToken);
        var current = Math.Clamp(number, 1, Math.Max(1, (total + AuditPage.Size - 1) / AuditPage.Size));
        var page = await NewestFirst(entries).Skip((current - 1) * AuditPage.Size).Take(AuditPage.Size).ToListAsync(cancellationToken);
        return new AuditPage(await LinesAsync(page, cancellationToken), total, current);
    }

    /// <summary>
    /// All of it. Which lines there are is asked once, and is little; what they say is read bit by bit. What is done meanwhile is left out.
    /// </summary>
    public async IAsyncEnumerable<AuditLine> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await NewestFirst(Filtered(filter)).Select(e => e.Id).ToListAsync(cancellationToken);
        foreach (var some in ids.Chunk(Batch))
        {
            var entries = await db
                .History.IgnoreQueryFilters()
                .AsNoTracking()
                .Where(e => some.Contains(e.Id))
                .ToDictionaryAsync(e => e.Id, cancellationToken);
            foreach (var line in await LinesAsync([.. some.Where(entries.ContainsKey).Select(id => entries[id])], cancellationToken))
            {
                yield return line;
            }
        }
    }

    /// <summary>
    /// Lines of one moment need an order too, or one could come on two pages and another on none. Any will do, so the id gives it.
    /// </summary>
    private static IQueryable<HistoryEntry> NewestFirst(IQueryable<HistoryEntry> entries) =>
        entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

    private IQueryable<HistoryEntry> Filtered(AuditFilter filter)
    {
        var anyKind = string.IsNullOrEmpty(filter.Kind);
        return from entry in db.History.IgnoreQueryFilters().AsNoTracking()
            where
                (anyKind || entry.Kind == filter.Kind)
                && (filter.PersonId == null || entry.By == filter.PersonId || entry.SubjectId == filter.PersonId)
                && (filter.OrganisationId == null || entry.OrganisationId == filter.OrganisationId)
                && (filter.From == null || entry.At >= filter.From)
                && (filter.Before == null || entry.At < filter.Before)
            select entry;
    }

    private async Task<List<AuditLine>> LinesAsync(List<HistoryEntry> entries, CancellationToken cancellationToken)
    {
        var byIds = entries.Select(e => e.By).Distinct().ToList();
        var people = await db
            .Users.Where(p => byIds.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Email,
            })
            .ToDictionaryAsync(p => p.Id, p => $"{p.Name} ({p.Email})", cancellationToken);
        var organisationIds = entries.Select(e => e.OrganisationId).Distinct().ToList();
        var organisations = await db
            .Organisations.Where(o => organisationIds.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return entries.ConvertAll(e =>
            Line(e, e.By is { } by ? people[by] : AuditLine.OnTheServer, e.OrganisationId is { } id ? organisations[id] : "")
        );
    }

    private static AuditLine Line(HistoryEntry entry, string by, string organisation)
    {
        var (from, to) = HistoryWords.Describe(entry);
        return new AuditLine(entry.At, by, entry.Kind, organisation, HistoryWords.About(entry), from, to);
    }
}
