using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <summary>How far an area is.</summary>
public enum ProgressState
{
    /// <summary>Nothing is answered.</summary>
    NotStarted,

    /// <summary>Something is answered, but not every question twice.</summary>
    InProgress,

    /// <summary>Every question has a present answer and a target.</summary>
    Done,
}

/// <summary>How far one area of an assessment is, and who changed it last.</summary>
/// <param name="Area">The area.</param>
/// <param name="Answered">How many of its questions have both a present answer and a target.</param>
/// <param name="State">Not started, in progress or done.</param>
/// <param name="LastChange">The answer that was changed last, if any was.</param>
public sealed record AreaProgress(Area Area, int Answered, ProgressState State, Answer? LastChange)
{
    /// <summary>How far an area of an assessment is.</summary>
    public static AreaProgress For(Assessment assessment, Area area)
    {
        var answers = area.Questions.Select(q => assessment.AnswerTo(q.Code)).ToList();
        var answered = answers.Count(a => a.IsComplete);
        var state = answered == area.Questions.Count ? ProgressState.Done
            : answers.Any(a => a.Present is not null || a.Target is not null) ? ProgressState.InProgress
            : ProgressState.NotStarted;
        var last = area.Questions.Select(q => assessment.Answers.GetValueOrDefault(q.Code)).OfType<Answer>().MaxBy(a => a.ChangedAt);
        return new AreaProgress(area, answered, state, last);
    }
}
