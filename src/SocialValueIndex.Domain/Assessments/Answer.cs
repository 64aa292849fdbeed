namespace SocialValueIndex.Domain.Assessments;

/// <summary>The answer that is kept for one question, with who gave it.</summary>
/// <param name="Values">The answer.</param>
/// <param name="ChangedAt">When it was last changed (UTC).</param>
/// <param name="ChangedBy">The person who changed it last.</param>
public sealed record Answer(AnswerValues Values, DateTime ChangedAt, Guid ChangedBy)
{
    /// <summary>The earlier assessment that it was copied from; none where it was given in this assessment, or changed since.</summary>
    public CarriedFrom? Carried { get; init; }

    /// <summary>Whether it was copied from an earlier assessment and nobody has said yet that it is still right.</summary>
    public bool IsToConfirm => Carried is { ConfirmedAt: null } && (Values.Present ?? Values.Target) is not null;

    /// <summary>Who gave it, changed it or confirmed it last in this assessment; none where it only was copied.</summary>
    public ChangeStamp? LastTouched =>
        Carried switch
        {
            null => new ChangeStamp(ChangedBy, ChangedAt),
            { ConfirmedAt: { } at, ConfirmedBy: { } by } => new ChangeStamp(by, at),
            _ => null,
        };
}

/// <summary>Where a carried answer comes from, and who confirmed it.</summary>
/// <param name="Period">The period of the earlier assessment.</param>
/// <param name="ConfirmedAt">When somebody confirmed it (UTC); none while nobody has.</param>
/// <param name="ConfirmedBy">Who did.</param>
public sealed record CarriedFrom(string Period, DateTime? ConfirmedAt = null, Guid? ConfirmedBy = null)
{
    /// <summary>Why the present answer is higher than the one that was copied; none where it is the same.</summary>
    public AnswerProposal? Proposal { get; init; }
}

/// <summary>
/// A present answer that is proposed because the action that reaches it was done after the earlier assessment. Like every carried answer it
/// counts once somebody confirms it. It is stored: properties are only added.
/// </summary>
/// <param name="Level">The level of the answer, which the action reached.</param>
/// <param name="Action">What was done, in the words of the earlier plan.</param>
/// <param name="DoneOn">The day on which it was done.</param>
/// <param name="Before">The present answer of the earlier assessment; none where it was not answered.</param>
public sealed record AnswerProposal(MaturityLevel Level, string Action, DateOnly DoneOn, MaturityLevel? Before);

/// <summary>An action of the earlier assessment that was done.</summary>
/// <param name="QuestionCode">The question that asked for it.</param>
/// <param name="Level">The level that it reaches.</param>
/// <param name="Text">What was done.</param>
/// <param name="On">The day on which it was done.</param>
public sealed record DoneAction(string QuestionCode, MaturityLevel Level, string Text, DateOnly On);

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
