using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Planning;

/// <summary>When the council gets where, if every action is done when it is due.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
[ShowsRegister]
public sealed class TrajectoryController(ReadRegister read) : Controller
{
    [HttpGet("trajectory", Name = Routes.Trajectory)]
    public async Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("Trajectory", new TrajectoryViewModel(reading))
            : NotFound();

    [HttpGet("trajectory.json", Name = Routes.TrajectoryJson)]
    public async Task<IActionResult> Json(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(
                RegisterJson.WriteTrajectory(reading.Trajectory),
                "application/json",
                Downloads.FileName(reading.Assessment, "trajectory", "json")
            )
            : NotFound();
}
