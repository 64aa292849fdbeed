using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>
/// The issued plans of an assessment as files, for whoever takes everything out. It goes past the filter by organisation.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="list">Lists them.</param>
internal sealed class IssuedPlansExport(SocialValueIndexDbContext db, PublishedQuestionSets questionSets, ListIssuedPlans list)
{
    /// <summary>The files, each with its path; none where nothing is issued.</summary>
    public async IAsyncEnumerable<(string Path, byte[] Content)> FilesAsync(Guid assessmentId)
    {
        var issued = await list.SummariesAsync(
            db.IssuedPlans.IgnoreQueryFilters(),
            db.Decisions.IgnoreQueryFilters(),
            assessmentId,
            CancellationToken.None
        );
        if (issued.Count > 0)
        {
            yield return ("issued-plans/issued.json", IssuedPlansFile.Write(issued));
        }

        foreach (var number in issued.Select(i => i.Number).Order())
        {
            var plan = await db
                .IssuedPlans.IgnoreQueryFilters()
                .AsNoTracking()
                .Include(p => p.Pdf)
                .SingleAsync(p => p.AssessmentId == assessmentId && p.Number == number);
            var reading = new IssuedReading(plan, await questionSets.FindAsync(plan.QuestionSetId, CancellationToken.None));
            var folder = FormattableString.Invariant($"issued-plans/{number}");
            yield return ($"{folder}/plan.pdf", plan.Pdf!.Bytes);
            yield return ($"{folder}/plan.json", PlanFile.Write(plan.Plan));
            yield return (
                $"{folder}/answers.json",
                AnswersFile.Write(plan.OrganisationName, reading.QuestionSet, plan.AnswerTo, plan.PlanNotes)
            );
            var register = reading.Register;
            yield return (
                $"{folder}/actions.json",
                RegisterJson.WriteRegister(register.Entries.Concat(register.NoLongerInPlan), reading.NameOf, id => reading.NameOf(id))
            );
        }
    }
}
