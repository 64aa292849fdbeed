using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Web.Access;

namespace SocialValueIndex.Web.Features.Results;

/// <summary>The levels, present against target, and what holds each area back.</summary>
[Authorize(Policies.ReadAssessments)]
public sealed class ResultsController(ReadRegister read) : Controller
{
    [HttpGet("/assessments/{assessmentId:guid}/results", Name = Routes.Results)]
    public async Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading ? View("Results", ResultsViewModel.For(reading)) : NotFound();
}
