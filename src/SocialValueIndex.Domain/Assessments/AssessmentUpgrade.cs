using System.Collections.Immutable;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <summary>
/// An answer to a question as an earlier version asked it, in that version's words, kept beside the question until it is answered again.
/// </summary>
/// <param name="Version">The version.</param>
/// <param name="Question">The question.</param>
/// <param name="Present">The present answer; none when it was not answered.</param>
/// <param name="Target">The target; none when it was not answered.</param>
/// <param name="Note">The note; may be empty.</param>
public sealed record EarlierAnswer(int Version, string Question, string? Present, string? Target, string Note)
{
    /// <summary>An answer in the words of the version that it answers.</summary>
    public static EarlierAnswer From(QuestionSet questionSet, Question question, AnswerValues values) =>
        new(questionSet.Version, question.Text, OptionText(question, values.Present), OptionText(question, values.Target), values.Note);

    // A question that only has its note left was not answered since: what it was answered before is still the newest.
    internal EarlierAnswer Over(EarlierAnswer? of) => of is not null && (Present ?? Target) is null ? of with { Note = Note } : this;

    private static string? OptionText(Question question, MaturityLevel? level) => level is { } at ? question.OptionAt(at)?.Text : null;
}

/// <summary>A question that an upgrade leaves to be answered again, or that is not asked any more.</summary>
/// <param name="Code">The question's code.</param>
/// <param name="Question">The question: as the later version asks it or, if it does not, as the earlier one did.</param>
/// <param name="Earlier">The answer so far.</param>
public sealed record SupersededAnswer(string Code, Question Question, EarlierAnswer Earlier);

/// <summary>A note in the action plan on an area that the version of the questions does not have.</summary>
/// <param name="Code">The area's code.</param>
/// <param name="AreaName">What the plan called the area.</param>
/// <param name="Text">The note.</param>
public sealed record OrphanedNote(string Code, string AreaName, string Text);

/// <summary>A question whose answer carries over, but for which the plan then advises something else.</summary>
/// <param name="Question">The question as the later version asks it.</param>
/// <param name="Actions">The actions of the plan that are worded differently.</param>
public sealed record ChangedAdvice(Question Question, IReadOnlyList<TextChange> Actions)
{
    // Of the same answer, so the steps have the same levels in both.
    internal static ChangedAdvice Between(Question from, Question to, AnswerValues answer) =>
        new(
            to,
            [
                .. from.StepsFor(answer)
                    .Zip(to.StepsFor(answer))
                    .SelectMany(s => TextChange.Between($"To reach ‘{s.Second.Level.Label()}’", s.First.Action, s.Second.Action)),
            ]
        );
}

/// <summary>A question whose answer carries over, but which is worded differently.</summary>
/// <param name="Question">The question as the later version asks it.</param>
/// <param name="Wording">Its texts that are worded differently.</param>
public sealed record RewordedQuestion(Question Question, IReadOnlyList<TextChange> Wording);

/// <summary>What becomes of an answer in another version.</summary>
public enum AnswerFate
{
    /// <summary>It carries over: the question has the same options.</summary>
    Carried,

    /// <summary>The question has to be answered again.</summary>
    ToAnswerAgain,

    /// <summary>The question is not asked any more.</summary>
    NoLongerAsked,
}

/// <summary>What would become of an assessment's answers in another version of the question set.</summary>
/// <param name="Carried">The answers that carry over: to questions of the same code, with options of the same levels and texts.</param>
/// <param name="Reworded">The questions among them that are worded differently.</param>
/// <param name="Advice">The questions among them for which the plan would advise something else.</param>
/// <param name="ToAnswerAgain">The answered questions whose options have other levels or texts.</param>
/// <param name="NoLongerAsked">The answered questions that the other version does not have.</param>
/// <param name="New">The questions that only the other version has.</param>
public sealed record AssessmentUpgrade(
    ImmutableDictionary<string, Answer> Carried,
    IReadOnlyList<RewordedQuestion> Reworded,
    IReadOnlyList<ChangedAdvice> Advice,
    IReadOnlyList<SupersededAnswer> ToAnswerAgain,
    IReadOnlyList<SupersededAnswer> NoLongerAsked,
    IReadOnlyList<Question> New
)
{
    /// <summary>What would become of answers. Pure: nothing is changed.</summary>
    /// <param name="answers">The answers by question code.</param>
    /// <param name="from">The version that they answer.</param>
    /// <param name="to">The other version.</param>
    public static AssessmentUpgrade Between(IReadOnlyDictionary<string, Answer> answers, QuestionSet from, QuestionSet to)
    {
        var before = from.Questions.ToDictionary(q => q.Code);
        var after = to.Questions.ToDictionary(q => q.Code);
        var carried = ImmutableDictionary.CreateBuilder<string, Answer>();
        var (reworded, advice, again, gone) = (
            new List<RewordedQuestion>(),
            new List<ChangedAdvice>(),
            new List<SupersededAnswer>(),
            new List<SupersededAnswer>()
        );
        foreach (var (code, question) in before)
        {
            if (!answers.TryGetValue(code, out var answer) || answer.Values == AnswerValues.None)
            {
                continue;
            }

            var now = after.GetValueOrDefault(code);
            var fate = FateOf(question, now);
            if (fate == AnswerFate.Carried)
            {
                carried.Add(code, answer);
                reworded.Add(new RewordedQuestion(now!, new QuestionChange(code, question, now, null).Wording));
                advice.Add(ChangedAdvice.Between(question, now!, answer.Values));
            }
            else
            {
                var left = new SupersededAnswer(code, now ?? question, EarlierAnswer.From(from, question, answer.Values));
                (fate == AnswerFate.ToAnswerAgain ? again : gone).Add(left);
            }
        }

        return new AssessmentUpgrade(
            carried.ToImmutable(),
            [.. reworded.Where(r => r.Wording.Count > 0)],
            [.. advice.Where(a => a.Actions.Count > 0)],
            again,
            gone,
            [.. to.Questions.Where(q => !before.ContainsKey(q.Code))]
        );
    }

    /// <summary>What becomes of an answer to a question.</summary>
    /// <param name="question">The question as the version of the answer asks it.</param>
    /// <param name="now">The question of the same code in the other version; none where it has none.</param>
    internal static AnswerFate FateOf(Question question, Question? now) =>
        now is null ? AnswerFate.NoLongerAsked
        : now.AcceptsAnswersOf(question) ? AnswerFate.Carried
        : AnswerFate.ToAnswerAgain;

    /// <summary>The answers after the upgrade: those that carry over, and the notes of the questions to be answered again.</summary>
    internal ImmutableDictionary<string, Answer> Answers(IReadOnlyDictionary<string, Answer> before) =>
        Carried.SetItems(
            ToAnswerAgain
                .Where(a => a.Earlier.Note.Length > 0)
                .Select(a => KeyValuePair.Create(a.Code, before[a.Code] with { Values = AnswerValues.None with { Note = a.Earlier.Note } }))
        );
}
