using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Web.Features.Plan;

/// <summary>What the form of one note posts.</summary>
public sealed class NoteInput
{
    /// <summary>The area's code.</summary>
    public string? Area { get; init; }

    public string? Note { get; init; }

    /// <summary>The fingerprint of the note that the page showed when it was opened.</summary>
    public string? BasedOn { get; init; }

    /// <summary>The field of an area's note, as errors and ids name it.</summary>
    public static string FieldFor(string areaCode) => $"note.{areaCode}";
}

/// <summary>The plan's page.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Date">Today.</param>
/// <param name="Notes">The note on each area's row, in order.</param>
/// <param name="OrphanedNotes">The notes on areas that are no longer in the plan.</param>
public sealed record PlanViewModel(
    AssessmentReading Reading,
    ActionPlan Plan,
    DateOnly Date,
    IReadOnlyList<NoteViewModel> Notes,
    IReadOnlyList<NoteViewModel> OrphanedNotes
)
{
    /// <summary>The register, for who does what by when.</summary>
    public required RegisterReading Register { get; init; }

    public static PlanViewModel For(RegisterReading register, DateOnly today)
    {
        var reading = register.Assessment;
        var plan = reading.Plan;
        return new PlanViewModel(
            reading,
            plan,
            today,
            [.. plan.Areas.Select(a => NoteViewModel.For(a.Code, a.PlanName, a.Note, reading))],
            [.. plan.OrphanedNotes.Select(n => NoteViewModel.For(n.Code, n.AreaName, n.Text, reading))]
        )
        {
            Register = register,
        };
    }

    /// <summary>What was decided about an action, in words; empty where nobody decided anything.</summary>
    public string WordsFor(PlannedAction action)
    {
        var entry = Register.Register.Find(new ActionReference(action.QuestionCode, action.Level));
        if (entry is null || entry.Values == ActionValues.None)
        {
            return "";
        }

        var owner = Register.NameOf(entry.Values.Owner);
        return string.Join(
            ", ",
            new[]
            {
                owner.Length > 0 ? owner : "Nobody yet",
                entry.Values.Due is { } due ? $"due {UkTime.Day(due)}" : "no date",
                entry.Values.Status.Label().ToLowerInvariant(),
                entry.IsOverdue ? "overdue" : null,
            }.OfType<string>()
        );
    }

    /// <summary>
    /// The same page with the note that the person typed. After a conflict they see the colleague's note, and saving again is meant.
    /// </summary>
    public PlanViewModel WithSubmitted(NoteInput input, bool isConflict)
    {
        // Of the notes that were left behind, one that a colleague emptied meanwhile is not on the page.
        var isShown = Notes.Concat(OrphanedNotes).Any(n => n.Code == input.Area);
        var left =
            isShown || Reading.Assessment.OrphanedArea(input.Area ?? "") is not { } area
                ? OrphanedNotes
                : OrphanedNotes.Append(NoteViewModel.For(area.Code, area.PlanName, "", Reading));
        return this with { Notes = [.. Notes.Select(Submitted)], OrphanedNotes = [.. left.Select(Submitted)] };

        NoteViewModel Submitted(NoteViewModel note) =>
            note.Code != input.Area
                ? note
                : note with
                {
                    Text = input.Note ?? "",
                    BasedOn = isConflict ? note.BasedOn : input.BasedOn ?? note.BasedOn,
                    IsOpen = true,
                };
    }
}

/// <summary>The note on one area.</summary>
/// <param name="Code">The area's code.</param>
/// <param name="AreaName">The area's name in the plan.</param>
/// <param name="Stored">The note that is kept.</param>
/// <param name="Text">The note, or what was typed.</param>
/// <param name="BasedOn">The fingerprint of the note that the page shows.</param>
/// <param name="LastChange">Who changed it last, and when; empty when nobody has.</param>
/// <param name="IsOpen">Whether its field is shown from the start.</param>
public sealed record NoteViewModel(string Code, string AreaName, string Stored, string Text, string BasedOn, string LastChange, bool IsOpen)
{
    public string Field => NoteInput.FieldFor(Code);

    /// <summary>The characters of the note that the PDF cannot show.</summary>
    public IReadOnlyList<string> NotInPdf => SourceSans.CannotShow(Stored);

    public static NoteViewModel For(string code, string areaName, string text, AssessmentReading reading) =>
        new(
            code,
            areaName,
            text,
            text,
            ContentHash.Compute(text),
            reading.Assessment.PlanNotes.GetValueOrDefault(code) is { } note
                ? $"Last changed by {reading.Names[note.ChangedBy]} on {UkTime.DayAndTime(note.ChangedAt)}"
                : "",
            false
        );
}
