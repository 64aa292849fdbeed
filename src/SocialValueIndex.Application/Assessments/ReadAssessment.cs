using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Reads one assessment of the own organisation, for whatever page or file shows it.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="knownPeople">The people whom it mentions.</param>
public sealed class ReadAssessment(SocialValueIndexDbContext db, PublishedQuestionSets questionSets, KnownPeople knownPeople)
{
    private AssessmentReading? _readAhead;

    /// <summary>
    /// Reads it for whoever runs this next, so that the question whether there is such an assessment and the page that shows it take one
    /// query.
    /// </summary>
    /// <returns>Whether the organisation has it.</returns>
    public async Task<bool> ReadAheadAsync(Guid id, CancellationToken cancellationToken)
    {
        _readAhead = await RunAsync(id, cancellationToken);
        return _readAhead is not null;
    }

    /// <summary>The assessment; none if there is none of that id in the organisation.</summary>
    public async Task<AssessmentReading?> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var ahead = _readAhead;
        _readAhead = null;
        if (ahead?.Assessment.Id == id)
        {
            return ahead;
        }

        if (await AssessmentRows.ReadAsync(db, id, cancellationToken) is not { } rows)
        {
            return null;
        }

        var people = AssessmentReading.PeopleOf(rows.Assessment);
        var named = await knownPeople.WithAsync(db, rows.Assessment.OrganisationId, people, cancellationToken);
        return new AssessmentReading(
            rows.Assessment,
            await questionSets.FindAsync(rows.Assessment.QuestionSetId, cancellationToken),
            rows.OrganisationName,
            named.Where(p => people.Contains(p.Id)).ToDictionary(p => p.Id, p => p.Name)
        )
        {
            NeedsSignOff = rows.NeedsSignOff,
        };
    }
}
