namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>Whether a piece of text is in both versions, or in one of them only.</summary>
public enum DiffSegmentKind
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
public sealed record DiffSegment(DiffSegmentKind Kind, string Text);

/// <summary>
/// What differs between two texts, marked so that a person can read it: word by word, but a few words that happen to be in both between
/// longer changes are marked with them, and texts that have little in common are not mixed at all.
/// </summary>
public static class WordDifference
{
    /// <summary>
    /// The pieces that make up the earlier text (kept and removed) and the later one (kept and added), in order. When fewer than half of
    /// the words of the shorter text are kept, they are the whole earlier text and the whole later one.
    /// </summary>
    public static IReadOnlyList<DiffSegment> Between(string from, string to)
    {
        var (before, after) = (Words(from), Words(to));
        var steps = Steps(before, after);
        AbsorbShortMatches(steps);
        var kept = steps.Sum(s => Count(Words(s.Kept)));
        return [.. (2 * kept < Math.Min(Count(before), Count(after)) ? [new Edit(from, to, "")] : steps).SelectMany(s => s.Segments)];
    }

    /// <summary>The longest common sequence of words, with the changes between them.</summary>
    private static List<Edit> Steps(List<string> before, List<string> after)
    {
        var steps = new List<Edit> { new("", "", "") };
        var (i, j) = (0, 0);
        foreach (var (atBefore, atAfter) in CommonSequence.Of(before, after).Append((before.Count, after.Count)))
        {
            var step = new Edit(
                string.Concat(before[i..atBefore]),
                string.Concat(after[j..atAfter]),
                string.Concat(before.Skip(atBefore).Take(1))
            );
            if (step.Size > 0)
            {
                steps.Add(step);
            }
            else
            {
                steps[^1] = steps[^1] with { Kept = steps[^1].Kept + step.Kept };
            }

            (i, j) = (atBefore + 1, atAfter + 1);
        }

        return steps;
    }

    /// <summary>What is kept and no longer than the changes on both sides of it becomes part of them, until nothing is.</summary>
    private static void AbsorbShortMatches(List<Edit> steps)
    {
        for (var i = 0; i < steps.Count - 1; )
        {
            var (step, next) = (steps[i], steps[i + 1]);
            if (step.Kept.Length > Math.Min(step.Size, next.Size))
            {
                i++;
                continue;
            }

            steps[i] = new Edit(step.Removed + step.Kept + next.Removed, step.Added + step.Kept + next.Added, next.Kept);
            steps.RemoveAt(i + 1);

            // The change is longer now, so what is kept before it may dissolve too.
            i = Math.Max(0, i - 1);
        }
    }

    private static int Count(List<string> words) => words.Count(w => !string.IsNullOrWhiteSpace(w));

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

    /// <summary>What was changed, and what is kept after it.</summary>
    private sealed record Edit(string Removed, string Added, string Kept)
    {
        public int Size => Math.Max(Removed.Length, Added.Length);

        public IEnumerable<DiffSegment> Segments =>
            new DiffSegment[]
            {
                new(DiffSegmentKind.Removed, Removed),
                new(DiffSegmentKind.Added, Added),
                new(DiffSegmentKind.Kept, Kept),
            }.Where(p => p.Text.Length > 0);
    }
}

/// <summary>The longest sequence that two lists have in common.</summary>
internal static class CommonSequence
{
    // The table takes time and memory with the product of the lengths: this much is a moment and 4 MB.
    private const int MaxCells = 1_000_000;

    /// <summary>
    /// Its places in both lists, in order. Between a common beginning and end, lists of more than some thousand have nothing in common.
    /// </summary>
    public static IReadOnlyList<(int Before, int After)> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        var end = before.Skip(start).Reverse().Zip(after.Skip(start).Reverse()).TakeWhile(p => p.First == p.Second).Count();
        return
        [
            .. Enumerable.Range(0, start).Select(i => (i, i)),
            .. Between([.. before.Take(before.Count - end).Skip(start)], [.. after.Take(after.Count - end).Skip(start)])
                .Select(p => (p.Before + start, p.After + start)),
            .. Enumerable.Range(1, end).Reverse().Select(i => (before.Count - i, after.Count - i)),
        ];
    }

    private static List<(int Before, int After)> Between(string[] before, string[] after)
    {
        var places = new List<(int, int)>();
        if ((long)before.Length * after.Length > MaxCells)
        {
            return places;
        }

        var longest = Lengths(before, after);
        for (var (i, j) = (0, 0); i < before.Length && j < after.Length; )
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

    /// <summary>How long the longest sequence is that the rests of both lists have in common, from each place on.</summary>
    private static int[,] Lengths(string[] before, string[] after)
    {
        var longest = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                longest[i, j] = before[i] == after[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return longest;
    }
}
