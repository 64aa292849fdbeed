using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Assessments;

/// <summary>Renaming an assessment, archiving it, and bringing it back.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.AnswerQuestions)]
public sealed class LifeController(ReadAssessment read) : ServiceController
{
    [HttpGet("rename", Name = Routes.RenameAssessment)]
    public Task<IActionResult> AskToRename(Guid assessmentId, CancellationToken cancellationToken) =>
        RenamePageAsync(assessmentId, null, cancellationToken);

    [HttpPost("rename")]
    public async Task<IActionResult> Rename(
        Guid assessmentId,
        string? period,
        [FromServices] RenameAssessment rename,
        [FromServices] FindSamePeriod find,
        CancellationToken cancellationToken
    )
    {
        var outcome = await RunAsync(() => rename.RunAsync(assessmentId, period, cancellationToken));
        if (outcome.IsDone && await find.RunAsync(assessmentId, cancellationToken) is { } same)
        {
            TempData[Fields.Important] =
                $"It is renamed. There is another assessment for {same.Period}, started on {UkTime.Day(same.CreatedAt)}";
            return RedirectToRoute(Routes.TaskList, new { assessmentId });
        }

        return await AnswerAsync(
            outcome,
            () => Done("The assessment is renamed", Routes.TaskList, new { assessmentId }),
            _ => RenamePageAsync(assessmentId, period ?? "", cancellationToken)
        );
    }

    [HttpGet("archive", Name = Routes.ArchiveAssessment)]
    public async Task<IActionResult> AskToArchive(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) switch
        {
            null => NotFound(),
            { Assessment.State: AssessmentState.InProgress } reading => View("Archive", reading),
            _ => RedirectToRoute(Routes.TaskList, new { assessmentId }),
        };

    [HttpPost("archive")]
    public async Task<IActionResult> Archive(
        Guid assessmentId,
        [FromServices] ArchiveAssessment archive,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => archive.RunAsync(assessmentId, cancellationToken),
            () => Done("The assessment is archived. You find it below the others", Routes.Assessments),
            _ => AskToArchive(assessmentId, cancellationToken)
        );

    [HttpPost("bring-back", Name = Routes.BringBackAssessment)]
    public async Task<IActionResult> BringBack(
        Guid assessmentId,
        [FromServices] BringBackAssessment bringBack,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => bringBack.RunAsync(assessmentId, cancellationToken),
            () => Done("The assessment is back, and can be changed", Routes.TaskList, new { assessmentId }),
            _ => AskToArchive(assessmentId, cancellationToken)
        );

    private async Task<IActionResult> RenamePageAsync(Guid assessmentId, string? period, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("Rename", new RenameViewModel(reading, period ?? reading.Assessment.Period))
            : NotFound();
}

/// <summary>The page that renames an assessment.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Period">The name, or what was typed.</param>
public sealed record RenameViewModel(AssessmentReading Reading, string Period);
