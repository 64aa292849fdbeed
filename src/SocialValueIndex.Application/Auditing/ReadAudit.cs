using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Auditing;

/// <summary>Which lines of the audit are wanted; what is left out does not matter.</summary>
/// <param name="PersonId">Who did it, or to whom it was done.</param>
/// <param name="OrganisationId">The organisation that it concerns.</param>
/// <param name="Kind">What was done: one of <see cref="HistoryDetails.Kinds"/>.</param>
/// <param name="From">The earliest time (UTC).</param>
/// <param name="Before">The time (UTC) before which it was done.</param>
public sealed record AuditFilter(Guid? PersonId, Guid? OrganisationId, string? Kind, DateTime? From, DateTime? Before)
{
    /// <summary>A part of the name or e-mail address of who did it, or to whom it was done.</summary>
    public string? Who { get; init; }

    /// <summary>A part of what it is about, of what was or of what became.</summary>
    public string? Text { get; init; }

    /// <summary>What it is about: one version, assessment, organisation or person.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The code of the question that it is about.</summary>
    public string? Question { get; init; }
}

/// <summary>
/// Who did what, over assessments, organisations, people and question sets. It deliberately goes past the filter by organisation, because
/// administrators answer for all of them; of answers and notes it therefore tells which were changed, and never what they say.
/// </summary>
/// <param name="db">The database.</param>
public sealed class ReadAudit(SocialValueIndexDbContext db)
{
    private const int Batch = 500;

    /// <summary>A page of it, newest first.</summary>
    public async Task<Page<AuditLine>> RunAsync(AuditFilter filter, int number, CancellationToken cancellationToken)
    {
        var page = await NewestFirst(Filtered(filter)).ToPageAsync(number, entries => entries, cancellationToken);
        return page.With(await LinesAsync(page.Items, cancellationToken));
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
    private static IOrderedQueryable<HistoryEntry> NewestFirst(IQueryable<HistoryEntry> entries) =>
        entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

    private IQueryable<HistoryEntry> Filtered(AuditFilter filter)
    {
        var anyKind = string.IsNullOrEmpty(filter.Kind);
        var entries =
            from entry in Holding(filter)
            where
                (anyKind || entry.Kind == filter.Kind)
                && (filter.SubjectId == null || entry.SubjectId == filter.SubjectId)
                && (filter.OrganisationId == null || entry.OrganisationId == filter.OrganisationId)
                && (filter.From == null || entry.At >= filter.From)
                && (filter.Before == null || entry.At < filter.Before)
            select entry;
        if (filter.PersonId is { } personId)
        {
            // What was done by, or to, an account that was merged into theirs is theirs too.
            var accounts = db.Users.Where(p => p.Id == personId || p.MergedIntoId == personId).Select(p => p.Id);
            entries = entries.Where(e =>
                e.By == personId || e.SubjectId == personId || accounts.Contains(e.By!.Value) || accounts.Contains(e.SubjectId)
            );
        }

        if (PlainText.SearchKey(filter.Who).Length > 0)
        {
            var people = ListPeople.Matching(db.Users, filter.Who).Select(p => p.Id);
            entries = entries.Where(e => people.Contains(e.By!.Value) || people.Contains(e.SubjectId));
        }

        return entries;
    }

    /// <summary>
    /// The lines that hold a text or are about a question. What was and what became is kept as JSON, in which a text is written in its own
    /// way; only SQL can look into it.
    /// </summary>
    private IQueryable<HistoryEntry> Holding(AuditFilter filter)
    {
        var text = PlainText.SingleLine(filter.Text);
        var (name, details) = ($"%{LikePattern.Escape(text)}%", $"%{LikePattern.Escape(InJson(text))}%");
        var question = string.IsNullOrEmpty(filter.Question) ? "%" : $"%\"question\":\"{LikePattern.Escape(InJson(filter.Question))}\"%";
        // Either pattern holds everything where nothing is asked for.
        return text.Length == 0 && string.IsNullOrEmpty(filter.Question)
            ? db.History.IgnoreQueryFilters().AsNoTracking()
            : db
                .History.FromSql(
                    $"""
                    SELECT * FROM History
                    WHERE Details LIKE {question} ESCAPE '\'
                    AND (SubjectName LIKE {name} ESCAPE '\' OR Details LIKE {details} ESCAPE '\')
                    """
                )
                .IgnoreQueryFilters()
                .AsNoTracking();
    }

    private static string InJson(string text) => JsonEncodedText.Encode(text).ToString();

    private async Task<IReadOnlyList<AuditLine>> LinesAsync(IReadOnlyList<HistoryEntry> entries, CancellationToken cancellationToken)
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
        return
        [
            .. entries.Select(e =>
                Line(
                    e,
                    e.By is { } by ? people.GetValueOrDefault(by, "") : AuditLine.OnTheServer,
                    e.OrganisationId is { } id ? organisations.GetValueOrDefault(id, "") : ""
                )
            ),
        ];
    }

    private static AuditLine Line(HistoryEntry entry, string by, string organisation)
    {
        var (from, to) = HistoryWords.Describe(entry);
        return new AuditLine(entry.At, by, entry.Kind, organisation, HistoryWords.About(entry), from, to)
        {
            ById = entry.By,
            OrganisationId = entry.OrganisationId,
            SubjectType = entry.SubjectType,
            SubjectId = entry.SubjectId,
            Version = entry.SubjectType == SubjectType.QuestionSet ? VersionIn(entry.SubjectName) : null,
            Question = (entry.Details as QuestionSetChanged)?.Question,
        };
    }

    private static int? VersionIn(string subject) =>
        int.TryParse(subject.AsSpan(subject.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
