using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// What a version would do to the assessments that there are, if their answers were carried over. Nobody's data changes, and what is
/// returned are counts: an administrator sees no council's answers.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ReadImpact(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    private const int BatchSize = 50;

    /// <summary>Works it out for everybody.</summary>
    /// <param name="version">A version, or what there is without faults in one.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <param name="leftOut">The areas that are left out of it because they have faults; they are left out of account.</param>
    public async Task<IReadOnlyList<OrganisationImpact>> RunAsync(
        QuestionSet version,
        CancellationToken cancellationToken,
        IReadOnlySet<string>? leftOut = null
    )
    {
        var organisations = await ListOrganisationsAsync(cancellationToken);
        return await StreamAsync(organisations, version, leftOut, cancellationToken).ToListAsync(cancellationToken);
    }

    /// <summary>The organisations that have assessments, by the letters of their names: the same order on every database.</summary>
    public async Task<IReadOnlyList<AssessedOrganisation>> ListOrganisationsAsync(CancellationToken cancellationToken)
    {
        var organisations = await db
            .Organisations.IgnoreQueryFilters()
            .Select(o => new AssessedOrganisation(o.Id, o.Name, db.Assessments.Count(a => a.OrganisationId == o.Id)))
            .ToListAsync(cancellationToken);
        return [.. organisations.Where(o => o.Assessments > 0).OrderBy(o => o.Name, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Works it out for one organisation after the other, with one query for fifty of them, so that the first can be shown before the last
    /// is worked out, and no more than the answers of fifty are in memory.
    /// </summary>
    /// <param name="organisations">The organisations.</param>
    /// <param name="version">A version, or what there is without faults in one.</param>
    /// <param name="leftOut">The areas that are left out of it because they have faults; they are left out of account.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async IAsyncEnumerable<OrganisationImpact> StreamAsync(
        IReadOnlyList<AssessedOrganisation> organisations,
        QuestionSet version,
        IReadOnlySet<string>? leftOut,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var used = new Dictionary<Guid, VersionImpact>();
        foreach (var batch in organisations.Chunk(BatchSize))
        {
            var ids = batch.Select(o => o.Id).ToList();
            var assessments = await db
                .Assessments.IgnoreQueryFilters()
                .Where(a => ids.Contains(a.OrganisationId))
                .Select(a => new UsedAnswers(a.OrganisationId, a.QuestionSetId, a.Answers))
                .ToListAsync(cancellationToken);
            foreach (var id in assessments.Select(a => a.QuestionSetId).Distinct().Where(id => !used.ContainsKey(id)))
            {
                var from = await questionSets.FindAsync(id, cancellationToken);
                used.Add(id, new VersionImpact(leftOut is { Count: > 0 } ? from.Without(leftOut) : from, version));
            }

            var byOrganisation = assessments.ToLookup(a => a.OrganisationId);
            foreach (var organisation in batch)
            {
                var impacts = byOrganisation[organisation.Id].Select(a => used[a.QuestionSetId].On(a.Answers));
                yield return OrganisationImpact.Sum(organisation.Name, [.. impacts]);
            }
        }
    }

    private sealed record UsedAnswers(Guid OrganisationId, Guid QuestionSetId, IReadOnlyDictionary<string, Answer> Answers);
}

/// <summary>An organisation that has assessments.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Assessments">How many assessments it has.</param>
public sealed record AssessedOrganisation(Guid Id, string Name, int Assessments);

/// <summary>What a version would do to one organisation's assessments.</summary>
/// <param name="Name">The organisation.</param>
/// <param name="Assessments">How many assessments it has.</param>
/// <param name="Overall">In how many the overall level would differ.</param>
/// <param name="Areas">In how many each area's level would differ, by area code; areas where none would are left out.</param>
/// <param name="Actions">How many actions would differ, in all of them together.</param>
/// <param name="Carried">How many answers would carry over, in all of them together.</param>
/// <param name="ToAnswerAgain">How many answers would have to be given again, in all of them together.</param>
/// <param name="NoLongerAsked">How many answers would be to questions that are not asked any more, in all of them together.</param>
/// <param name="New">How many questions would be asked that are not asked now, in all of them together.</param>
public sealed record OrganisationImpact(
    string Name,
    int Assessments,
    int Overall,
    IReadOnlyDictionary<string, int> Areas,
    int Actions,
    int Carried,
    int ToAnswerAgain,
    int NoLongerAsked,
    int New
)
{
    /// <summary>Whether nothing would differ.</summary>
    public bool IsNone => Overall == 0 && Areas.Count == 0 && Actions == 0 && ToAnswerAgain == 0 && NoLongerAsked == 0 && New == 0;

    internal static OrganisationImpact Sum(string name, IReadOnlyList<Impact> impacts) =>
        new(
            name,
            impacts.Count,
            impacts.Count(i => i.OverallDiffers),
            impacts
                .SelectMany(i => i.Areas)
                .GroupBy(code => code)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Count()),
            impacts.Sum(i => i.Actions),
            impacts.Sum(i => i.Carried),
            impacts.Sum(i => i.ToAnswerAgain),
            impacts.Sum(i => i.NoLongerAsked),
            impacts.Sum(i => i.New)
        );
}
