using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Areas.Admin.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin.Publishing;

/// <summary>What an administrator looks at before publishing, and publishing itself.</summary>
[Route("/admin/question-sets/{version:int}")]
public sealed class PublishingController(ReadQuestionSet read) : AdminController
{
    [HttpGet("preview", Name = Routes.Preview)]
    public async Task<IActionResult> Preview([FromRoute] int version, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading ? View(PreviewViewModel.Empty(reading)) : NotFound();

    [HttpPost("preview")]
    public async Task<IActionResult> Preview([FromRoute] int version, PreviewInput input, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await read.RunAsync(version, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        ModelState.Clear();
        var page = PreviewViewModel.For(reading, input);
        foreach (var (field, message) in page.Errors)
        {
            ModelState.AddModelError(field, message);
        }

        return View(page);
    }

    [HttpGet("difference", Name = Routes.Difference)]
    public async Task<IActionResult> Difference([FromRoute] int version, int? from, CancellationToken cancellationToken)
    {
        if (await read.RunAsync(version, cancellationToken) is not { } to)
        {
            return NotFound();
        }

        var earlier = from ?? to.QuestionSet.BasedOn ?? to.PublishedVersion;
        return ModelState.IsValid && await read.RunAsync(earlier, cancellationToken) is { } before
            ? View(new DifferenceViewModel(earlier, to, QuestionSetDifference.Between(before.QuestionSet, to.QuestionSet)))
            : NotFound();
    }

    [HttpGet("impact", Name = Routes.Impact)]
    public async Task<IActionResult> Impact([FromRoute] int version, [FromServices] ReadImpact impact, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) switch
        {
            null => NotFound(),
            { Faults.Count: > 0 } reading => View(new ImpactViewModel(reading, [])),
            var reading => View(new ImpactViewModel(reading, await impact.RunAsync(reading.QuestionSet, cancellationToken))),
        };

    [HttpGet("publish", Name = Routes.Publish)]
    public async Task<IActionResult> Publish([FromRoute] int version, CancellationToken cancellationToken) => await read.RunAsync(version, cancellationToken) switch
    {
        null => NotFound(),
        { IsDraft: false } => RedirectToRoute(Routes.QuestionSet, new { version }),
        var reading => View(new PublishViewModel(reading, null)),
    };

    [HttpPost("publish")]
    public async Task<IActionResult> Publish([FromRoute] int version, PublishInput input, [FromServices] PublishQuestionSet publish, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (QuestionSet.FaultInPublishNote(input.Note) is { } fault)
        {
            ModelState.AddModelError("note", fault);
        }
        else
        {
            switch (await publish.RunAsync(version, input.Note!, new PublishBasis(input.Revision, input.Published), cancellationToken))
            {
                case PublishStatus.Published:
                    TempData[Fields.Notice] = $"Version {version} is published. New assessments start with it";
                    return RedirectToRoute(Routes.QuestionSet, new { version });
                case PublishStatus.NotADraft:
                    return NotSaved(LostEdit.Published(version, [("What changed?", input.Note)]), StatusCodes.Status409Conflict);
                case PublishStatus.ChangedMeanwhile:
                    ModelState.AddModelError("note", "A colleague, or you in another tab, changed this draft or published another version while you had this page open. Nothing is published. Look at the differences again, then publish");
                    break;
                case PublishStatus.HasFaults:
                    ModelState.AddModelError("note", "There are things to put right before this can be published");
                    break;
                default:
                    return NotFound();
            }
        }

        return await read.RunAsync(version, cancellationToken) is { } reading ? View(new PublishViewModel(reading, input.Note)) : NotFound();
    }
}
