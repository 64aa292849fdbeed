namespace SocialValueIndex.Domain.Assessments;

/// <summary>The answer that is kept for one question, with who gave it.</summary>
/// <param name="Values">The answer.</param>
/// <param name="ChangedAt">When it was last changed (UTC).</param>
/// <param name="ChangedBy">The person who changed it last.</param>
public sealed record Answer(AnswerValues Values, DateTime ChangedAt, Guid ChangedBy);

/// <summary>The note that is kept for one area of the action plan.</summary>
/// <param name="Text">The note; may be empty when somebody emptied it.</param>
/// <param name="ChangedAt">When it was last changed (UTC).</param>
/// <param name="ChangedBy">The person who changed it last.</param>
/// <param name="AreaName">What the plan called the area then, for the day when a later version does not have it.</param>
public sealed record PlanNote(string Text, DateTime ChangedAt, Guid ChangedBy, string AreaName)
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxLength = 4000;
}
