using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Comparisons;

namespace SocialValueIndex.Application.Comparisons;

/// <summary>What stands on one side of a comparison.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="IssuedNumber">The number of one of its issued plans; none for the assessment as it is now.</param>
public readonly record struct ComparedWith(Guid AssessmentId, int? IssuedNumber);

/// <summary>Compares two assessments of the own organisation, or plans that were issued from them.</summary>
/// <param name="read">Reads each assessment.</param>
/// <param name="readIssued">Reads each issued plan.</param>
public sealed class CompareAssessments(ReadRegister read, ReadIssuedPlan readIssued)
{
    /// <summary>Compares them.</summary>
    /// <param name="later">The later one.</param>
    /// <param name="earlier">The earlier one; it can be the same.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The comparison; none if the organisation does not have one of them.</returns>
    public async Task<ComparisonReading?> RunAsync(ComparedWith later, ComparedWith earlier, CancellationToken cancellationToken) =>
        await read.RunAsync(later.AssessmentId, cancellationToken) is { } to
        && await SideAsync(to, later.IssuedNumber, cancellationToken) is { } toPlan
        && (earlier.AssessmentId == later.AssessmentId ? to : await read.RunAsync(earlier.AssessmentId, cancellationToken)) is { } from
        && await SideAsync(from, earlier.IssuedNumber, cancellationToken) is { } fromPlan
            ? new ComparisonReading(from.Assessment, to.Assessment, Comparison.Between(fromPlan, toPlan))
            : null;

    /// <summary>
    /// Compares an assessment with the plan that was issued last before it: its own last one, unless it is completed, because then that one
    /// says the same; otherwise the one that was issued last from an assessment that was started earlier.
    /// </summary>
    /// <param name="now">The assessment.</param>
    /// <param name="comparable">What it can be compared with.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The comparison; none where no plan was issued before.</returns>
    public async Task<ChangeSinceIssued?> WithLastIssuedAsync(
        RegisterReading now,
        Comparable comparable,
        CancellationToken cancellationToken
    )
    {
        var assessment = now.Assessment.Assessment;
        var own = comparable.Issued.Where(i => i.AssessmentId == assessment.Id).OrderByDescending(i => i.Number);
        var others = comparable
            .Issued.Where(i => i.AssessmentId != assessment.Id && i.StartedAt < assessment.CreatedAt)
            .OrderByDescending(i => i.IssuedAt)
            .ThenByDescending(i => i.Number);
        var last = own.Skip(assessment.State == AssessmentState.Completed ? 1 : 0).Concat(others).FirstOrDefault();
        return last is not null && await readIssued.RunAsync(last.AssessmentId, last.Number, cancellationToken) is { } issued
            ? new ChangeSinceIssued(last, Comparison.Between(issued.ToCompare, now.ToCompare))
            : null;
    }

    private async Task<ComparedPlan?> SideAsync(RegisterReading reading, int? number, CancellationToken cancellationToken) =>
        number is not { } issued
            ? reading.ToCompare
            : (await readIssued.RunAsync(reading.Assessment.Assessment.Id, issued, cancellationToken))?.ToCompare;
}

/// <summary>A comparison with the assessments that it is about.</summary>
/// <param name="From">The earlier assessment.</param>
/// <param name="To">The later assessment.</param>
/// <param name="Comparison">What became of the council between them.</param>
public sealed record ComparisonReading(AssessmentReading From, AssessmentReading To, Comparison Comparison);

/// <summary>What changed since the last issued plan.</summary>
/// <param name="Issued">That plan.</param>
/// <param name="Comparison">What changed since.</param>
public sealed record ChangeSinceIssued(ComparableIssued Issued, Comparison Comparison);
