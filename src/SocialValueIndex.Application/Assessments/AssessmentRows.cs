using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>
/// Everything that pages show of one assessment, in one round trip. Each row of the answer is one thing, the assessment or an action, so
/// that the assessment, which is large, comes only once.
/// </summary>
internal sealed class AssessmentRows
{
    private static readonly ConditionalWeakTable<IModel, Queries> Compiled = [];

    /// <summary>The assessment.</summary>
    public Assessment Assessment { get; private set; } = null!;

    /// <summary>The name of its organisation.</summary>
    public string OrganisationName { get; private set; } = "";

    /// <summary>Whether that organisation asks for sign-off.</summary>
    public bool NeedsSignOff { get; private set; }

    /// <summary>Its actions that somebody touched; none where they were not asked for.</summary>
    public List<TrackedAction> Actions { get; } = [];

    /// <summary>All assessments of the organisation, newest first; none where they were not asked for.</summary>
    public IReadOnlyList<AssessmentSummary> Listed { get; private set; } = [];

    /// <summary>Reads the assessment alone.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The assessment.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>None where the organisation has no such assessment.</returns>
    public static Task<AssessmentRows?> ReadAsync(SocialValueIndexDbContext db, Guid id, CancellationToken cancellationToken) =>
        ReadAsync(QueriesOf(db).Alone(db, id), cancellationToken);

    /// <summary>Reads it with its actions.</summary>
    /// <inheritdoc cref="ReadAsync(SocialValueIndexDbContext, Guid, CancellationToken)"/>
    public static Task<AssessmentRows?> WithActionsAsync(SocialValueIndexDbContext db, Guid id, CancellationToken cancellationToken) =>
        ReadAsync(QueriesOf(db).WithActions(db, id, db.VisibleOrganisationId), cancellationToken);

    /// <summary>Reads it with its actions and the list of all assessments.</summary>
    /// <inheritdoc cref="ReadAsync(SocialValueIndexDbContext, Guid, CancellationToken)"/>
    public static Task<AssessmentRows?> WithActionsAndListAsync(
        SocialValueIndexDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) => ReadAsync(QueriesOf(db).WithActionsAndList(db, id, db.VisibleOrganisationId), cancellationToken);

    // A query is compiled for one model, and each provider has its own.
    private static Queries QueriesOf(SocialValueIndexDbContext db) => Compiled.GetValue(db.Model, _ => new Queries());

    private static async Task<AssessmentRows?> ReadAsync(IAsyncEnumerable<Row> query, CancellationToken cancellationToken)
    {
        var rows = new AssessmentRows();
        List<AssessmentSummary> listed = [];
        await foreach (var row in query.WithCancellation(cancellationToken))
        {
            rows.Add(row);
            if (row.Listed is not null)
            {
                listed.Add(row.Listed);
            }
        }

        rows.Listed = [.. listed.OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id)];
        return rows.Assessment is null ? null : rows;
    }

    private void Add(Row row)
    {
        if (row.Assessment is not null)
        {
            (Assessment, OrganisationName, NeedsSignOff) = (row.Assessment, row.OrganisationName!, row.NeedsSignOff is true);
        }
        else if (row.Action is not null)
        {
            Actions.Add(row.Action);
        }
    }

    private sealed record Row(Assessment? Assessment, string? OrganisationName, bool? NeedsSignOff)
    {
        public TrackedAction? Action { get; init; }

        public AssessmentSummary? Listed { get; init; }
    }

    // SQLite reads the text of a query anew each time: what it costs grows with every table that it names. The filter of the organisation
    // would make a query of its own of each table that is joined, so it is off for the whole query: the keys are the organisation's
    // alone, and everything else must be reached through one of them.
    private sealed class Queries
    {
        public Func<SocialValueIndexDbContext, Guid, Guid?, IAsyncEnumerable<Row>> WithActions { get; } =
            EF.CompileAsyncQuery(
                (SocialValueIndexDbContext db, Guid id, Guid? organisationId) =>
                    (
                        from key in db
                            .Assessments.IgnoreQueryFilters()
                            .Where(a => a.Id == id && a.OrganisationId == organisationId)
                            .Select(a => a.Id)
                            .Concat(db.Actions.Where(a => a.AssessmentId == id && a.OrganisationId == organisationId).Select(a => a.Id))
                        from assessment in db.Assessments.Where(a => a.Id == key).DefaultIfEmpty()
                        from organisation in db.Organisations.Where(o => o.Id == assessment!.OrganisationId).DefaultIfEmpty()
                        from action in db.Actions.Where(a => a.Id == key).DefaultIfEmpty()
                        select new Row(assessment, organisation!.Name, organisation.NeedsSignOff) { Action = action }
                    ).AsNoTracking()
            );

        // Lists as ListAssessments does, which a compiled query cannot call. A test compares them.
        public Func<SocialValueIndexDbContext, Guid, Guid?, IAsyncEnumerable<Row>> WithActionsAndList { get; } =
            EF.CompileAsyncQuery(
                (SocialValueIndexDbContext db, Guid id, Guid? organisationId) =>
                    (
                        from key in db
                            .Assessments.IgnoreQueryFilters()
                            .Where(a => a.OrganisationId == organisationId)
                            .Select(a => a.Id)
                            .Concat(db.Actions.Where(a => a.AssessmentId == id && a.OrganisationId == organisationId).Select(a => a.Id))
                        join found in db.Assessments on new { key, id } equals new { key = found.Id, id = found.Id } into one
                        from assessment in one.DefaultIfEmpty()
                        from organisation in db.Organisations.Where(o => o.Id == assessment!.OrganisationId).DefaultIfEmpty()
                        from action in db.Actions.Where(a => a.Id == key).DefaultIfEmpty()
                        from listed in db.Assessments.Where(a => a.Id == key).DefaultIfEmpty()
                        select new Row(assessment, organisation!.Name, organisation.NeedsSignOff)
                        {
                            Action = action,
                            Listed =
                                listed == null
                                    ? null
                                    : new AssessmentSummary(listed.Id, listed.Period, listed.State, listed.CreatedAt, listed.CompletedAt)
                                    {
                                        IssuedPlans = db.IssuedPlans.Count(p => p.AssessmentId == listed.Id),
                                    },
                        }
                    ).AsNoTracking()
            );

        public Func<SocialValueIndexDbContext, Guid, IAsyncEnumerable<Row>> Alone { get; } =
            EF.CompileAsyncQuery(
                (SocialValueIndexDbContext db, Guid id) =>
                    (
                        from assessment in db.Assessments
                        join organisation in db.Organisations on assessment.OrganisationId equals organisation.Id
                        where assessment.Id == id
                        select new Row(assessment, organisation.Name, organisation.NeedsSignOff)
                    ).AsNoTracking()
            );
    }
}
