using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Web.Features.Plan;

/// <summary>What the form of one note posts.</summary>
public sealed class NoteInput
{
    /// <summary>The area's code.</summary>
    public string? Area { get; init; }

    public string? Note { get; init; }

    /// <summary>The fingerprint of the note that the page showed when it was opened.</summary>
    public string? Seen { get; init; }

    /// <summary>The field of an area's note, as errors and ids name it.</summary>
    public static string FieldFor(string areaCode) => $"note.{areaCode}";
}

/// <summary>The plan's page.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Date">Today.</param>
/// <param name="Notes">The note on each area's row, in order.</param>
public sealed record PlanViewModel(AssessmentReading Reading, ActionPlan Plan, DateOnly Date, IReadOnlyList<NoteViewModel> Notes)
{
    public static PlanViewModel For(AssessmentReading reading, DateOnly today)
    {
        var plan = reading.Plan;
        return new PlanViewModel(reading, plan, today, [.. plan.Areas.Select(a => NoteViewModel.For(a, reading))]);
    }

    /// <summary>The same page with the note that the person typed.</summary>
    public PlanViewModel WithWhatWasTyped(string areaCode, string text, string? seen) => this with
    {
        Notes = [.. Notes.Select(n => n.Area.Code == areaCode ? n with { Text = text, Seen = seen ?? n.Seen, IsOpen = true } : n)],
    };
}

/// <summary>The note on one row.</summary>
/// <param name="Area">The row.</param>
/// <param name="Text">The note, or what was typed.</param>
/// <param name="Seen">The fingerprint of the note that the page shows.</param>
/// <param name="LastChange">Who changed it last, and when; empty when nobody has.</param>
/// <param name="IsOpen">Whether its field is shown from the start.</param>
public sealed record NoteViewModel(PlanArea Area, string Text, string Seen, string LastChange, bool IsOpen)
{
    public string Field => NoteInput.FieldFor(Area.Code);

    public static NoteViewModel For(PlanArea area, AssessmentReading reading) => new(
        area,
        area.Note,
        AnswerValues.FingerprintOf(area.Note),
        reading.Assessment.PlanNotes.GetValueOrDefault(area.Code) is { } note
            ? $"Last changed by {reading.Names[note.ChangedBy]} on {UkTime.DayAndTime(note.ChangedAt)}"
            : "",
        false);
}
