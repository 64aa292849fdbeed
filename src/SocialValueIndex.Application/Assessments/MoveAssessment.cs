using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
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

/// <summary>What became of an attempt to move.</summary>
public enum MoveStatus
{
    /// <summary>It has the published version; it may have had it before.</summary>
    Moved,

    /// <summary>Nothing is changed: another version was published since the person looked.</summary>
    ChangedMeanwhile,

    /// <summary>Nothing is changed: the assessment is completed.</summary>
    Completed,
}

/// <summary>Moves an assessment of the own organisation to the published version of the question set.</summary>
/// <param name="change">Loads, stores and begins again.</param>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class MoveAssessment(ChangeAssessment change, SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>Moves it.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="seenVersion">The number of the version that the person looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<MoveStatus> RunAsync(Guid id, int seenVersion, CancellationToken cancellationToken)
    {
        var current = await questionSets.CurrentAsync(db, cancellationToken);
        return current.Version != seenVersion
            ? MoveStatus.ChangedMeanwhile
            : await change.RunAsync(id, (assessment, from, deed) => Move(assessment, from, current, deed), cancellationToken);
    }

    private static MoveStatus Move(Assessment assessment, QuestionSet from, QuestionSet to, Deed deed)
    {
        if (assessment.State == AssessmentState.Completed)
        {
            return MoveStatus.Completed;
        }

        assessment.MoveTo(from, to, deed);
        return MoveStatus.Moved;
    }
}
