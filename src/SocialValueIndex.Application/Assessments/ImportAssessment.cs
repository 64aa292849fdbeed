using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Starts an assessment for the own organisation from a file of answers, whole or not at all.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="user">Who imports it.</param>
/// <param name="time">The clock.</param>
public sealed class ImportAssessment(SocialValueIndexDbContext db, PublishedQuestionSets questionSets, ICurrentUser user, TimeProvider time)
{
    /// <summary>Imports it.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="period">The period, without faults (<see cref="Assessment.FaultInPeriod"/>).</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The new assessment's id, or everything that is wrong with the file.</returns>
    public async Task<(Guid? Id, IReadOnlyList<FileFault> Faults)> RunAsync(ReadOnlyMemory<byte> utf8, string period, CancellationToken cancellationToken)
    {
        var organisationId = user.OrganisationId ?? throw new InvalidOperationException("Only someone with an organisation can import an assessment.");
        var questionSet = await questionSets.CurrentAsync(db, cancellationToken);
        var read = AnswersFile.Read(utf8, questionSet);
        if (read.Faults.Count > 0)
        {
            return (null, read.Faults);
        }

        var assessment = Assessment.Import(organisationId, questionSet, period, read.Answers, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
        db.Assessments.Add(assessment);
        await db.SaveChangesAsync(cancellationToken);
        return (assessment.Id, []);
    }
}
