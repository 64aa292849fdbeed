using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Reads one version of the question set, for whatever page or file shows it.</summary>
/// <param name="db">The database.</param>
public sealed class ReadQuestionSet(SocialValueIndexDbContext db)
{
    /// <summary>The version; none if there is none of that number.</summary>
    public async Task<QuestionSetReading?> RunAsync(int version, CancellationToken cancellationToken) =>
        await db
            .QuestionSets.AsNoTracking()
            .Where(q => q.Version == version)
            .Select(q => new QuestionSetReading(
                q,
                db.Users.Where(p => p.Id == q.ChangedBy).Select(p => p.Name).FirstOrDefault(),
                db.Users.Where(p => p.Id == q.PublishedBy).Select(p => p.Name).FirstOrDefault(),
                db.QuestionSets.Where(p => p.State == QuestionSetState.Published).Select(p => p.Version).FirstOrDefault()
            ))
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A version of the question set with what is needed to show it.</summary>
/// <param name="QuestionSet">The version.</param>
/// <param name="ChangedBy">The name of whoever began it or changed it last.</param>
/// <param name="PublishedBy">The name of whoever published it.</param>
/// <param name="PublishedVersion">The number of the version for new assessments.</param>
public sealed record QuestionSetReading(QuestionSet QuestionSet, string? ChangedBy, string? PublishedBy, int PublishedVersion)
{
    /// <summary>Whether it can be changed.</summary>
    public bool IsDraft => QuestionSet.State == QuestionSetState.Draft;

    /// <summary>What keeps it from being published.</summary>
    public IReadOnlyList<QuestionSetFault> Faults { get; } = QuestionSetRules.FaultsIn(QuestionSet);
}
