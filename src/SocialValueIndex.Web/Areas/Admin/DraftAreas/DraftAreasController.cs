using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Web.Areas.Admin.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin.DraftAreas;

/// <summary>The areas of a draft, one on a page.</summary>
[Route("/admin/question-sets/{version:int}")]
public sealed class DraftAreasController(ReadQuestionSet read) : AdminController
{
    [HttpGet("add-area", Name = Routes.AddArea)]
    public async Task<IActionResult> Add([FromRoute] int version, CancellationToken cancellationToken) => await read.RunAsync(version, cancellationToken) switch
    {
        null => NotFound(),
        { IsDraft: false } => RedirectToRoute(Routes.QuestionSet, new { version }),
        _ => View(new AddAreaViewModel(version, new AreaInput())),
    };

    [HttpPost("add-area")]
    public async Task<IActionResult> Add([FromRoute] int version, AreaInput input, [FromServices] AddArea add, CancellationToken cancellationToken)
    {
        var result = await add.RunAsync(version, input.Code ?? "", input.Name ?? "", input.PlanNameOrName, cancellationToken);
        switch (result.Status)
        {
            case DraftStatus.Saved:
                TempData[Fields.Notice] = "The area is added. Add its questions next";
                return RedirectToRoute(Routes.DraftArea, new { version, code = input.Code!.Trim() });
            case DraftStatus.NotFound:
                return NotSaved(LostEdit.At(null, "the draft", input.Submitted));
            case DraftStatus.NotADraft:
                return NotSaved(LostEdit.Published(version, input.Submitted), StatusCodes.Status409Conflict);
            default:
                ModelState.Explain(result, "code");
                return View(new AddAreaViewModel(version, input));
        }
    }

    [HttpGet("areas/{code}", Name = Routes.DraftArea)]
    public async Task<IActionResult> Show([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading && reading.QuestionSet.Find(code) is { } area
            ? View(AreaViewModel.For(reading, area))
            : NotFound();

    [HttpPost("areas/{code}")]
    public async Task<IActionResult> Save([FromRoute] int version, [FromRoute] string code, AreaInput input, [FromServices] SaveArea save, CancellationToken cancellationToken)
    {
        var result = await save.RunAsync(version, code, input.Code ?? "", input.Name ?? "", input.PlanNameOrName, input.BasedOn, cancellationToken);
        if (result.Status == DraftStatus.Saved)
        {
            TempData[Fields.Notice] = $"Area {input.Code!.Trim()} is saved";
            return RedirectToRoute(Routes.DraftArea, new { version, code = input.Code.Trim() });
        }

        ModelState.Explain(result, "name");
        var reading = await read.RunAsync(version, cancellationToken);
        return reading?.QuestionSet.Find(code) is { } area
            ? View("Show", AreaViewModel.For(reading, area).WithSubmitted(input, result.Status == DraftStatus.Conflict))
            : NotSaved(LostEdit.At(reading?.QuestionSet.Version, $"area {code}", input.Submitted));
    }

    [HttpPost("areas/{code}/move", Name = Routes.MoveArea)]
    public async Task<IActionResult> Move([FromRoute] int version, [FromRoute] string code, string? direction, [FromServices] MoveArea move, CancellationToken cancellationToken) =>
        (await move.RunAsync(version, code, Direction.By(direction), cancellationToken)).Status switch
        {
            DraftStatus.NotFound => NotFound(),
            DraftStatus.NotADraft => NotADraft(version),
            _ => RedirectToRoute(Routes.QuestionSet, new { version }, $"area-{code}"),
        };

    [HttpGet("areas/{code}/remove", Name = Routes.RemoveArea)]
    public async Task<IActionResult> AskToRemove([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading && reading.QuestionSet.Find(code) is { } area
            ? reading.IsDraft ? View("Remove", new RemoveAreaViewModel(version, area)) : RedirectToRoute(Routes.QuestionSet, new { version })
            : NotFound();

    [HttpPost("areas/{code}/remove")]
    public async Task<IActionResult> Remove([FromRoute] int version, [FromRoute] string code, string? basedOn, [FromServices] RemoveArea remove, CancellationToken cancellationToken)
    {
        var result = await remove.RunAsync(version, code, basedOn, cancellationToken);
        switch (result.Status)
        {
            case DraftStatus.Saved:
                TempData[Fields.Notice] = $"Area {code} is removed from the draft";
                return RedirectToRoute(Routes.QuestionSet, new { version });
            case DraftStatus.Conflict:
                ModelState.Clear();
                ModelState.AddModelError("remove", "A colleague, or you in another tab, changed the area while you had this page open. Look at it again before you remove it");
                return await AskToRemove(version, code, cancellationToken);
            case DraftStatus.NotADraft:
                return NotADraft(version);
            default:
                return NotFound();
        }
    }
}
