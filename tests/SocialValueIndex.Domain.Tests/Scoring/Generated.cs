using System.Globalization;
using System.Numerics;
using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Tests.Scoring;

/// <summary>A question set without faults, and answers to it that could be kept.</summary>
internal sealed record Answered(QuestionSet QuestionSet, IReadOnlyDictionary<string, AnswerValues> Answers)
{
    public AnswerValues To(Question question) => Answers[question.Code];

    public MaturityLevel? Present(Question question) => Answers[question.Code].Present;

    public override string ToString() =>
        string.Join(
            "; ",
            QuestionSet.Questions.Select(q =>
                $"{q.Code} ({string.Join(' ', q.Options.Select(o => (int)o.Level))}) {(int?)To(q).Present}→{(int?)To(q).Target}"
            )
        );
}

/// <summary>Question sets and answers made by chance: any levels of two to five levels, questions left out, either half left out.</summary>
internal static class Generated
{
    private static readonly MaturityLevel[][] AnswerFieldsets =
    [
        .. Enumerable
            .Range(0, 32)
            .Where(bits => BitOperations.PopCount((uint)bits) >= 2)
            .Select(bits => MaturityLevels.All.Where(l => (bits >> (int)l & 1) == 1).ToArray()),
    ];

    private static readonly Gen<(MaturityLevel[] Ladder, MaturityLevel? Present, MaturityLevel? Target)> Question =
        from levels in Gen.OneOf(AnswerFieldsets)
        from one in Level(levels)
        from other in Level(levels)
        select other < one ? (levels, other, one) : (levels, one, other);

    /// <summary>One to six areas of one to five questions each.</summary>
    public static readonly Gen<Answered> Any = Question.Array[1, 5].Array[1, 6].Select(Answer);

    /// <summary>The same with every question answered twice.</summary>
    public static readonly Gen<Answered> Complete = Question
        .Where(q => q is { Present: not null, Target: not null })
        .Array[1, 5]
        .Array[1, 6]
        .Select(Answer);

    /// <summary>
    /// One to four areas of one or two questions each, with at most ten actions above the present answers: few enough to try every subset.
    /// </summary>
    public static readonly Gen<Answered> Small = Question
        .Array[1, 2]
        .Array[1, 4]
        .Select(Answer)
        .Where(s => s.QuestionSet.Questions.Sum(q => q.Options.Count(o => o.Level > s.Present(q))) <= 10);

    private static Answered Answer((MaturityLevel[] Ladder, MaturityLevel? Present, MaturityLevel? Target)[][] areas)
    {
        var answers = new Dictionary<string, AnswerValues>();
        var questionSet = Build.Published([
            .. areas.Select(
                (questions, a) =>
                    Build.Area(
                        Letter(a),
                        [
                            .. questions.Select(
                                (q, i) =>
                                {
                                    var code = string.Create(CultureInfo.InvariantCulture, $"{Letter(a)}{i + 1}");
                                    answers.Add(code, Build.Answer(q.Present, q.Target));
                                    return Build.Question(code, q.Ladder);
                                }
                            ),
                        ]
                    )
            ),
        ]);
        return new Answered(questionSet, answers);
    }

    private static string Letter(int index) => ((char)('A' + index)).ToString();

    // About one in six is not answered.
    private static Gen<MaturityLevel?> Level(MaturityLevel[] levels) =>
        Gen.Frequency((1, Gen.Const((MaturityLevel?)null)), (5, Gen.OneOf(levels).Select(l => (MaturityLevel?)l)));
}
