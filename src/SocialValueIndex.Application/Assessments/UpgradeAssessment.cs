using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Finds the published version of the question set for an assessment in progress that began with an earlier one.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class FindNewerVersion(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>The version; none when the assessment has it already, or is completed.</summary>
    public async Task<QuestionSet?> RunAsync(Assessment assessment, CancellationToken cancellationToken)
    {
        if (assessment.State != AssessmentState.InProgress)
        {
            return null;
        }

        var current = await questionSets.CurrentAsync(db, cancellationToken);
        return current.Id == assessment.QuestionSetId ? null : current;
    }
}

/// <summary>What became of an attempt to upgrade.</summary>
public enum UpgradeStatus
{
    /// <summary>It has the published version; it may have had it before.</summary>
    Upgraded,

    /// <summary>Nothing is changed: another version was published since the person looked.</summary>
    ChangedMeanwhile,

    /// <summary>Nothing is changed: the assessment is completed.</summary>
    Completed,
}

/// <summary>Upgrades an assessment of the own organisation to the published version of the question set.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class UpgradeAssessment(AssessmentEditor editor, SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>Upgrades it.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="basedOnVersion">The number of the version that the person looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<UpgradeStatus> RunAsync(Guid id, int basedOnVersion, CancellationToken cancellationToken)
    {
        var current = await questionSets.CurrentAsync(db, cancellationToken);
        return current.Version != basedOnVersion
            ? UpgradeStatus.ChangedMeanwhile
            : await editor.RunAsync(id, (assessment, from, stamp) => Upgrade(assessment, from, current, stamp), cancellationToken);
    }

    private static UpgradeStatus Upgrade(Assessment assessment, QuestionSet from, QuestionSet to, ChangeStamp stamp)
    {
        if (assessment.State == AssessmentState.Completed)
        {
            return UpgradeStatus.Completed;
        }

        assessment.UpgradeTo(from, to, stamp);
        return UpgradeStatus.Upgraded;
    }
}
