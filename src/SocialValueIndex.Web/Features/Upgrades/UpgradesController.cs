using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Upgrades;

/// <summary>Upgrading an assessment in progress to the published version of the question set: looked at first, then made.</summary>
[Route("/assessments/{assessmentId:guid}/upgrade")]
[Authorize(Policies.AnswerQuestions)]
public sealed class UpgradesController(ReadAssessment read, FindNewerVersion find) : ServiceController
{
    private static readonly RefusalMessages Words = new("upgrade")
    {
        ReadOnly = "A colleague, or you in another tab, completed this assessment, so it is not upgraded. Reopen it first",
        Conflict = "Another version was published while you had this page open, so nothing is upgraded yet. Look at what that one changes",
    };

    [HttpGet("", Name = Routes.UpgradeAssessment)]
    public async Task<IActionResult> Show([FromRoute] Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("Show", UpgradeViewModel.For(reading, await find.RunAsync(reading.Assessment, cancellationToken)))
            : NotFound();

    /// <summary>Where this page stood before: bookmarks and e-mails still lead to it.</summary>
    [HttpGet("/assessments/{assessmentId:guid}/move")]
    public RedirectToRouteResult Moved([FromRoute] Guid assessmentId) => RedirectToRoute(Routes.UpgradeAssessment, new { assessmentId });

    [HttpPost("")]
    public async Task<IActionResult> Upgrade(
        [FromRoute] Guid assessmentId,
        int to,
        [FromServices] UpgradeAssessment upgrade,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => upgrade.RunAsync(assessmentId, to, cancellationToken),
            () => Done($"The assessment is upgraded to version {to} of the questions", Routes.UpgradeAssessment, new { assessmentId }),
            _ => Show(assessmentId, cancellationToken),
            Words
        );
}
