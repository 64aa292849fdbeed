using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Assessments;

/// <summary>Checking the answers of an assessment, completing it, and opening it again.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
public sealed class CompletionController(ReadAssessment read, SiteAddress site) : ServiceController
{
    private const string CheckAgain =
        "A colleague, or you in another tab, changed answers, or upgraded the assessment to another version of the questions, while you "
        + "had this page open. "
        + "It is not completed yet. Check the answers again, then complete it";

    [HttpGet("check", Name = Routes.Check)]
    public async Task<IActionResult> Check(Guid assessmentId, CancellationToken cancellationToken) =>
        await CheckPageAsync(assessmentId, cancellationToken);

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("check")]
    public async Task<IActionResult> Complete(
        Guid assessmentId,
        string? basedOn,
        string? confirm,
        [FromServices] CompleteAssessment complete,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => complete.RunAsync(assessmentId, basedOn, confirm == "true", site.For(Request), cancellationToken),
            _ => RedirectToRoute(Routes.Completed, new { assessmentId }),
            _ => CheckPageAsync(assessmentId, cancellationToken),
            new RefusalMessages("complete")
            {
                Conflict = CheckAgain,
                ReadOnly = "This assessment is archived. Bring it back, then complete it",
            }
        );

    /// <summary>What happens next, once it is completed.</summary>
    [HttpGet("completed", Name = Routes.Completed)]
    public async Task<IActionResult> Completed(
        Guid assessmentId,
        [FromServices] ListIssuedPlans issued,
        [FromServices] ListApprovers approvers,
        CancellationToken cancellationToken
    ) =>
        await read.RunAsync(assessmentId, cancellationToken) switch
        {
            null => NotFound(),
            { Assessment.IsCompleted: false } => RedirectToRoute(Routes.TaskList, new { assessmentId }),
            var reading => View(
                new CompletedViewModel(
                    reading,
                    await issued.RunAsync(assessmentId, cancellationToken) is [var newest, ..] ? newest : null,
                    await approvers.RunAsync(reading.Assessment, cancellationToken)
                )
            ),
        };

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("reopen", Name = Routes.Reopen)]
    public async Task<IActionResult> AskToReopen(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) switch
        {
            null => NotFound(),
            { Assessment.IsCompleted: false } => RedirectToRoute(Routes.TaskList, new { assessmentId }),
            var reading => View("Reopen", new ReopenViewModel(reading, "")),
        };

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("reopen")]
    public async Task<IActionResult> Reopen(
        Guid assessmentId,
        string? reason,
        [FromServices] ReopenAssessment reopen,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => reopen.RunAsync(assessmentId, reason, cancellationToken),
            () => Done("The assessment is open for changes again", Routes.TaskList, new { assessmentId }),
            async _ =>
                await read.RunAsync(assessmentId, cancellationToken) is { } reading
                    ? View("Reopen", new ReopenViewModel(reading, reason ?? ""))
                    : NotFound()
        );

    private async Task<IActionResult> CheckPageAsync(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading ? View("Check", reading) : NotFound();
}

/// <summary>The page that says what happens next.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Issued">Its newest issued plan; none while the first waits for sign-off.</param>
/// <param name="Approvers">The names of those who can sign it off.</param>
public sealed record CompletedViewModel(AssessmentReading Reading, IssuedSummary? Issued, IReadOnlyList<string> Approvers);

/// <summary>The page that reopens an assessment.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Reason">What was typed so far.</param>
public sealed record ReopenViewModel(AssessmentReading Reading, string Reason);
