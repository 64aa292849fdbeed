using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Comparisons;

namespace SocialValueIndex.Application.Comparisons;

/// <summary>Compares two assessments of the own organisation.</summary>
/// <param name="read">Reads each of them.</param>
public sealed class CompareAssessments(ReadRegister read)
{
    /// <summary>Compares them.</summary>
    /// <param name="later">The later one.</param>
    /// <param name="earlier">The earlier one; it can be the same.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The comparison; none if the organisation does not have one of them.</returns>
    public async Task<ComparisonReading?> RunAsync(Guid later, Guid earlier, CancellationToken cancellationToken)
    {
        if (
            await read.RunAsync(later, cancellationToken) is not { } to
            || (earlier == later ? to : await read.RunAsync(earlier, cancellationToken)) is not { } from
        )
        {
            return null;
        }

        return new ComparisonReading(from.Assessment, to.Assessment, Comparison.Between(from.ToCompare, to.ToCompare));
    }
}

/// <summary>A comparison with the assessments that it is about.</summary>
/// <param name="From">The earlier assessment.</param>
/// <param name="To">The later assessment.</param>
/// <param name="Comparison">What became of the council between them.</param>
public sealed record ComparisonReading(AssessmentReading From, AssessmentReading To, Comparison Comparison);
