using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Something wrong in a file, and where.</summary>
/// <param name="Place">Where in the file, for a person to find it: "Line 12, question A2".</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record FileFault(string Place, string Message) : Fault("file", Message)
{
    /// <summary>As much of a text out of a file as a message needs to name it.</summary>
    internal static string Shortened(string text) => text.Length <= 20 ? text : string.Concat(text.AsSpan(0, 20), "…");
}
