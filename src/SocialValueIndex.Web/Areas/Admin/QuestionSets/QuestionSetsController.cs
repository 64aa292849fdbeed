using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Web.Areas.Admin.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin.QuestionSets;

/// <summary>The versions of the question set: the list, one of them, and its title and footnote.</summary>
[Route("/admin/question-sets")]
public sealed class QuestionSetsController(ReadQuestionSet read) : AdminController
{
    [HttpGet("", Name = Routes.QuestionSets)]
    public async Task<IActionResult> Index([FromServices] ListQuestionSets list, CancellationToken cancellationToken) => View(await list.RunAsync(cancellationToken));

    [HttpGet("{version:int}", Name = Routes.QuestionSet)]
    public async Task<IActionResult> Show([FromRoute] int version, [FromServices] ListQuestionSets list, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading
            ? View(new QuestionSetViewModel(reading, [.. (await list.RunAsync(cancellationToken)).Where(q => q.Version != version)]))
            : NotFound();

    [HttpPost("{version:int}/draft", Name = Routes.DraftFrom)]
    public async Task<IActionResult> Draft([FromRoute] int version, [FromServices] DraftQuestionSet draft, CancellationToken cancellationToken)
    {
        if (await draft.RunAsync(version, cancellationToken) is not { } begun)
        {
            return NotFound();
        }

        TempData[Fields.Notice] = $"Version {begun} is begun as a draft, a copy of version {version}. Nobody is asked it until it is published";
        return RedirectToRoute(Routes.QuestionSet, new { version = begun });
    }

    [HttpGet("{version:int}/discard", Name = Routes.DiscardDraft)]
    public async Task<IActionResult> AskToDiscard([FromRoute] int version, CancellationToken cancellationToken) => await read.RunAsync(version, cancellationToken) switch
    {
        null => NotFound(),
        { IsDraft: false } => RedirectToRoute(Routes.QuestionSet, new { version }),
        var reading => View("Discard", reading),
    };

    [HttpPost("{version:int}/discard")]
    public async Task<IActionResult> Discard([FromRoute] int version, int revision, [FromServices] DiscardDraft discard, CancellationToken cancellationToken)
    {
        switch (await discard.RunAsync(version, revision, cancellationToken))
        {
            case DraftStatus.Saved:
                TempData[Fields.Notice] = $"The draft of version {version} is deleted";
                return RedirectToRoute(Routes.QuestionSets);
            case DraftStatus.Conflict:
                ModelState.Clear();
                ModelState.AddModelError("discard", "A colleague, or you in another tab, changed the draft while you had this page open. Look at it again before you delete it");
                return await AskToDiscard(version, cancellationToken);
            case DraftStatus.NotADraft:
                return NotADraft(version);
            default:
                return NotFound();
        }
    }

    [HttpGet("{version:int}/title-and-footnote", Name = Routes.QuestionSetTitle)]
    public async Task<IActionResult> Title([FromRoute] int version, CancellationToken cancellationToken) => await read.RunAsync(version, cancellationToken) switch
    {
        null => NotFound(),
        { IsDraft: false } => RedirectToRoute(Routes.QuestionSet, new { version }),
        var reading => View(TitleViewModel.For(reading)),
    };

    [HttpPost("{version:int}/title-and-footnote")]
    public async Task<IActionResult> Title([FromRoute] int version, TitleInput input, [FromServices] ChangeTitle change, CancellationToken cancellationToken)
    {
        var result = await change.RunAsync(version, input.Title ?? "", input.Footnote ?? "", input.BasedOn, cancellationToken);
        if (result.Status == DraftStatus.Saved)
        {
            TempData[Fields.Notice] = "The title and the footnote are saved";
            return RedirectToRoute(Routes.QuestionSet, new { version });
        }

        (string, string?)[] typed = [("Title", input.Title), ("Footnote", input.Footnote)];
        if (result.Status == DraftStatus.NotADraft)
        {
            return NotSaved(LostEdit.Published(version, typed), StatusCodes.Status409Conflict);
        }

        ModelState.Explain(result, "title");
        return await read.RunAsync(version, cancellationToken) is { } reading
            ? View(TitleViewModel.For(reading).WithSubmitted(input, result.Status == DraftStatus.Conflict))
            : NotSaved(LostEdit.At(null, "the draft", typed));
    }
}
