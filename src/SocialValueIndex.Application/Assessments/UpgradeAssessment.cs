using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Finds the published version of the question set for an assessment in progress that began with an earlier one.</summary>
/// <param name="questionSets">The published question sets.</param>
public sealed class FindNewerVersion(PublishedQuestionSets questionSets)
{
    /// <summary>The version; none when the assessment has it already, or is completed.</summary>
    public async Task<QuestionSet?> RunAsync(Assessment assessment, CancellationToken cancellationToken)
    {
        if (assessment.State != AssessmentState.InProgress)
        {
            return null;
        }

        var current = await questionSets.CurrentToShowAsync(cancellationToken);
        return current.Id == assessment.QuestionSetId ? null : current;
    }
}

/// <summary>Upgrades an assessment of the own organisation to the published version of the question set.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class UpgradeAssessment(AssessmentEditor editor, PublishedQuestionSets questionSets)
{
    /// <summary>Upgrades it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="basedOnVersion">The number of the version that the person looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// Refused as a conflict where another version was published since the person looked, and as read-only where the assessment is
    /// completed.
    /// </returns>
    public async Task<Outcome> RunAsync(Guid id, int basedOnVersion, CancellationToken cancellationToken)
    {
        var current = await questionSets.CurrentAsync(cancellationToken);
        return current.Version != basedOnVersion
            ? new Refusal.Conflict()
            : await editor.RunAsync(id, (assessment, from, stamp) => assessment.UpgradeTo(from, current, stamp), cancellationToken);
    }
}
