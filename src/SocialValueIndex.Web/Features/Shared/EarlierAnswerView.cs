using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>An answer to an earlier version of a question, beside the question.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="AskedNow">The question as it is worded beside it.</param>
public sealed record EarlierAnswerView(EarlierAnswer Answer, string AskedNow)
{
    /// <summary>Whether it was only typed, and never stored.</summary>
    public bool IsSubmitted { get; init; }
}
