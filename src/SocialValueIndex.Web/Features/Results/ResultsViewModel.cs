using SocialValueIndex.Application.Actions;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Web.Features.Results;

/// <summary>The results of an assessment.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Period">Its period.</param>
/// <param name="OrganisationName">Whose it is.</param>
/// <param name="Overall">The overall levels.</param>
/// <param name="Areas">Each area's levels, in order.</param>
public sealed record ResultsViewModel(Guid AssessmentId, string Period, string OrganisationName, LevelPair Overall, IReadOnlyList<AreaResult> Areas)
{
    /// <summary>How much of the plan is done.</summary>
    public RegisterProgress Progress { get; init; }

    public static ResultsViewModel For(RegisterReading register)
    {
        var reading = register.Assessment;
        var (present, target) = (reading.Present, reading.Target);
        var areas = present.Areas.Zip(target.Areas, (now, then) => new AreaResult(
            now.Area,
            new LevelPair(now.Level, then.Level),
            now.Level < MaturityLevel.Innovator ? now.Level + 1 : null,
            [.. now.BlockingQuestions.Select(q => new BlockingQuestion(q, reading.Assessment.AnswerTo(q.Code).Present))]));
        return new ResultsViewModel(
            reading.Assessment.Id, reading.Assessment.Period, reading.OrganisationName, new LevelPair(present.Overall, target.Overall), [.. areas])
        {
            Progress = register.Register.Progress,
        };
    }
}

/// <summary>One area's result.</summary>
/// <param name="Area">The area.</param>
/// <param name="Levels">Its levels.</param>
/// <param name="Next">The next level above the present one; none at the top.</param>
/// <param name="BlockingQuestions">The questions that keep the area from the next level.</param>
public sealed record AreaResult(Area Area, LevelPair Levels, MaturityLevel? Next, IReadOnlyList<BlockingQuestion> BlockingQuestions);

/// <summary>A question that keeps an area from its next level.</summary>
/// <param name="Question">The question.</param>
/// <param name="Present">Its present answer, if it has one.</param>
public sealed record BlockingQuestion(Question Question, MaturityLevel? Present);
