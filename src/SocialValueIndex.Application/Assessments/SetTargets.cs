using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Sets every target of an assessment in one go.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class SetTargets(AssessmentEditor editor)
{
    /// <summary>Sets them.</summary>
    /// <returns>What changed, to undo it; refused as <see cref="Assessment.SetTargets"/> refuses.</returns>
    public Task<Outcome<IReadOnlyList<LevelChange>>> RunAsync(Guid id, TargetChoice choice, CancellationToken cancellationToken) =>
        editor.RunAsync(id, (assessment, questionSet, stamp) => assessment.SetTargets(questionSet, choice, stamp), cancellationToken);
}
