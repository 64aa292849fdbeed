using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.DraftAreas;

/// <summary>The areas of a draft, one on a page.</summary>
[Route("/admin/question-sets/{version:int}")]
public sealed class DraftAreasController(ReadQuestionSet read, DraftEditor editor) : DraftController(read)
{
    private static readonly RefusalMessages LookAgain = new("remove")
    {
        Conflict =
            "A colleague, or you in another tab, changed the area while you had this page open. Look at it again before you remove it",
    };

    private readonly ReadQuestionSet _read = read;

    [HttpGet("add-area", Name = Routes.AddArea)]
    public Task<IActionResult> Add([FromRoute] int version, CancellationToken cancellationToken) =>
        ShowDraftAsync(version, _ => View(new AddAreaViewModel(version, new AreaInput())), cancellationToken);

    [HttpPost("add-area")]
    public async Task<IActionResult> Add([FromRoute] int version, AreaInput input, CancellationToken cancellationToken) =>
        await OnceAsync(
            () =>
                RespondAsync(
                    () =>
                        editor.AddAreaAsync(
                            version,
                            input.Code ?? "",
                            input.Name ?? "",
                            input.PlanNameOrName,
                            cancellationToken,
                            input.ConfirmCode
                        ),
                    () => Added(version, input),
                    new DraftForm(
                        version,
                        "code",
                        "the draft",
                        input.Submitted,
                        (_, refusal) => View(new AddAreaViewModel(version, WithReused(input, refusal)))
                    ),
                    cancellationToken
                ),
            _ => Added(version, input)
        );

    [HttpGet("areas/{code}", Name = Routes.DraftArea)]
    public async Task<IActionResult> Show([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        await _read.RunAsync(version, cancellationToken) is { } reading && reading.QuestionSet.Find(code) is { } area
            ? View(AreaViewModel.For(reading, area))
            : NotFound();

    [HttpPost("areas/{code}")]
    public async Task<IActionResult> Save(
        [FromRoute] int version,
        [FromRoute] string code,
        AreaInput input,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () =>
                editor.ChangeAreaAsync(
                    version,
                    code,
                    input.Code ?? "",
                    input.Name ?? "",
                    input.PlanNameOrName,
                    input.BasedOn,
                    cancellationToken,
                    input.ConfirmCode
                ),
            () => Done($"Area {input.Code!.Trim()} is saved", Routes.DraftArea, new { version, code = input.Code.Trim() }),
            new DraftForm(
                version,
                "name",
                $"area {code}",
                input.Submitted,
                (reading, refusal) =>
                    reading.QuestionSet.Find(code) is { } area
                        ? View(
                            "Show",
                            AreaViewModel.For(reading, area).WithSubmitted(WithReused(input, refusal), refusal is Refusal.Conflict)
                        )
                        : null
            )
            {
                CanShowPublished = true,
            },
            cancellationToken
        );

    [HttpPost("areas/{code}/move", Name = Routes.MoveArea)]
    public async Task<IActionResult> Move(
        [FromRoute] int version,
        [FromRoute] string code,
        string? direction,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => editor.MoveAreaAsync(version, code, Direction.By(direction), cancellationToken),
            version,
            () => RedirectToRoute(Routes.QuestionSet, new { version }, $"area-{code}")
        );

    [HttpGet("areas/{code}/remove", Name = Routes.RemoveArea)]
    public Task<IActionResult> AskToRemove([FromRoute] int version, [FromRoute] string code, CancellationToken cancellationToken) =>
        ShowDraftAsync(
            version,
            reading => reading.QuestionSet.Find(code) is { } area ? View("Remove", new RemoveAreaViewModel(version, area)) : null,
            cancellationToken
        );

    [HttpPost("areas/{code}/remove")]
    public async Task<IActionResult> Remove(
        [FromRoute] int version,
        [FromRoute] string code,
        string? basedOn,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => editor.RemoveAreaAsync(version, code, basedOn, cancellationToken),
            version,
            () => Done($"Area {code} is removed from the draft", Routes.QuestionSet, new { version }),
            _ => AskToRemove(version, code, cancellationToken),
            LookAgain
        );

    private static AreaInput WithReused(AreaInput input, Refusal refusal)
    {
        input.Reused =
            refusal.Faults.OfType<ReusedCodeFault>().FirstOrDefault()?.Reused.Message
            ?? (input.ConfirmCode ? "The code stood for something else before" : null);
        return input;
    }

    private IActionResult Added(int version, AreaInput input) =>
        Done("The area is added. Add its questions next", Routes.DraftArea, new { version, code = input.Code!.Trim() });
}
