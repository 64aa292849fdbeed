using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Moving;

/// <summary>Moving an assessment in progress to the published version of the question set: looked at first, then made.</summary>
[Route("/assessments/{assessmentId:guid}/move")]
[Authorize(Policies.AnswerQuestions)]
public sealed class MovingController(ReadAssessment read, FindNewerVersion find) : Controller
{
    [HttpGet("", Name = Routes.MoveAssessment)]
    public async Task<IActionResult> Show([FromRoute] Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("Show", MoveViewModel.For(reading, await find.RunAsync(reading.Assessment, cancellationToken)))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Move([FromRoute] Guid assessmentId, int to, [FromServices] MoveAssessment move, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        switch (await move.RunAsync(assessmentId, to, cancellationToken))
        {
            case MoveStatus.Moved:
                TempData[Fields.Notice] = $"The assessment is moved to version {to} of the questions";
                return RedirectToRoute(Routes.MoveAssessment, new { assessmentId });
            case MoveStatus.Completed:
                ModelState.AddModelError("move", "A colleague, or you in another tab, completed this assessment, so it is not moved. Reopen it first");
                break;
            default:
                ModelState.AddModelError("move", "Another version was published while you had this page open, so nothing is moved yet. Look at what that one changes");
                break;
        }

        return await Show(assessmentId, cancellationToken);
    }
}
