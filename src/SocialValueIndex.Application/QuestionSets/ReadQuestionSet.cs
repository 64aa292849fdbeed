using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Reads one version of the question set, for whatever page or file shows it.</summary>
/// <param name="db">The database.</param>
/// <param name="published">What codes stand for already.</param>
public sealed class ReadQuestionSet(SocialValueIndexDbContext db, PublishedQuestionSets published)
{
    /// <summary>The version; none if there is none of that number.</summary>
    public async Task<QuestionSetReading?> RunAsync(int version, CancellationToken cancellationToken)
    {
        var reading = await db
            .QuestionSets.AsNoTracking()
            .Where(q => q.Version == version)
            .Select(q => new QuestionSetReading(
                q,
                db.Users.Where(p => p.Id == q.ChangedBy).Select(p => p.Name).FirstOrDefault(),
                db.Users.Where(p => p.Id == q.PublishedBy).Select(p => p.Name).FirstOrDefault(),
                db.QuestionSets.Where(p => p.State == QuestionSetState.Published).Select(p => p.Version).FirstOrDefault()
            ))
            .FirstOrDefaultAsync(cancellationToken);
        return reading is { IsDraft: true }
            ? reading with
            {
                ReusedCodes = (await published.UsedCodesAsync(cancellationToken)).FaultsIn(reading.QuestionSet.Areas),
            }
            : reading;
    }
}

/// <summary>A version of the question set with what is needed to show it.</summary>
/// <param name="QuestionSet">The version.</param>
/// <param name="ChangedBy">The name of whoever began it or changed it last.</param>
/// <param name="PublishedBy">The name of whoever published it.</param>
/// <param name="PublishedVersion">The number of the version for new assessments.</param>
public sealed record QuestionSetReading(QuestionSet QuestionSet, string? ChangedBy, string? PublishedBy, int PublishedVersion)
{
    /// <summary>Codes that stood for something else before, which nobody confirmed yet.</summary>
    public IReadOnlyList<QuestionSetFault> ReusedCodes { get; init; } = [];

    /// <summary>Whether it can be changed.</summary>
    public bool IsDraft => QuestionSet.State == QuestionSetState.Draft;

    /// <summary>What keeps it from being published.</summary>
    public IReadOnlyList<QuestionSetFault> Faults => [.. QuestionSetRules.FaultsIn(QuestionSet), .. ReusedCodes];

    /// <summary>The areas from which levels cannot be worked out yet, because of faults in them.</summary>
    public IReadOnlySet<string> FaultyAreas { get; } =
        QuestionSetRules.FaultsIn(QuestionSet).Select(f => f.AreaCode).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The version without those areas: what can be previewed, and whose impact can be worked out.</summary>
    public QuestionSet Sound => FaultyAreas.Count == 0 ? QuestionSet : QuestionSet.Without(FaultyAreas);
}
