using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Web.Areas.Admin.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin.DraftQuestions;

/// <summary>The questions of a draft, one on a page: its ladder of options is the rule from answer to level and action.</summary>
[Route("/admin/question-sets/{version:int}")]
public sealed class DraftQuestionsController(ReadQuestionSet read) : AdminController
{
    [HttpGet("areas/{code}/add-question", Name = Routes.AddQuestion)]
    public async Task<IActionResult> Add([FromRoute] int version, [FromRoute] string code, [FromServices] SuggestCode suggest, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading && reading.QuestionSet.Find(code) is { } area
            ? reading.IsDraft ? View(AddQuestionViewModel.For(version, area, await suggest.RunAsync(area, cancellationToken))) : RedirectToRoute(Routes.QuestionSet, new { version })
            : NotFound();

    [HttpPost("areas/{code}/add-question")]
    public async Task<IActionResult> Add([FromRoute] int version, [FromRoute] string code, QuestionInput input, [FromServices] AddQuestion add, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var result = input.IsRearranging || !AreLevelsChosen(input) ? null : await add.RunAsync(version, code, input.ToQuestion(), cancellationToken);
        if (result is { Status: DraftStatus.Saved })
        {
            return ShowSaved(version, input.Code!.Trim(), "added to the draft");
        }

        if (result is { Status: DraftStatus.NotADraft })
        {
            return NotSaved(LostEdit.Published(version, input.Submitted()), StatusCodes.Status409Conflict);
        }

        if (result is not null)
        {
            ModelState.Explain(result, "code");
        }

        var reading = await read.RunAsync(version, cancellationToken);
        return reading?.QuestionSet.Find(code) is { } area
            ? View(new AddQuestionViewModel(version, area, QuestionForm.Submitted(input)))
            : NotSaved(LostEdit.At(reading?.QuestionSet.Version, $"area {code}", input.Submitted()));
    }

    [HttpGet("questions/{code}", Name = Routes.DraftQuestion)]
    public async Task<IActionResult> Show([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading && reading.QuestionSet.FindQuestion(code) is { } found
            ? View(QuestionViewModel.For(reading, found.Area, found.Question))
            : NotFound();

    [HttpPost("questions/{code}")]
    public async Task<IActionResult> Save([FromRoute] int version, [FromRoute] string code, QuestionInput input, [FromServices] SaveQuestion save, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || input.IsEmpty)
        {
            return BadRequest();
        }

        var result = input.IsRearranging || !AreLevelsChosen(input) ? null : await save.RunAsync(version, code, input.ToQuestion(), input.BasedOn, cancellationToken);
        if (result is { Status: DraftStatus.Saved })
        {
            return ShowSaved(version, input.Code!.Trim(), "saved in the draft");
        }

        if (result is not null)
        {
            ModelState.Explain(result, "text");
        }

        var reading = await read.RunAsync(version, cancellationToken);
        return reading?.QuestionSet.FindQuestion(code) is { } found
            ? View("Show", QuestionViewModel.For(reading, found.Area, found.Question).WithSubmitted(input, result?.Status == DraftStatus.Conflict))
            : NotSaved(LostEdit.At(reading?.QuestionSet.Version, $"question {code}", input.Submitted()));
    }

    [HttpPost("questions/{code}/move", Name = Routes.MoveQuestion)]
    public async Task<IActionResult> Move([FromRoute] int version, [FromRoute] string code, string? direction, [FromServices] MoveQuestion move, CancellationToken cancellationToken) =>
        (await move.RunAsync(version, code, Direction.By(direction), cancellationToken)).Status switch
        {
            DraftStatus.NotADraft => NotADraft(version),
            DraftStatus.Saved when (await read.RunAsync(version, cancellationToken))?.QuestionSet.FindQuestion(code) is { } found =>
                RedirectToRoute(Routes.DraftArea, new { version, code = found.Area.Code }, $"question-{code}"),
            _ => NotFound(),
        };

    [HttpGet("questions/{code}/remove", Name = Routes.RemoveQuestion)]
    public async Task<IActionResult> AskToRemove([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading && reading.QuestionSet.FindQuestion(code) is { } found
            ? reading.IsDraft ? View("Remove", new RemoveQuestionViewModel(version, found.Question)) : RedirectToRoute(Routes.QuestionSet, new { version })
            : NotFound();

    [HttpPost("questions/{code}/remove")]
    public async Task<IActionResult> Remove([FromRoute] int version, [FromRoute] string code, string? basedOn, [FromServices] RemoveQuestion remove, CancellationToken cancellationToken)
    {
        var result = await remove.RunAsync(version, code, basedOn, cancellationToken);
        switch (result.Status)
        {
            case DraftStatus.Saved:
                TempData[Fields.Notice] = $"Question {code} is removed from the draft";
                return RedirectToRoute(Routes.QuestionSet, new { version });
            case DraftStatus.Conflict:
                ModelState.Clear();
                ModelState.AddModelError("remove", "A colleague, or you in another tab, changed the question while you had this page open. Look at it again before you remove it");
                return await AskToRemove(version, code, cancellationToken);
            case DraftStatus.NotADraft:
                return NotADraft(version);
            default:
                return NotFound();
        }
    }

    private RedirectToRouteResult ShowSaved(int version, string code, string done)
    {
        TempData[Fields.Notice] = $"Question {code} is {done}";
        TempData[Fields.NextStep] = $"See all of version {version}, to check and publish it";
        TempData[Fields.NextAddress] = Url.RouteUrl(Routes.QuestionSet, new { version });
        return RedirectToRoute(Routes.DraftQuestion, new { version, code });
    }

    private bool AreLevelsChosen(QuestionInput input)
    {
        ModelState.Clear();
        foreach (var field in input.FieldsWithoutLevel())
        {
            ModelState.AddModelError(field, "Choose the level of the option");
        }

        return ModelState.IsValid;
    }
}
