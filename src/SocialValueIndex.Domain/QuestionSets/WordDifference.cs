namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>Whether a piece of text is in both versions, or in one of them only.</summary>
public enum PieceKind
{
    /// <summary>In both.</summary>
    Kept,

    /// <summary>In the earlier one only.</summary>
    Removed,

    /// <summary>In the later one only.</summary>
    Added,
}

/// <summary>A piece of text, with the spaces that follow its words.</summary>
/// <param name="Kind">Where it is.</param>
/// <param name="Text">The piece.</param>
public sealed record Piece(PieceKind Kind, string Text);

/// <summary>What differs between two texts, word by word: the longest common sequence of words is kept.</summary>
public static class WordDifference
{
    /// <summary>The pieces that make up the earlier text (kept and removed) and the later one (kept and added), in order.</summary>
    public static IReadOnlyList<Piece> Between(string from, string to)
    {
        var (before, after) = (Words(from), Words(to));
        var common = CommonSequence.Of(before, after);
        var pieces = new List<Piece>();
        var (i, j) = (0, 0);
        foreach (var (atBefore, atAfter) in common.Append((before.Count, after.Count)))
        {
            Add(pieces, PieceKind.Removed, before.Skip(i).Take(atBefore - i));
            Add(pieces, PieceKind.Added, after.Skip(j).Take(atAfter - j));
            Add(pieces, PieceKind.Kept, before.Skip(atBefore).Take(1));
            (i, j) = (atBefore + 1, atAfter + 1);
        }

        return pieces;
    }

    private static void Add(List<Piece> pieces, PieceKind kind, IEnumerable<string> words)
    {
        var text = string.Concat(words);
        if (text.Length == 0)
        {
            return;
        }

        if (pieces is [.., { } last] && last.Kind == kind)
        {
            pieces[^1] = last with { Text = last.Text + text };
        }
        else
        {
            pieces.Add(new Piece(kind, text));
        }
    }

    /// <summary>The words and, each by itself, the white space between them: joined they are the text again.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || char.IsWhiteSpace(text[i]) != char.IsWhiteSpace(text[start]))
            {
                words.Add(text[start..i]);
                start = i;
            }
        }

        return words;
    }
}

/// <summary>The longest sequence that two lists have in common.</summary>
internal static class CommonSequence
{
    /// <summary>Its places in both lists, in order. Takes time and memory with the product of the lengths; texts are limited to a few hundred words.</summary>
    public static IReadOnlyList<(int Before, int After)> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var longest = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                longest[i, j] = before[i] == after[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var places = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
        {
            if (before[i] == after[j])
            {
                places.Add((i++, j++));
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return places;
    }
}
