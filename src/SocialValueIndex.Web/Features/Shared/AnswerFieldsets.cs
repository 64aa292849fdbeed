using Microsoft.AspNetCore.Mvc.ModelBinding;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>The two fieldsets of a question, over the same options.</summary>
/// <param name="Question">The question.</param>
/// <param name="Present">The name of the present level that is chosen.</param>
/// <param name="Target">The name of the target level that is chosen.</param>
public sealed record AnswerFieldsets(Question Question, string? Present = null, string? Target = null)
{
    /// <summary>The day whose hint is shown; none shows the hint whatever its days are.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The hint as it is shown, with its source; empty where none is.</summary>
    public string Hint =>
        (Day is { } day ? Question.HintOn(day) : Question.Hint) switch
        {
            { Length: > 0 } hint when Question.HintSource is { } source => $"{hint} Source: {source}",
            var hint => hint,
        };

    /// <summary>The posted name, the legend and the chosen value of each.</summary>
    public IReadOnlyList<(string Field, string Legend, string? Value)> Both =>
        [
            ($"answers[{Question.Code}].present", "Where are you now?", Present),
            ($"answers[{Question.Code}].target", "Where do you want to be?", Target),
        ];

    /// <summary>Whether either has an error.</summary>
    public bool HasError(ModelStateDictionary modelState) => Both.Any(l => modelState.ErrorFor(l.Field) is not null);
}
