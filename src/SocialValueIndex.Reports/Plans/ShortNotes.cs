using System.Globalization;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>A plan whose notes are cut, so that its document has a number of pages that somebody reads.</summary>
internal static class ShortNotes
{
    /// <summary>The plan with notes of a length at most.</summary>
    public static ActionPlan Of(ActionPlan plan, int length) =>
        plan with
        {
            Areas = [.. plan.Areas.Select(a => a with { Note = Cut(a.Note, length) })],
            OrphanedNotes = [.. plan.OrphanedNotes.Select(n => n with { Text = Cut(n.Text, length) })],
            Evidence = [.. plan.Evidence.Select(e => e with { Note = Cut(e.Note, length) })],
        };

    /// <summary>What the document says about it.</summary>
    public static string Sentence(int length) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"With all notes, this document would have more than {PlanDocument.MostPages} pages. "
                + $"{(length == 0 ? "It leaves notes out" : $"Notes are cut to {length:N0} characters")}. The application has them in full."
        );

    private static string Cut(string note, int length)
    {
        if (note.Length <= length || length == 0)
        {
            return length == 0 ? "" : note;
        }

        // Between words if there is such a place, and never in the middle of a character.
        var space = note.LastIndexOfAny([' ', '\n'], length);
        var end =
            space > length / 2 ? space
            : char.IsHighSurrogate(note[length - 1]) ? length - 1
            : length;
        return note[..end] + "…";
    }
}
