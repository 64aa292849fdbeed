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
    public async Task<IActionResult> Show(ComparisonQuery query, CancellationToken cancellationToken) =>
        await ReadAsync(query, cancellationToken) is { } reading ? View("Comparison", new ComparisonViewModel(reading)) : NotFound();

    [HttpGet("{other:guid}.json", Name = Routes.ComparisonJson)]
    public async Task<IActionResult> Json(ComparisonQuery query, CancellationToken cancellationToken) =>
        await ReadAsync(query, cancellationToken) is { } reading
            ? File(ComparisonFile.Write(reading.Comparison), "application/json", Downloads.FileName(reading.To, "comparison", "json"))
            : NotFound();

    [HttpGet("{other:guid}.csv", Name = Routes.ComparisonCsv)]
    public async Task<IActionResult> Csv(ComparisonQuery query, CancellationToken cancellationToken)
    {
        if (await ReadAsync(query, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        using var stream = new MemoryStream();
        await ComparisonFile.WriteCsvAsync(reading.Comparison, stream, cancellationToken);
        return File(stream.ToArray(), "text/csv; charset=utf-8", Downloads.FileName(reading.To, "comparison", "csv"));
    }

    // A number that is none is the number of no plan.
    private async Task<ComparisonReading?> ReadAsync(ComparisonQuery query, CancellationToken cancellationToken) =>
        IsReadable
            ? await compare.RunAsync(new(query.AssessmentId, query.Issued), new(query.Other, query.OtherIssued), cancellationToken)
            : null;
}

/// <summary>The address of a comparison.</summary>
public sealed class ComparisonQuery
{
    /// <summary>The later assessment.</summary>
    [FromRoute]
    public Guid AssessmentId { get; init; }

    /// <summary>The earlier assessment.</summary>
    [FromRoute]
    public Guid Other { get; init; }

    /// <summary>The number of the later one's issued plan; none for how it is now.</summary>
    [FromQuery]
    public int? Issued { get; init; }

    /// <summary>The number of the earlier one's issued plan; none for how it is now.</summary>
    [FromQuery]
    public int? OtherIssued { get; init; }
}
