using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Assessments;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>Sets the targets of the whole assessment in one go, and takes back what was done in one go.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.AnswerQuestions)]
public sealed class AnswersInOneGoController(ReadAssessment read, FindNewerVersion find, ReadAssignments assigned) : ServiceController
{
    private static readonly RefusalMessages Words = new(TargetsInput.Field)
    {
        ReadOnly = "A colleague, or you in another tab, completed this assessment, so no target is set. Reopen it first",
    };

    [HttpPost("targets", Name = Routes.SetTargets)]
    public async Task<IActionResult> SetTargets(
        Guid assessmentId,
        TargetsInput input,
        [FromServices] SetTargets set,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            async () =>
                input.Choice is { } choice
                    ? await set.RunAsync(assessmentId, choice, cancellationToken)
                    : new Refusal.Invalid(new Fault(TargetsInput.Field, "Choose where you want to be")),
            changes =>
            {
                Undo.Offer(TempData, Url.RouteUrl(Routes.UndoChanges, new { assessmentId }), changes);
                return Done(Count(changes.Count, "target is set", "targets are set"), Routes.TaskList, new { assessmentId });
            },
            async _ =>
                await read.RunAsync(assessmentId, cancellationToken) is { } reading
                    ? View(
                        "/Features/Assessments/TaskList.cshtml",
                        new TaskListViewModel(
                            reading,
                            (await find.RunAsync(reading.Assessment, cancellationToken))?.Version,
                            await assigned.RunAsync(assessmentId, cancellationToken)
                        )
                        {
                            Targets = input,
                        }
                    )
                    : NotFound(),
            Words
        );

    [HttpPost("undo", Name = Routes.UndoChanges)]
    public async Task<IActionResult> UndoChanges(
        Guid assessmentId,
        string? area,
        string? changes,
        [FromServices] UndoChanges undo,
        CancellationToken cancellationToken
    )
    {
        if (Undo.Read(changes) is not { } toUndo)
        {
            return BadRequest();
        }

        var outcome = await RunAsync(() => undo.RunAsync(assessmentId, toUndo, cancellationToken));
        TempData[outcome.IsDone ? Fields.Notice : Fields.Important] = outcome.IsDone
            ? Undone(outcome.Value.Count, toUndo.Count)
            : "The assessment is completed, so nothing is undone. Reopen it first";
        return outcome.Refusal is Refusal.Gone ? NotFound()
            : area is null ? RedirectToRoute(Routes.TaskList, new { assessmentId })
            : RedirectToRoute(Routes.Area, new { assessmentId, code = area });
    }

    private static string Undone(int undone, int all) =>
        Count(undone, "answer is as it was before", "answers are as they were before")
        + (undone == all ? "" : $". {Count(all - undone, "was changed since and stays", "were changed since and stay")}");

    private static string Count(int count, string one, string many) =>
        count switch
        {
            0 => $"No {many}",
            1 => $"1 {one}",
            _ => $"{count} {many}",
        };
}
