namespace SocialValueIndex.Application.Data;

/// <summary>Texts as patterns of LIKE that both databases read alike.</summary>
internal static class LikePattern
{
    public const string EscapeCharacter = "\\";

    /// <summary>A text that stands for itself in a pattern.</summary>
    public static string Escape(string text) =>
        string.Concat(text.Select(c => c is '%' or '_' or '[' or '\\' ? $"{EscapeCharacter}{c}" : c.ToString()));
}
