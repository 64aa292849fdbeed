using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.SignOff;

/// <summary>Signing an assessment off, or sending it back.</summary>
[Route("/assessments/{assessmentId:guid}/sign-off")]
[Authorize(Policies.ReadAssessments)]
public sealed class SignOffController(ReadAssessment read, ListApprovers approvers, ICurrentUser user, SiteAddress site) : ServiceController
{
    private const string Changed =
        "The assessment does not wait for sign-off in the state that you looked at: a colleague reopened, changed or decided it "
        + "while you had this page open. Look at it again, then decide";

    [HttpGet("", Name = Routes.SignOff)]
    public Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        ShowAsync(assessmentId, new SignOffInput(), cancellationToken);

    [Authorize(Policies.SignOff)]
    [HttpPost("")]
    public async Task<IActionResult> Decide(
        Guid assessmentId,
        SignOffInput input,
        [FromServices] SignOffAssessment decide,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => decide.RunAsync(assessmentId, input.Decision, input.Comment, input.BasedOn, site.For(Request), cancellationToken),
            isApproved =>
                isApproved
                    ? Done("The assessment is signed off and its plan is issued", Routes.IssuedPlans, new { assessmentId })
                    : Done("The assessment is sent back", Routes.TaskList, new { assessmentId }),
            _ => ShowAsync(assessmentId, input, cancellationToken),
            new RefusalMessages("decision") { Conflict = Changed }
        );

    private async Task<IActionResult> ShowAsync(Guid assessmentId, SignOffInput input, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View(
                "Show",
                new SignOffViewModel(
                    reading,
                    reading.Assessment.State == AssessmentState.AwaitingSignOff
                        ? await approvers.RunAsync(reading.Assessment, cancellationToken)
                        : [],
                    input,
                    IsOwn: reading.Assessment.CompletedBy == user.Id
                )
            )
            : NotFound();
}

public sealed class SignOffInput
{
    public string? Decision { get; init; }

    public string? Comment { get; init; }

    /// <summary>The fingerprint of the answers that the page showed.</summary>
    public string? BasedOn { get; init; }
}

/// <summary>The page that signs off.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Approvers">The names of those who can sign it off.</param>
/// <param name="Input">What was typed so far.</param>
/// <param name="IsOwn">Whether the person completed it, and so cannot sign it off.</param>
public sealed record SignOffViewModel(AssessmentReading Reading, IReadOnlyList<string> Approvers, SignOffInput Input, bool IsOwn)
{
    public bool Waits => Reading.Assessment.State == AssessmentState.AwaitingSignOff;
}
