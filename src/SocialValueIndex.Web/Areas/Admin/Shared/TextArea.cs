using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Areas.Admin.Shared;

/// <summary>A labelled text of several lines.</summary>
/// <param name="Name">The posted name, and the key of its errors.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Value">What was typed so far.</param>
/// <param name="Hint">Help with it.</param>
/// <param name="Rows">How many lines it shows.</param>
/// <param name="Of">What it belongs to, for those who hear the label by itself: "option 2".</param>
public sealed record TextArea(string Name, string Label, string? Value, string? Hint = null, int Rows = 3, string? Of = null);

/// <summary>A question as an officer would see it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Present">The name of the present level that is chosen.</param>
/// <param name="Target">The name of the target level that is chosen.</param>
public sealed record OfficerView(Question Question, string? Present = null, string? Target = null)
{
    /// <summary>The posted name of one of the question's fields.</summary>
    public string Field(string field) => $"answers[{Question.Code}].{field}";
}
