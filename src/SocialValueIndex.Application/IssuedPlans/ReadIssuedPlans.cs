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
public sealed record IssuedPlanList(IReadOnlyList<IssuedSummary> Issued, IReadOnlyList<LifeLine> Life);

/// <summary>Something that was done to an assessment as a whole, or to an issued plan.</summary>
/// <param name="Entry">What.</param>
/// <param name="By">Who did it; none where the service did it by itself.</param>
public sealed record LifeLine(HistoryEntry Entry, string? By);

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
        var life = await (
            from entry in db.History.AsNoTracking()
            join somebody in db.Users on entry.By equals (Guid?)somebody.Id into people
            from person in people.DefaultIfEmpty()
            where subjects.Contains(entry.SubjectId) && OfLife.Contains(entry.Kind)
            select new LifeLine(entry, (string?)person.Name)
        ).ToListAsync(cancellationToken);

        // Of what was done at the same moment, the plan was issued last.
        return new IssuedPlanList(
            issued,
            [.. life.OrderByDescending(l => l.Entry.At).ThenBy(l => l.Entry.Kind == nameof(PlanIssued) ? 0 : 1)]
        );
    }

    /// <summary>The issued plans of an assessment, newest first, of those that the queries see.</summary>
    internal async Task<IReadOnlyList<IssuedSummary>> SummariesAsync(
        IQueryable<IssuedPlan> plans,
        IQueryable<Decision> decisions,
        Guid assessmentId,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from plan in plans.AsNoTracking()
            join made in decisions.AsNoTracking() on plan.Id equals made.IssuedPlanId into allMade
            from decision in allMade.DefaultIfEmpty()
            join recorder in db.Users on (Guid?)decision.RecordedBy equals (Guid?)recorder.Id into recorders
            from person in recorders.DefaultIfEmpty()
            where plan.AssessmentId == assessmentId
            orderby plan.Number descending
            select new
            {
                plan.Id,
                plan.Number,
                plan.IssuedAt,
                plan.IsMadeAtUpgrade,
                plan.CompletedBy,
                plan.ApprovedBy,
                plan.Names,
                plan.Sha256,
                plan.PresentLevel,
                plan.TargetLevel,
                Decision = (Decision?)decision,
                RecordedBy = (string?)person.Name,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(
                (plan, place) =>
                    new IssuedSummary
                    {
                        Id = plan.Id,
                        Number = plan.Number,
                        IssuedAt = plan.IssuedAt,
                        IsMadeAtUpgrade = plan.IsMadeAtUpgrade,
                        IssuedBy = plan.Names.GetValueOrDefault(plan.CompletedBy ?? Guid.Empty, IssuedReading.Somebody),
                        ApprovedBy = plan.ApprovedBy is { } by ? plan.Names.GetValueOrDefault(by, IssuedReading.Somebody) : null,
                        Sha256 = plan.Sha256,
                        IsSuperseded = place > 0,
                        Present = plan.PresentLevel,
                        Target = plan.TargetLevel,
                        Decision = plan.Decision,
                        RecordedBy = plan.RecordedBy,
                    }
            ),
        ];
    }
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
