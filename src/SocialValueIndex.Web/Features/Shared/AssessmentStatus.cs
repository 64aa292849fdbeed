using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Reports;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>The line under the heading of each of an assessment's pages: how far it is, and how much is left.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="MadeOn">Today, where the page shows what the answers give.</param>
public sealed record StatusView(AssessmentReading Reading, DateOnly? MadeOn = null);

/// <summary>A level as pages show it: with the reason, and the way to the question, where an answer is missing.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Level">The level.</param>
/// <param name="Unanswered">What is not answered.</param>
/// <param name="AreaCode">The area of the first question that is not answered; none where all are.</param>
/// <param name="IsStarted">Whether anything is answered at all. Before that there is no level.</param>
/// <param name="From">The page that the question leads back to.</param>
public sealed record LevelView(
    Guid AssessmentId,
    MaturityLevel Level,
    Unanswered Unanswered,
    string? AreaCode,
    bool IsStarted,
    string? From = null
);

/// <summary>The pages that a person can come to a question from, and goes back to.</summary>
internal static class ComeFrom
{
    public const string Check = "check";
    public const string Results = "results";

    /// <summary>The page to go back to, and its name; the task list where nothing else is said.</summary>
    public static (string Route, string Name) PageOf(string? from) =>
        from switch
        {
            Check => (Routes.Check, "Check your answers"),
            Results => (Routes.Results, "Results"),
            _ => (Routes.TaskList, "All areas"),
        };

    /// <summary>The name of a page that there is; none otherwise.</summary>
    public static string? Known(string? from) => from is Check or Results ? from : null;
}

internal static class AssessmentStatus
{
    /// <summary>How far an assessment is, in the words that its documents have too.</summary>
    public static PlanStatus Status(this AssessmentReading reading)
    {
        var (assessment, progress) = (reading.Assessment, reading.Progress);
        return assessment is { State: AssessmentState.Completed, CompletedAt: { } at }
            ? new PlanStatus.Completed(
                UkTime.DateOf(at),
                assessment.CompletedBy is { } by ? reading.Names.GetValueOrDefault(by, "a colleague") : "a colleague",
                progress.ToConfirm
            )
            : progress.ToDraft() with
            {
                IsAwaitingSignOff = assessment.State == AssessmentState.AwaitingSignOff,
            };
    }

    /// <summary>What stands above a document of an assessment.</summary>
    public static PlanHeading Heading(this AssessmentReading reading, DateOnly madeOn) =>
        new(reading.OrganisationName, reading.Assessment.Period, madeOn, reading.Status());

    /// <summary>How the plan is carried out, for its documents.</summary>
    public static PlanSchedule Schedule(this RegisterReading reading) =>
        new(reading.Register, reading.NextSteps, reading.Trajectory, reading.NameOf);

    /// <summary>How far an assessment in progress is.</summary>
    public static PlanStatus.Draft ToDraft(this AssessmentProgress progress) =>
        new(progress.Answered, progress.Questions, progress.ToConfirm);

    /// <summary>A level in words, with the reason where answers are missing.</summary>
    public static string Words(this MaturityLevel level, Unanswered unanswered) =>
        unanswered.Any ? $"{level.Label()} ({unanswered.Reason})" : level.Label();

    /// <summary>How far an area is: "3 of 7 answered, 2 to confirm".</summary>
    public static string Line(this AreaProgress progress) =>
        FormattableString.Invariant($"{progress.Answered} of {progress.Area.Questions.Count} answered")
        + (progress.ToConfirm > 0 ? FormattableString.Invariant($", {progress.ToConfirm} to confirm") : "");
}
