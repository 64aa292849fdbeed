using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Web.Features.Pages;

/// <summary>
/// How levels are worked out, with an example that is worked out by the same code from the first area of the published question set.
/// </summary>
/// <param name="QuestionSet">The published question set.</param>
/// <param name="Example">Its first area, answered.</param>
/// <param name="ExampleLevel">The level that the area is then at.</param>
/// <param name="ExamplePlan">The actions that the answers then give.</param>
/// <param name="ExampleLevels">The level of every area in the overall example.</param>
/// <param name="ExampleMean">Their mean.</param>
/// <param name="ExampleOverall">The overall level.</param>
public sealed record MethodViewModel(
    QuestionSet QuestionSet,
    IReadOnlyList<ExampleAnswer> Example,
    MaturityLevel ExampleLevel,
    IReadOnlyList<PlannedAction> ExamplePlan,
    IReadOnlyList<AreaScore> ExampleLevels,
    double ExampleMean,
    MaturityLevel ExampleOverall
)
{
    public static MethodViewModel For(QuestionSet questionSet)
    {
        var first = questionSet.Areas[0];
        var answers = questionSet
            .Questions.Select((question, i) => (question.Code, Values: Answer(question, i)))
            .ToDictionary(a => a.Code, a => a.Values);
        var score = MaturityScorer.Score(questionSet, q => answers[q.Code].Present);
        var plan = ActionPlan.For(questionSet, q => answers[q.Code], _ => "");
        return new MethodViewModel(
            questionSet,
            [
                .. first.Questions.Select(q => new ExampleAnswer(
                    q,
                    q.OptionAt(answers[q.Code].Present!.Value)!,
                    q.OptionAt(answers[q.Code].Target!.Value)!,
                    q.LevelMet(answers[q.Code].Present!.Value)
                )),
            ],
            score.Areas[0].Level,
            plan.Areas[0].Actions,
            score.Areas,
            score.Areas.Average(a => (int)a.Level),
            score.Overall
        );
    }

    // The last option, the first and the one between in turn, with the next step as target: every part of the rule shows in a few
    // questions.
    private static AnswerValues Answer(Question question, int index)
    {
        var present = question
            .Options[
                index % 3 == 0 ? ^1
                : index % 3 == 1 ? 1
                : 0
            ]
            .Level;
        var values = new AnswerValues(present, null, "");
        return values with { Target = question.TargetFor(values, new TargetChoice.NextStep()) };
    }
}

/// <summary>One answer of the example.</summary>
/// <param name="Question">The question.</param>
/// <param name="Present">The present answer.</param>
/// <param name="Target">The target.</param>
/// <param name="Meets">The level that the present answer meets.</param>
public sealed record ExampleAnswer(Question Question, Option Present, Option Target, MaturityLevel Meets);
