using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>The edited spreadsheet or CSV back in: first what would change, then whole or not at all.</summary>
[Route("/assessments/{assessmentId:guid}/actions/import")]
[Authorize(Policies.WorkOnPlan)]
public sealed class ImportController(ReadAssessment read) : ServiceController
{
    [HttpGet("", Name = Routes.ImportActions)]
    public Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        ShowAsync(assessmentId, [], cancellationToken);

    [HttpPost("")]
    public async Task<IActionResult> Preview(
        Guid assessmentId,
        IFormFile? file,
        [FromServices] PreviewImport preview,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            async () => await preview.RunAsync(assessmentId, await file.ReadAsync(cancellationToken), cancellationToken),
            changes => View("Preview", changes),
            refusal =>
                ShowAsync(
                    assessmentId,
                    ShowFileFaults(refusal, faults => faults.Count == 1 ? "The file has a fault" : $"The file has {faults.Count} faults"),
                    cancellationToken
                )
        );

    [HttpPost("apply", Name = Routes.ApplyActions)]
    public async Task<IActionResult> Apply(
        Guid assessmentId,
        ApplyInput input,
        [FromServices] ApplyImport apply,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => apply.RunAsync(assessmentId, input.Changes, input.KeepMine, cancellationToken),
            changes =>
                Done(
                    changes.Count == 1 ? "1 action is changed" : $"{changes.Count} actions are changed",
                    Routes.Actions,
                    new { assessmentId }
                ),
            refusal =>
            {
                ShowErrors(NotApplied(refusal));
                return ShowAsync(assessmentId, [], cancellationToken);
            }
        );

    private static Fault NotApplied(Refusal refusal)
    {
        var refs =
            refusal.Theirs<IReadOnlyList<EditedAction>>()?.Select(e => e.Entry.Reference.ToString())
            ?? refusal.Faults.OfType<ActionFault>().Select(f => f.Action.ToString()).Distinct();
        var what =
            refusal is Refusal.Conflict
                ? $"A colleague changed {string.Join(", ", refs)} while you looked at the changes"
                : $"{string.Join(", ", refs)} cannot be changed in this way: {string.Join(". ", refusal.Faults.Select(f => f.Message))}";
        return new Fault("file", $"{what}. Nothing is applied. Choose the file again to see what would change now");
    }

    private async Task<IActionResult> ShowAsync(Guid assessmentId, IReadOnlyList<FileFault> faults, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("Import", new ImportViewModel(reading, faults))
            : NotFound();
}

/// <summary>What the form that confirms the changes posts.</summary>
public sealed class ApplyInput
{
    public string? Changes { get; init; }

    /// <summary>For each action in conflict, by reference: "mine", or whatever else for theirs.</summary>
    public Dictionary<string, string?> Keep { get; init; } = [];

    public IReadOnlySet<string> KeepMine => Keep.Where(k => k.Value == "mine").Select(k => k.Key).ToHashSet();
}

/// <summary>The page to choose a file, with what is wrong in the last one.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Faults">What is wrong in the file.</param>
public sealed record ImportViewModel(AssessmentReading Reading, IReadOnlyList<FileFault> Faults);
