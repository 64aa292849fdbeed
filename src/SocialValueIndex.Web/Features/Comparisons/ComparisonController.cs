using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Comparisons;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Comparisons;

/// <summary>What changed since before: two assessments side by side, on a page and to take away.</summary>
[Route("/assessments/{assessmentId:guid}/compare")]
[Authorize(Policies.ReadAssessments)]
public sealed class ComparisonController(CompareAssessments compare) : ServiceController
{
    /// <param name="assessmentId">The assessment to compare.</param>
    /// <param name="with">What to compare it with, as <see cref="CompareWith"/> writes it; none shows what there is.</param>
    /// <param name="list">Lists what there is.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    [HttpGet("", Name = Routes.CompareWith)]
    public async Task<IActionResult> Choose(
        Guid assessmentId,
        string? with,
        [FromServices] ListComparable list,
        CancellationToken cancellationToken
    )
    {
        if (await list.RunAsync(assessmentId, cancellationToken) is not { } comparable)
        {
            return NotFound();
        }

        if (CompareWith.Find(comparable, with) is { } chosen)
        {
            return RedirectToRoute(Routes.Comparison, CompareWith.RouteValues(comparable, chosen));
        }

        if (with is not null)
        {
            ShowErrors(new Fault("with", "Choose one of the assessments shown"));
        }

        return View("Choose", comparable);
    }

    [HttpGet("{other:guid}", Name = Routes.Comparison)]
    public async Task<IActionResult> Show(Guid assessmentId, Guid other, CancellationToken cancellationToken) =>
        await compare.RunAsync(assessmentId, other, cancellationToken) is { } reading
            ? View("Comparison", new ComparisonViewModel(reading))
            : NotFound();

    [HttpGet("{other:guid}.json", Name = Routes.ComparisonJson)]
    public async Task<IActionResult> Json(Guid assessmentId, Guid other, CancellationToken cancellationToken) =>
        await compare.RunAsync(assessmentId, other, cancellationToken) is { } reading
            ? File(ComparisonFile.Write(reading.Comparison), "application/json", Downloads.FileName(reading.To, "comparison", "json"))
            : NotFound();

    [HttpGet("{other:guid}.csv", Name = Routes.ComparisonCsv)]
    public async Task<IActionResult> Csv(Guid assessmentId, Guid other, CancellationToken cancellationToken)
    {
        if (await compare.RunAsync(assessmentId, other, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        using var stream = new MemoryStream();
        await ComparisonFile.WriteCsvAsync(reading.Comparison, stream, cancellationToken);
        return File(stream.ToArray(), "text/csv; charset=utf-8", Downloads.FileName(reading.To, "comparison", "csv"));
    }
}
