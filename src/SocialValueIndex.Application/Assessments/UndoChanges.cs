using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Takes back what was changed in one go: cleared answers, or targets.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class UndoChanges(AssessmentEditor editor)
{
    /// <summary>Takes it back, but for answers that were changed again since.</summary>
    /// <returns>What is as it was before; refused as <see cref="Assessment.UndoChanges"/> refuses.</returns>
    public Task<Outcome<IReadOnlyList<LevelChange>>> RunAsync(
        Guid id,
        IReadOnlyList<LevelChange> changes,
        CancellationToken cancellationToken
    ) => editor.RunAsync(id, (assessment, questionSet, stamp) => assessment.UndoChanges(questionSet, changes, stamp), cancellationToken);
}
