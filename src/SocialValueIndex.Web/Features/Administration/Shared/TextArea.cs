namespace SocialValueIndex.Web.Features.Administration.Shared;

/// <summary>A labelled text of several lines.</summary>
/// <param name="Name">The posted name, and the key of its errors.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Value">What was typed so far.</param>
/// <param name="Hint">Help with it.</param>
/// <param name="Rows">How many lines it shows.</param>
/// <param name="Of">What it belongs to, for those who hear the label by itself: "option 2".</param>
public sealed record TextArea(string Name, string Label, string? Value, string? Hint = null, int Rows = 3, string? Of = null);
