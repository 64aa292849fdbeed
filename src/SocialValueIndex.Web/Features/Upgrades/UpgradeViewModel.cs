using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Upgrades;

/// <summary>What an upgrade would do or, when there is nothing to upgrade to, what an earlier one left to be answered again.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="To">The published version; none when the assessment has it, or is completed.</param>
/// <param name="Upgrade">What would become of the answers; none without such a version.</param>
/// <param name="StillToAnswer">The questions that an earlier upgrade left, with their area and earlier answer.</param>
/// <param name="NoLongerAsked">The answers to questions that are no longer asked, by code.</param>
/// <param name="OrphanedNotes">The notes on areas that are not in the plan: of that version or, when there is nothing to upgrade to, of the
/// assessment's.</param>
public sealed record UpgradeViewModel(
    AssessmentReading Reading,
    QuestionSet? To,
    AssessmentUpgrade? Upgrade,
    IReadOnlyList<(Area Area, Question Question, EarlierAnswer Earlier)> StillToAnswer,
    IReadOnlyList<(string Code, EarlierAnswer Earlier)> NoLongerAsked,
    IReadOnlyList<OrphanedNote> OrphanedNotes
)
{
    public static UpgradeViewModel For(AssessmentReading reading, QuestionSet? to)
    {
        var assessment = reading.Assessment;
        var asked = reading.QuestionSet.Questions.Select(q => q.Code).ToHashSet();
        return new UpgradeViewModel(
            reading,
            to,
            to is null ? null : AssessmentUpgrade.Between(assessment.Answers, reading.QuestionSet, to),
            [
                .. reading
                    .QuestionSet.Areas.SelectMany(a => a.Questions.Select(q => (a, q, assessment.EarlierAnswerTo(q.Code)!)))
                    .Where(x => x.Item3 is not null),
            ],
            [
                .. assessment
                    .EarlierAnswers.Where(e => !asked.Contains(e.Key))
                    .OrderBy(e => e.Key, StringComparer.Ordinal)
                    .Select(e => (e.Key, e.Value)),
            ],
            to is null ? assessment.NotesOrphanedBy(reading.QuestionSet) : assessment.NotesOrphanedBy(reading.QuestionSet, to)
        );
    }
}
