using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.IssuedPlans;

namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>An issued plan as lists show it.</summary>
public sealed record IssuedSummary
{
    /// <summary>What it is known by inside the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>When it was issued (UTC).</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>Whether the upgrade of the service made it.</summary>
    public required bool IsMadeAtUpgrade { get; init; }

    /// <summary>Who completed the assessment, by the name of that day.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>Who signed it off; none where nobody had to.</summary>
    public required string? ApprovedBy { get; init; }

    /// <summary>The SHA-256 of its document.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether a later one was issued.</summary>
    public required bool IsSuperseded { get; init; }

    /// <summary>The overall present level.</summary>
    public required MaturityLevel Present { get; init; }

    /// <summary>The overall target level.</summary>
    public required MaturityLevel Target { get; init; }

    /// <summary>What a committee decided; none while nothing is recorded.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Who recorded that.</summary>
    public string? RecordedBy { get; init; }
}

/// <summary>The issued plans of an assessment.</summary>
/// <param name="Issued">The plans, newest first.</param>
/// <param name="Life">What was done to the assessment as a whole, and to its issued plans, newest first.</param>
/// <param name="Names">The names of those who did it.</param>
public sealed record IssuedPlanList(
    IReadOnlyList<IssuedSummary> Issued,
    IReadOnlyList<HistoryEntry> Life,
    IReadOnlyDictionary<Guid, string> Names
);

/// <summary>Lists the issued plans of an assessment of the own organisation.</summary>
/// <param name="db">The database.</param>
public sealed class ListIssuedPlans(SocialValueIndexDbContext db)
{
    private static readonly string[] OfLife =
    [
        nameof(AssessmentCompleted),
        nameof(AssessmentReopened),
        nameof(SignOffRequested),
        nameof(SignOffGiven),
        nameof(AssessmentSentBack),
        nameof(PlanIssued),
        nameof(DecisionRecorded),
    ];

    /// <summary>Lists them; nothing where the organisation has no such assessment.</summary>
    public async Task<IReadOnlyList<IssuedSummary>> RunAsync(Guid assessmentId, CancellationToken cancellationToken) =>
        await SummariesAsync(db.IssuedPlans, db.Decisions, assessmentId, cancellationToken);

    /// <summary>Lists them with what was done to the assessment.</summary>
    public async Task<IssuedPlanList> WithLifeAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        var issued = await RunAsync(assessmentId, cancellationToken);
        var subjects = issued.Select(i => i.Id).Append(assessmentId).ToArray();
        var life = await db
            .History.AsNoTracking()
            .Where(e => subjects.Contains(e.SubjectId) && OfLife.Contains(e.Kind))
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .ToListAsync(cancellationToken);
        // Of what was done at the same moment, the plan was issued last.
        life = [.. life.OrderByDescending(e => e.At).ThenBy(e => e.Kind == nameof(PlanIssued) ? 0 : 1)];
        var by = life.Select(e => e.By).OfType<Guid>().Distinct().ToArray();
        var names = await db
            .Users.Where(p => by.Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return new IssuedPlanList(issued, life, names);
    }

    /// <summary>The issued plans of an assessment, newest first, of those that the queries see.</summary>
    internal async Task<IReadOnlyList<IssuedSummary>> SummariesAsync(
        IQueryable<IssuedPlan> plans,
        IQueryable<Decision> decisions,
        Guid assessmentId,
        CancellationToken cancellationToken
    )
    {
        var rows = await plans
            .AsNoTracking()
            .Where(p => p.AssessmentId == assessmentId)
            .OrderByDescending(p => p.Number)
            .Select(p => new
            {
                p.Id,
                p.Number,
                p.IssuedAt,
                p.IsMadeAtUpgrade,
                p.CompletedBy,
                p.ApprovedBy,
                p.Names,
                p.Sha256,
                p.PresentLevel,
                p.TargetLevel,
            })
            .ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Id).ToArray();
        var decided = ids.Length == 0 ? [] : await DecidedAsync(decisions.Where(d => ids.Contains(d.IssuedPlanId)), cancellationToken);
        return
        [
            .. rows.Select(
                (p, place) =>
                    new IssuedSummary
                    {
                        Id = p.Id,
                        Number = p.Number,
                        IssuedAt = p.IssuedAt,
                        IsMadeAtUpgrade = p.IsMadeAtUpgrade,
                        IssuedBy = p.Names.GetValueOrDefault(p.CompletedBy ?? Guid.Empty, IssuedReading.Somebody),
                        ApprovedBy = p.ApprovedBy is { } by ? p.Names.GetValueOrDefault(by, IssuedReading.Somebody) : null,
                        Sha256 = p.Sha256,
                        IsSuperseded = place > 0,
                        Present = p.PresentLevel,
                        Target = p.TargetLevel,
                        Decision = decided.GetValueOrDefault(p.Id).Decision,
                        RecordedBy = decided.GetValueOrDefault(p.Id).By,
                    }
            ),
        ];
    }

    private async Task<Dictionary<Guid, (Decision Decision, string By)>> DecidedAsync(
        IQueryable<Decision> decisions,
        CancellationToken cancellationToken
    ) =>
        (
            await decisions
                .AsNoTracking()
                .Join(db.Users, d => d.RecordedBy, p => p.Id, (d, p) => new { Decision = d, p.Name })
                .ToListAsync(cancellationToken)
        ).ToDictionary(d => d.Decision.IssuedPlanId, d => (d.Decision, d.Name));
}

/// <summary>Reads one issued plan of the own organisation.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ReadIssuedPlan(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>The plan, without its document; none where there is none of that number.</summary>
    public async Task<IssuedReading?> RunAsync(Guid assessmentId, int number, CancellationToken cancellationToken)
    {
        var plan = await db
            .IssuedPlans.AsNoTracking()
            .Include(p => p.Levels.OrderBy(l => l.Place))
            .FirstOrDefaultAsync(p => p.AssessmentId == assessmentId && p.Number == number, cancellationToken);
        return plan is null ? null : new IssuedReading(plan, await questionSets.FindAsync(plan.QuestionSetId, cancellationToken));
    }

    /// <summary>The plan's document (PDF), byte for byte as it was issued; none where there is none of that number.</summary>
    public async Task<byte[]?> PdfAsync(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        await db
            .IssuedPlans.Where(p => p.AssessmentId == assessmentId && p.Number == number)
            .Select(p => p.Pdf!.Bytes)
            .FirstOrDefaultAsync(cancellationToken);
}
