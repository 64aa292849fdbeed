using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.DraftQuestions;

/// <summary>The questions of a draft, one on a page: its options are the rule from answer to level and action.</summary>
[Route("/admin/question-sets/{version:int}")]
public sealed class DraftQuestionsController(ReadQuestionSet read, DraftEditor editor) : DraftController(read)
{
    private static readonly RefusalMessages LookAgain = new("remove")
    {
        Conflict =
            "A colleague, or you in another tab, changed the question while you had this page open. Look at it again before you remove it",
    };

    private readonly ReadQuestionSet _read = read;

    [HttpGet("areas/{code}/add-question", Name = Routes.AddQuestion)]
    public Task<IActionResult> Add(
        [FromRoute] int version,
        [FromRoute] string code,
        [FromServices] SuggestCode suggest,
        CancellationToken cancellationToken
    ) =>
        ShowDraftAsync(
            version,
            async reading =>
                reading.QuestionSet.Find(code) is { } area
                    ? View(AddQuestionViewModel.For(version, area, await suggest.RunAsync(area, cancellationToken)))
                    : null,
            cancellationToken
        );

    [HttpPost("areas/{code}/add-question")]
    public async Task<IActionResult> Add(
        [FromRoute] int version,
        [FromRoute] string code,
        QuestionInput input,
        CancellationToken cancellationToken
    ) =>
        !IsReadable
            ? BadRequest()
            : await OnceAsync(
                () =>
                    RespondAsync(
                        async () =>
                            input.NotToSave is { } refused
                                ? refused
                                : await editor.AddQuestionAsync(version, code, input.ToQuestion(), cancellationToken, input.ConfirmCode),
                        () => ShowSaved(version, input.Code!.Trim(), "added to the draft"),
                        new DraftForm(
                            version,
                            "code",
                            $"area {code}",
                            input.Submitted(),
                            (reading, refusal) =>
                                reading.QuestionSet.Find(code) is { } area
                                    ? View(new AddQuestionViewModel(version, area, QuestionForm.Submitted(input, refusal)))
                                    : null
                        ),
                        cancellationToken
                    ),
                _ => ShowSaved(version, input.Code!.Trim(), "added to the draft")
            );

    [HttpGet("questions/{code}", Name = Routes.DraftQuestion)]
    public async Task<IActionResult> Show([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        await _read.RunAsync(version, cancellationToken) is { } reading && reading.QuestionSet.FindQuestion(code) is { } found
            ? View(QuestionViewModel.For(reading, found.Area, found.Question))
            : NotFound();

    [HttpPost("questions/{code}")]
    public async Task<IActionResult> Save(
        [FromRoute] int version,
        [FromRoute] string code,
        QuestionInput input,
        CancellationToken cancellationToken
    ) =>
        !IsReadable || input.IsEmpty
            ? BadRequest()
            : await RespondAsync(
                async () =>
                    input.NotToSave is { } refused
                        ? refused
                        : await editor.ChangeQuestionAsync(
                            version,
                            code,
                            input.ToQuestion(),
                            input.BasedOn,
                            cancellationToken,
                            input.ToArea,
                            input.ConfirmCode
                        ),
                () =>
                    ShowSaved(
                        version,
                        input.Code!.Trim(),
                        input.ToArea is { } area ? $"moved to area {area} and saved in the draft" : "saved in the draft"
                    ),
                new DraftForm(
                    version,
                    "text",
                    $"question {code}",
                    input.Submitted(),
                    (reading, refusal) =>
                        reading.QuestionSet.FindQuestion(code) is { } found
                            ? View("Show", QuestionViewModel.For(reading, found.Area, found.Question).WithSubmitted(input, refusal))
                            : null
                )
                {
                    CanShowPublished = true,
                },
                cancellationToken
            );

    [HttpPost("questions/{code}/move", Name = Routes.MoveQuestion)]
    public async Task<IActionResult> Move(
        [FromRoute] int version,
        [FromRoute] string code,
        string? direction,
        CancellationToken cancellationToken
    )
    {
        var area = (await _read.RunAsync(version, cancellationToken))?.QuestionSet.FindQuestion(code)?.Area;
        return await RespondAsync(
            () => editor.MoveQuestionAsync(version, code, Direction.By(direction), cancellationToken),
            version,
            () => area is null ? NotFound() : RedirectToRoute(Routes.DraftArea, new { version, code = area.Code }, $"question-{code}")
        );
    }

    [HttpGet("questions/{code}/remove", Name = Routes.RemoveQuestion)]
    public Task<IActionResult> AskToRemove([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        ShowDraftAsync(
            version,
            reading =>
                reading.QuestionSet.FindQuestion(code) is { } found
                    ? View("Remove", new RemoveQuestionViewModel(version, found.Question))
                    : null,
            cancellationToken
        );

    [HttpPost("questions/{code}/remove")]
    public async Task<IActionResult> Remove(
        [FromRoute] int version,
        [FromRoute] string code,
        string? basedOn,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => editor.RemoveQuestionAsync(version, code, basedOn, cancellationToken),
            version,
            () => Done($"Question {code} is removed from the draft", Routes.QuestionSet, new { version }),
            _ => AskToRemove(version, code, cancellationToken),
            LookAgain
        );

    private RedirectToRouteResult ShowSaved(int version, string code, string done)
    {
        TempData[Fields.NextStep] = $"See all of version {version}, to check and publish it";
        TempData[Fields.NextAddress] = Url.RouteUrl(Routes.QuestionSet, new { version });
        return Done($"Question {code} is {done}", Routes.DraftQuestion, new { version, code });
    }
}
