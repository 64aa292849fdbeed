using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Gives the period of an assessment another name.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class RenameAssessment(AssessmentEditor editor)
{
    /// <summary>Renames it.</summary>
    /// <returns>Refused as invalid where the period has a fault.</returns>
    public Task<Outcome> RunAsync(Guid id, string? period, CancellationToken cancellationToken) =>
        editor.RunAsync(id, (assessment, _, stamp) => assessment.Rename(period, stamp), cancellationToken);
}

/// <summary>Finds another assessment of the own organisation for the same period, so that a person can be warned.</summary>
/// <param name="db">The database.</param>
public sealed class FindSamePeriod(SocialValueIndexDbContext db)
{
    /// <summary>Finds the newest other one; archived ones do not count.</summary>
    /// <param name="id">The assessment that the person works on.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>None if there is no other.</returns>
    public async Task<AssessmentSummary?> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var all = await db
            .Assessments.Where(a => a.State != AssessmentState.Archived)
            .OrderByDescending(a => a.CreatedAt)
            .Select(a => new AssessmentSummary(a.Id, a.Period, a.State, a.CreatedAt, a.CompletedAt))
            .ToListAsync(cancellationToken);
        return all.Find(a => a.Id == id) is { } own
            ? all.Find(a => a.Id != id && PlainText.NameComparer.Equals(a.Period, own.Period))
            : null;
    }
}
