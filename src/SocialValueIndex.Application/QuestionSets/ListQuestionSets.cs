using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Every version of the question set, newest first.</summary>
/// <param name="db">The database.</param>
public sealed class ListQuestionSets(SocialValueIndexDbContext db)
{
    /// <summary>
    /// Lists them, in one query and without their questions. Assessments of every organisation are counted, and nothing but counted.
    /// </summary>
    public async Task<IReadOnlyList<QuestionSetSummary>> RunAsync(CancellationToken cancellationToken) =>
        await Summaries(q => q.State != QuestionSetState.Discarded).ToListAsync(cancellationToken);

    /// <summary>The drafts that there are, newest first.</summary>
    public async Task<IReadOnlyList<QuestionSetSummary>> DraftsAsync(CancellationToken cancellationToken) =>
        await Summaries(q => q.State == QuestionSetState.Draft).ToListAsync(cancellationToken);

    /// <summary>The drafts that were thrown away and can be brought back, newest first.</summary>
    public async Task<IReadOnlyList<QuestionSetSummary>> DiscardedAsync(CancellationToken cancellationToken) =>
        await Summaries(q => q.State == QuestionSetState.Discarded).ToListAsync(cancellationToken);

    private IQueryable<QuestionSetSummary> Summaries(Expression<Func<QuestionSet, bool>> which) =>
        db
            .QuestionSets.IgnoreQueryFilters()
            .Where(which)
            .OrderByDescending(q => q.Version)
            .Select(q => new QuestionSetSummary(
                q.Version,
                q.State,
                q.BasedOn,
                q.ChangedAt,
                db.Users.Where(p => p.Id == q.ChangedBy).Select(p => p.Name).FirstOrDefault(),
                q.PublishedAt,
                db.Users.Where(p => p.Id == q.PublishedBy).Select(p => p.Name).FirstOrDefault(),
                q.PublishNote,
                db.Assessments.Count(a => a.QuestionSetId == q.Id),
                q.Purpose
            ));
}

/// <summary>One line of the list.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="State">Whether it is a draft, published or retired.</param>
/// <param name="BasedOn">The version that it was begun from, if any.</param>
/// <param name="ChangedAt">When it was begun or changed last (UTC).</param>
/// <param name="ChangedBy">The name of whoever did.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
/// <param name="PublishedBy">The name of whoever published it.</param>
/// <param name="PublishNote">What changed.</param>
/// <param name="Assessments">How many assessments use it.</param>
/// <param name="Purpose">What a draft is for; may be empty.</param>
public sealed record QuestionSetSummary(
    int Version,
    QuestionSetState State,
    int? BasedOn,
    DateTime? ChangedAt,
    string? ChangedBy,
    DateTime? PublishedAt,
    string? PublishedBy,
    string PublishNote,
    int Assessments,
    string Purpose
);
