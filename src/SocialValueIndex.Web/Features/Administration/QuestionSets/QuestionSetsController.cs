using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Features.Administration.Publishing;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.QuestionSets;

/// <summary>The versions of the question set: the list, one of them, and its title and footnote.</summary>
[Route("/admin/question-sets")]
public sealed class QuestionSetsController(ReadQuestionSet read) : DraftController(read)
{
    private static readonly RefusalMessages LookAgain = new("discard")
    {
        Conflict =
            "A colleague, or you in another tab, changed the draft while you had this page open. Look at it again before you delete it",
    };

    private readonly ReadQuestionSet _read = read;

    [HttpGet("", Name = Routes.QuestionSets)]
    public async Task<IActionResult> Index([FromServices] ListQuestionSets list, CancellationToken cancellationToken) =>
        View(new QuestionSetsViewModel(await list.RunAsync(cancellationToken), await list.DiscardedAsync(cancellationToken)));

    [HttpGet("{version:int}", Name = Routes.QuestionSet)]
    public async Task<IActionResult> Show(
        [FromRoute] int version,
        string? q,
        [FromServices] ListQuestionSets list,
        [FromServices] TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (await _read.RunAsync(version, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        var set = reading.QuestionSet;
        var difference = reading.IsDraft ? await DifferenceAsync(reading, reading.PublishedVersion, cancellationToken) : null;
        return View(
            new QuestionSetViewModel(
                reading,
                [.. (await list.RunAsync(cancellationToken)).Where(v => v.Version != version)],
                RulesTable.Of(set, difference, q),
                [.. set.HintsEndingBy(time.TodayInLondon().AddDays(QuestionSet.DaysToTellOfHints))]
            )
        );
    }

    [HttpPost("{version:int}/draft", Name = Routes.DraftFrom)]
    public async Task<IActionResult> Draft(
        [FromRoute] int version,
        [FromServices] DraftQuestionSet draft,
        [FromServices] SubmittedForms forms,
        CancellationToken cancellationToken
    ) =>
        await OnceAsync(
            () =>
                RespondAsync(
                    () => draft.RunAsync(version, cancellationToken),
                    begun => Begun(version, begun),
                    _ => RedirectToRoute(Routes.QuestionSets)
                ),
            async made => Begun(version, await forms.VersionAsync(made, cancellationToken))
        );

    [HttpGet("{version:int}/discard", Name = Routes.DiscardDraft)]
    public Task<IActionResult> AskToDiscard([FromRoute] int version, CancellationToken cancellationToken) =>
        ShowDraftAsync(
            version,
            async reading =>
            {
                var from = reading.QuestionSet.BasedOn ?? reading.PublishedVersion;
                var difference = await DifferenceAsync(reading, from, cancellationToken);
                return View("Discard", new DiscardViewModel(reading, from, difference is null ? [] : DifferenceSentences.Of(difference)));
            },
            cancellationToken
        );

    [HttpPost("{version:int}/discard")]
    public async Task<IActionResult> Discard(
        [FromRoute] int version,
        int revision,
        [FromServices] DiscardDraft discard,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => discard.RunAsync(version, revision, cancellationToken),
            version,
            () =>
                Done(
                    $"The draft of version {version} is deleted. You can bring it back from the list of deleted drafts",
                    Routes.QuestionSets
                ),
            _ => AskToDiscard(version, cancellationToken),
            LookAgain
        );

    [HttpPost("{version:int}/bring-back", Name = Routes.BringBackDraft)]
    public async Task<IActionResult> BringBack(
        [FromRoute] int version,
        [FromServices] BringBackDraft bringBack,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => bringBack.RunAsync(version, cancellationToken),
            version,
            () => Done($"The draft of version {version} is back", Routes.QuestionSet, new { version })
        );

    [HttpGet("{version:int}/title-and-footnote", Name = Routes.QuestionSetTitle)]
    public Task<IActionResult> Title([FromRoute] int version, CancellationToken cancellationToken) =>
        ShowDraftAsync(version, reading => View(TitleViewModel.For(reading)), cancellationToken);

    [HttpPost("{version:int}/title-and-footnote")]
    public async Task<IActionResult> Title(
        [FromRoute] int version,
        TitleInput input,
        [FromServices] DraftEditor editor,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () =>
                editor.ChangeTitleAsync(version, input.Title ?? "", input.Footnote ?? "", input.BasedOn, cancellationToken, input.Purpose),
            () => Done("The title and the footnote are saved", Routes.QuestionSet, new { version }),
            new DraftForm(
                version,
                "title",
                "the draft",
                [("Title", input.Title), ("Footnote", input.Footnote), ("What the draft is for", input.Purpose)],
                (reading, refusal) => View(TitleViewModel.For(reading).WithSubmitted(input, refusal is Refusal.Conflict))
            ),
            cancellationToken
        );

    private async Task<QuestionSetDifference?> DifferenceAsync(QuestionSetReading to, int from, CancellationToken cancellationToken) =>
        await _read.RunAsync(from, cancellationToken) is { } before
            ? QuestionSetDifference.Between(before.QuestionSet, to.QuestionSet)
            : null;

    private IActionResult Begun(int version, int begun) =>
        Done(
            $"Version {begun} is begun as a draft, a copy of version {version}. Officers see it after you publish it",
            Routes.QuestionSet,
            new { version = begun }
        );
}
