using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Comparisons;
using SocialValueIndex.Web.Access;

namespace SocialValueIndex.Web.Features.Results;

/// <summary>The levels, present against target, and what holds each area back.</summary>
[Authorize(Policies.ReadAssessments)]
[ShowsRegister(WithList = true)]
public sealed class ResultsController(ReadRegister read, ListComparable list, CompareAssessments compare, TimeProvider time) : Controller
{
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="sort">The order of the gap table: "area", or anything else for the largest gap first.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    [HttpGet("/assessments/{assessmentId:guid}/results", Name = Routes.Results)]
    public async Task<IActionResult> Show(Guid assessmentId, string? sort, CancellationToken cancellationToken) =>
        await read.WithListAsync(assessmentId, cancellationToken) is var (reading, assessments)
        && await list.AmongAsync(assessments, assessmentId, cancellationToken) is { } comparable
            ? View(
                "Results",
                ResultsViewModel.For(reading, Today, comparable) with
                {
                    IsByArea = sort == ResultsViewModel.ByArea,
                    Since = await compare.WithLastIssuedAsync(reading, comparable, cancellationToken),
                }
            )
            : NotFound();

    private DateOnly Today => UkTime.DateOf(time.GetUtcNow().UtcDateTime);
}
