using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Scoring;

/// <summary>A present level and the level aimed for.</summary>
/// <param name="Present">Where the council is.</param>
/// <param name="Target">Where it wants to be.</param>
public sealed record LevelPair(MaturityLevel Present, MaturityLevel Target);

/// <summary>One thing to do.</summary>
/// <param name="QuestionCode">The question whose answer asks for it.</param>
/// <param name="Level">The level of the option that it reaches: the column of the matrix that it stands in.</param>
/// <param name="Text">What to do.</param>
public sealed record PlannedAction(string QuestionCode, MaturityLevel Level, string Text)
{
    /// <summary>The action that an option asks for.</summary>
    /// <exception cref="InvalidOperationException">It is a baseline, or the question has faults.</exception>
    public static PlannedAction For(Question question, Option option) =>
        new(
            question.Code,
            option.Level,
            option.Action ?? throw new InvalidOperationException($"{question.Code} has no action to reach {option.Level}.")
        );
}

/// <summary>How many questions are not answered. A level is not scored yet while there are any.</summary>
/// <param name="Count">How many are not.</param>
/// <param name="Of">How many there are.</param>
/// <param name="First">The code of the first that is not; none when all are answered.</param>
public sealed record Unanswered(int Count, int Of, string? First)
{
    /// <summary>Everything is answered.</summary>
    public static Unanswered None { get; } = new(0, 0, null);

    /// <summary>Whether any is not.</summary>
    public bool Any => Count > 0;

    /// <summary>Whether nothing at all is answered, so that there is no level to show.</summary>
    public bool IsEverything => Count > 0 && Count == Of;

    /// <summary>Why an area has no other level, in words: "Not scored yet: 1 of 7 not answered".</summary>
    public string Reason => FormattableString.Invariant($"Not scored yet: {Count} of {Of} not answered");

    /// <summary>Whether a level is as low as it is because of them, so that its label must not stand without the reason.</summary>
    public bool Explains(MaturityLevel level) => Any && level == MaturityLevel.NonCompliant;

    /// <summary>How many questions of an area are not answered.</summary>
    public static Unanswered In(AreaScore area) =>
        new(area.Unanswered.Count, area.Area.Questions.Count, area.Unanswered is [var first, ..] ? first.Code : null);

    /// <summary>How many questions of all areas are not answered.</summary>
    public static Unanswered In(MaturityScore score) =>
        new(
            score.Areas.Sum(a => a.Unanswered.Count),
            score.Areas.Sum(a => a.Area.Questions.Count),
            score.Areas.SelectMany(a => a.Unanswered).FirstOrDefault()?.Code
        );
}

/// <summary>What officers noted as evidence for one answer.</summary>
/// <param name="AreaCode">The letter of the question's area.</param>
/// <param name="QuestionCode">The question's code.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The present answer, in the words of the question; none when it is not answered.</param>
/// <param name="Note">The note, as it was typed.</param>
public sealed record Evidence(string AreaCode, string QuestionCode, string Question, string? Answer, string Note);

/// <summary>One row of the action plan.</summary>
/// <param name="Code">The area's letter.</param>
/// <param name="Name">The area's full name.</param>
/// <param name="PlanName">The area's name in the matrix.</param>
/// <param name="Levels">The area's present and target level.</param>
/// <param name="Actions">What to do, in the order of the questions and, within one, of its options.</param>
/// <param name="Note">What officers and procurement leads wrote about the row; may be empty.</param>
public sealed record PlanArea(
    string Code,
    string Name,
    string PlanName,
    LevelPair Levels,
    IReadOnlyList<PlannedAction> Actions,
    string Note
)
{
    /// <summary>How many of the area's questions have no present answer.</summary>
    public Unanswered Present { get; init; } = Unanswered.None;

    /// <summary>How many of the area's questions have no target.</summary>
    public Unanswered Target { get; init; } = Unanswered.None;

    /// <summary>How many levels the target is above the present; none while an answer is missing.</summary>
    public int? Gap => Present.Any || Target.Any ? null : Levels.Target - Levels.Present;

    /// <summary>The cell of the matrix under a level: what to do to reach it, in the order of the questions.</summary>
    public IEnumerable<PlannedAction> ActionsToReach(MaturityLevel level) => Actions.Where(a => a.Level == level);
}

/// <summary>A question that gives no actions because it is not answered twice.</summary>
/// <param name="AreaCode">The letter of its area.</param>
/// <param name="QuestionCode">Its code.</param>
/// <param name="Text">The question.</param>
/// <param name="LacksPresent">Whether the present answer is missing.</param>
/// <param name="LacksTarget">Whether the target is missing.</param>
public sealed record LeftOutQuestion(string AreaCode, string QuestionCode, string Text, bool LacksPresent, bool LacksTarget);

/// <summary>
/// What must be done to get from the present answers to the targets: for every question with both, the actions of the options
/// above the present one, up to and including the target.
/// </summary>
/// <param name="Title">The title of the index, from the question set.</param>
/// <param name="Footnote">The footnote under the matrix, from the question set.</param>
/// <param name="Overall">The overall present and target level.</param>
/// <param name="Areas">The rows, in the order of the question set.</param>
/// <param name="LeftOut">The questions that gave no actions because they are not answered.</param>
public sealed record ActionPlan(
    string Title,
    string Footnote,
    LevelPair Overall,
    IReadOnlyList<PlanArea> Areas,
    IReadOnlyList<LeftOutQuestion> LeftOut
)
{
    /// <summary>How many questions of the whole question set have no present answer.</summary>
    public Unanswered Present { get; init; } = Unanswered.None;

    /// <summary>How many questions of the whole question set have no target.</summary>
    public Unanswered Target { get; init; } = Unanswered.None;

    /// <summary>The notes with evidence, in the order of the questions.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The notes on areas that are no longer in the plan.</summary>
    public IReadOnlyList<OrphanedNote> OrphanedNotes { get; init; } = [];

    /// <summary>The plan that an assessment gives.</summary>
    /// <exception cref="ArgumentException">The question set is not the one of the assessment.</exception>
    public static ActionPlan For(Assessment assessment, QuestionSet questionSet)
    {
        if (assessment.QuestionSetId != questionSet.Id)
        {
            throw new ArgumentException("This is not the question set of the assessment.", nameof(questionSet));
        }

        return For(
            questionSet,
            q => assessment.AnswerTo(q.Code),
            a => assessment.PlanNotes.TryGetValue(a.Code, out var note) ? note.Text : ""
        ) with
        {
            OrphanedNotes = assessment.NotesOrphanedBy(questionSet),
        };
    }

    /// <summary>The plan that answers give. Pure: a question set, answers and notes in, a plan out.</summary>
    /// <param name="questionSet">A question set without faults.</param>
    /// <param name="answerTo">The answer to a question; <see cref="AnswerValues.None"/> when it is not answered.</param>
    /// <param name="noteOn">The note on an area's row; empty when there is none.</param>
    public static ActionPlan For(QuestionSet questionSet, Func<Question, AnswerValues> answerTo, Func<Area, string> noteOn)
    {
        var present = MaturityScorer.Score(questionSet, q => answerTo(q).Present);
        var target = MaturityScorer.Score(questionSet, q => answerTo(q).Target);
        var areas = new PlanArea[questionSet.Areas.Count];
        var leftOut = new List<LeftOutQuestion>();
        var evidence = new List<Evidence>();
        for (var i = 0; i < areas.Length; i++)
        {
            var area = questionSet.Areas[i];
            var actions = new List<PlannedAction>();
            foreach (var question in area.Questions)
            {
                var answer = answerTo(question);
                actions.AddRange(question.StepsFor(answer).Select(o => PlannedAction.For(question, o)));
                if (answer.Note.Length > 0)
                {
                    var text = answer.Present is { } at ? question.OptionAt(at)?.Text : null;
                    evidence.Add(new Evidence(area.Code, question.Code, question.Text, text, answer.Note));
                }

                if (!answer.IsComplete)
                {
                    leftOut.Add(
                        new LeftOutQuestion(area.Code, question.Code, question.Text, answer.Present is null, answer.Target is null)
                    );
                }
            }

            var levels = new LevelPair(present.Areas[i].Level, target.Areas[i].Level);
            areas[i] = new PlanArea(area.Code, area.Name, area.PlanName, levels, actions, noteOn(area))
            {
                Present = Unanswered.In(present.Areas[i]),
                Target = Unanswered.In(target.Areas[i]),
            };
        }

        return new ActionPlan(questionSet.Title, questionSet.PlanFootnote, new LevelPair(present.Overall, target.Overall), areas, leftOut)
        {
            Present = Unanswered.In(present),
            Target = Unanswered.In(target),
            Evidence = evidence,
        };
    }
}
