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

    /// <summary>Reads it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The assessment.</param>
    /// <param name="withActions">Whether actions are asked for.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>None where the organisation has no such assessment.</returns>
    public static async Task<AssessmentRows?> ReadAsync(
        SocialValueIndexDbContext db,
        Guid id,
        bool withActions,
        CancellationToken cancellationToken
    )
    {
        // A query is compiled for one model, and each provider has its own.
        var queries = Compiled.GetValue(db.Model, _ => new Queries());
        var rows = new AssessmentRows();
        await foreach (var row in (withActions ? queries.WithActions : queries.WithoutActions)(db, id).WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

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

    private sealed record Row(Assessment? Assessment, string? OrganisationName, bool? NeedsSignOff, TrackedAction? Action);

    // SQLite reads the text of a query anew each time: what it costs grows with every table that it names.
    private sealed class Queries
    {
        public Func<SocialValueIndexDbContext, Guid, IAsyncEnumerable<Row>> WithActions { get; } =
            EF.CompileAsyncQuery(
                (SocialValueIndexDbContext db, Guid id) =>
                    (
                        from key in db
                            .Assessments.Where(a => a.Id == id)
                            .Select(a => a.Id)
                            .Concat(db.Actions.Where(a => a.AssessmentId == id).Select(a => a.Id))
                        from assessment in db.Assessments.Where(a => a.Id == key).DefaultIfEmpty()
                        from organisation in db.Organisations.Where(o => o.Id == assessment!.OrganisationId).DefaultIfEmpty()
                        from action in db.Actions.Where(a => a.Id == key).DefaultIfEmpty()
                        select new Row(assessment, organisation!.Name, organisation.NeedsSignOff, action)
                    ).AsNoTracking()
            );

        public Func<SocialValueIndexDbContext, Guid, IAsyncEnumerable<Row>> WithoutActions { get; } =
            EF.CompileAsyncQuery(
                (SocialValueIndexDbContext db, Guid id) =>
                    (
                        from assessment in db.Assessments
                        join organisation in db.Organisations on assessment.OrganisationId equals organisation.Id
                        where assessment.Id == id
                        select new Row(assessment, organisation.Name, organisation.NeedsSignOff, null)
                    ).AsNoTracking()
            );
    }
}
