namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>Whose wording an action has.</summary>
public enum ActionOrigin
{
    /// <summary>The published action plan's, kept to the letter.</summary>
    Published,

    /// <summary>Ours, where the published plan has none.</summary>
    Supplementary,
}

/// <summary>One option of a question: an answer, its level, and the action that gets a council there.</summary>
/// <param name="Level">The level of the answer.</param>
/// <param name="Text">The answer as it is shown to officers.</param>
/// <param name="Action">What to do to get here from the option below; none for the baseline, which nobody has to reach.</param>
/// <param name="Origin">Whose wording the action has.</param>
public sealed record Option(MaturityLevel Level, string Text, string? Action = null, ActionOrigin? Origin = null);
