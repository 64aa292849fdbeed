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
    /// <param name="utf8">The file; empty where none was chosen.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The new assessment's id. Refused as invalid, with a fault for the period or the file, or where both can be used, with a
    /// <see cref="FileFault"/> for everything that is wrong in the file.
    /// </returns>
    public async Task<Outcome<Guid>> RunAsync(ReadOnlyMemory<byte> utf8, string? period, CancellationToken cancellationToken)
    {
        var organisationId =
            user.OrganisationId ?? throw new InvalidOperationException("Only someone with an organisation can import an assessment.");
        var missing = utf8.IsEmpty ? new Fault("file", "Choose a file of answers. It must not be empty") : null;
        if (new[] { Assessment.FaultInPeriod(period), missing }.OfType<Fault>().ToList() is { Count: > 0 } faults)
        {
            return new Refusal.Invalid(faults);
        }

        var questionSet = await questionSets.CurrentAsync(cancellationToken);
        var read = AnswersFile.Read(utf8, questionSet);
        if (read.Faults.Count > 0)
        {
            return new Refusal.Invalid(read.Faults);
        }

        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var imported = Assessment.Import(organisationId, questionSet, period, read.Answers, stamp, read.PlanNotes);
        if (imported.Refusal is { } refusal)
        {
            return refusal;
        }

        db.Assessments.Add(imported.Value);
        await db.SaveChangesAsync(cancellationToken);
        return imported.Value.Id;
    }
}
