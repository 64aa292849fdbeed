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
    /// and so are notes on areas that the question set does not have. Where an action was done that reaches a higher answer, that answer is
    /// proposed instead.
    /// </summary>
    /// <param name="earlier">The earlier assessment.</param>
    /// <param name="earlierSet">Its question set.</param>
    /// <param name="done">The actions of its register that are done.</param>
    /// <param name="questionSet">The published question set.</param>
    /// <param name="period">The period.</param>
    /// <param name="stamp">Who starts it, and when.</param>
    /// <returns>Refused as <see cref="Start"/> is.</returns>
    /// <exception cref="ArgumentException">
    /// As in <see cref="Start"/>, or <paramref name="earlierSet"/> is not the earlier assessment's.
    /// </exception>
    public static Outcome<Assessment> StartFrom(
        Assessment earlier,
        QuestionSet earlierSet,
        IEnumerable<DoneAction> done,
        QuestionSet questionSet,
        string? period,
        ChangeStamp stamp
    )
    {
        if (earlierSet.Id != earlier.QuestionSetId)
        {
            throw new ArgumentException("This is not the question set of the earlier assessment.", nameof(earlierSet));
        }

        var questions = questionSet.Questions.ToDictionary(q => q.Code);
        var reached = done.ToLookup(d => d.QuestionCode);
        var carried = AssessmentUpgrade
            .Between(earlier.Answers, earlierSet, questionSet)
            .Carried.Select(a =>
                KeyValuePair.Create(a.Key, Carry(a.Value with { Carried = new(earlier.Period) }, questions[a.Key], reached[a.Key]))
            )
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

    private static Answer Carry(Answer answer, Question question, IEnumerable<DoneAction> done)
    {
        var before = answer.Values.Present;
        var reached = done.OrderByDescending(d => d.Level)
            .FirstOrDefault(d => before < d.Level && !question.FaultsIn(answer.Values with { Present = d.Level }).Any());
        return reached is null
            ? answer
            : answer with
            {
                Values = answer.Values with { Present = reached.Level },
                Carried = answer.Carried! with { Proposal = new AnswerProposal(reached.Level, reached.Text, reached.On, before) },
            };
    }

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
