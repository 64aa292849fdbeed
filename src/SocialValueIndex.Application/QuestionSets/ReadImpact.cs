using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
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
    /// <summary>Works it out, with one query for all assessments and one for each version in use.</summary>
    /// <param name="version">A version, or what there is without faults in one.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <param name="leftOut">The areas that are left out of it because they have faults; they are left out of account.</param>
    public async Task<IReadOnlyList<OrganisationImpact>> RunAsync(
        QuestionSet version,
        CancellationToken cancellationToken,
        IReadOnlySet<string>? leftOut = null
    )
    {
        var assessments = db.Assessments.IgnoreQueryFilters().AsNoTracking();
        var used = new Dictionary<Guid, QuestionSet>();
        foreach (var id in await assessments.Select(a => a.QuestionSetId).Distinct().ToListAsync(cancellationToken))
        {
            var from = await questionSets.FindAsync(id, cancellationToken);
            used.Add(id, leftOut is { Count: > 0 } ? from.Without(leftOut) : from);
        }

        var impacts = new List<(Guid Id, string Name, Impact Impact)>();
        var rows = assessments.Join(
            db.Organisations,
            a => a.OrganisationId,
            o => o.Id,
            (a, o) =>
                new
                {
                    o.Id,
                    o.Name,
                    a.QuestionSetId,
                    a.Answers,
                }
        );
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // One that was started in between, with a version that nobody used before, differs from nothing yet.
            if (used.TryGetValue(row.QuestionSetId, out var before))
            {
                impacts.Add((row.Id, row.Name, Impact.Between(row.Answers, before, version)));
            }
        }

        return
        [
            .. impacts
                .GroupBy(i => (i.Id, i.Name), i => i.Impact)
                .OrderBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => OrganisationImpact.Sum(g.Key.Name, [.. g])),
        ];
    }
}

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
