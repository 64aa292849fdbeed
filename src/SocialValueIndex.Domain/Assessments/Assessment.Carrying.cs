using System.Collections.Immutable;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <content>Starting from an earlier assessment, and confirming what was carried over from it.</content>
public sealed partial class Assessment
{
    /// <summary>
    /// Starts an assessment with an earlier one's answers and notes in the plan, each with the person and the day that it has there. The
    /// answers are carried: they are to be confirmed. Answers to questions whose options have other levels or texts by now are left out,
    /// and so are notes on areas that the question set does not have.
    /// </summary>
    /// <returns>Refused as <see cref="Start"/> is.</returns>
    /// <exception cref="ArgumentException">
    /// As in <see cref="Start"/>, or <paramref name="earlierSet"/> is not the earlier assessment's.
    /// </exception>
    public static Outcome<Assessment> StartFrom(
        Assessment earlier,
        QuestionSet earlierSet,
        QuestionSet questionSet,
        string? period,
        ChangeStamp stamp
    )
    {
        if (earlierSet.Id != earlier.QuestionSetId)
        {
            throw new ArgumentException("This is not the question set of the earlier assessment.", nameof(earlierSet));
        }

        var carried = AssessmentUpgrade
            .Between(earlier.Answers, earlierSet, questionSet)
            .Carried.Select(a => KeyValuePair.Create(a.Key, a.Value with { Carried = new CarriedFrom(earlier.Period) }))
            .ToImmutableDictionary();
        var begun = Begin(
            earlier.OrganisationId,
            questionSet,
            period,
            stamp,
            answers => new AssessmentStarted(answers, earlier.Period),
            carried.Select(a => KeyValuePair.Create(a.Key, a.Value.Values))
        );
        if (begun.IsDone)
        {
            begun.Value.Answers = carried;
            begun.Value.PlanNotes = earlier
                .PlanNotes.Where(n =>
                    n.Value.Text.Length > 0
                    && questionSet.Find(n.Key) is { } area
                    && area.TakesNotesOn(earlierSet.Find(n.Key) ?? earlier.OrphanedArea(n.Key)!)
                )
                .ToImmutableDictionary();
        }

        return begun;
    }

    /// <summary>Whether a question has a present answer and a target that nobody has to confirm.</summary>
    public bool IsAnswered(string questionCode) =>
        Answers.TryGetValue(questionCode, out var answer) && answer.Values.IsComplete && !answer.IsToConfirm;

    private void Confirm(IEnumerable<string> codes, ChangeStamp stamp)
    {
        var confirmed = codes.Where(code => Answers.GetValueOrDefault(code) is { IsToConfirm: true }).ToList();
        if (confirmed.Count == 0)
        {
            return;
        }

        Answers = Answers.SetItems(
            confirmed.Select(code =>
                KeyValuePair.Create(
                    code,
                    Answers[code] with
                    {
                        Carried = Answers[code].Carried! with { ConfirmedAt = stamp.At, ConfirmedBy = stamp.By },
                    }
                )
            )
        );
        Record(new AnswersConfirmed(confirmed), stamp);
    }
}
