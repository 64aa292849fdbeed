using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.Shared;

/// <summary>What the pages that change drafts have in common: a colleague can change, publish or delete the draft meanwhile.</summary>
public abstract class DraftController(ReadQuestionSet read) : AdministrationController
{
    /// <summary>Shows a page that only a draft has. A version that is published leads to its own page.</summary>
    protected async Task<IActionResult> ShowDraftAsync(
        int version,
        Func<QuestionSetReading, Task<IActionResult?>> page,
        CancellationToken cancellationToken
    ) =>
        await read.RunAsync(version, cancellationToken) switch
        {
            null => NotFound(),
            { IsDraft: false } => RedirectToRoute(Routes.QuestionSet, new { version }),
            var reading => await page(reading) ?? NotFound(),
        };

    /// <inheritdoc cref="ShowDraftAsync(int, Func{QuestionSetReading, Task{IActionResult}}, CancellationToken)"/>
    protected Task<IActionResult> ShowDraftAsync(
        int version,
        Func<QuestionSetReading, IActionResult?> page,
        CancellationToken cancellationToken
    ) => ShowDraftAsync(version, reading => Task.FromResult(page(reading)), cancellationToken);

    /// <summary>
    /// Does what the form of a page asks for. Refused, it answers with the page again and what was typed or, where it can be kept no more,
    /// with what was typed alone.
    /// </summary>
    /// <param name="run">Does it. It does not run where the form is late.</param>
    /// <param name="done">Where to go when it is done.</param>
    /// <param name="form">What was sent, and the page to show again.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    protected async Task<IActionResult> RespondAsync(
        Func<Task<Outcome>> run,
        Func<IActionResult> done,
        DraftForm form,
        CancellationToken cancellationToken
    )
    {
        if ((await RunAsync(run)).Refusal is not { } refusal)
        {
            return done();
        }

        if (refusal is Refusal.ReadOnly && !form.CanShowPublished)
        {
            return NotSaved(refusal, LostDraftEdit.Published(form.Version, form.Submitted));
        }

        var reading = await read.RunAsync(form.Version, cancellationToken);
        if (reading is null || form.Page(reading, refusal) is not { } page)
        {
            return NotSaved(new Refusal.Gone(), LostDraftEdit.At(reading?.QuestionSet.Version, form.Place, form.Submitted));
        }

        ShowErrors(
            refusal,
            new RefusalMessages(form.FirstField)
            {
                Conflict =
                    "A colleague, or you in another tab, changed this while you had it open. Nothing is saved yet. Look at what is "
                    + "different, then save again",
                ReadOnly =
                    "A colleague, or you in another tab, published this version meanwhile, so your changes are not saved. They are still "
                    + "on this page",
            }
        );
        return page;
    }

    /// <summary>Answers a button on which nothing is typed.</summary>
    /// <param name="run">Does it. It does not run where the form is late.</param>
    /// <param name="version">The draft.</param>
    /// <param name="done">Where to go when it is done.</param>
    /// <param name="again">The page that asks again, where a colleague changed what was asked about.</param>
    /// <param name="words">What to say then.</param>
    protected async Task<IActionResult> RespondAsync(
        Func<Task<Outcome>> run,
        int version,
        Func<IActionResult> done,
        Func<Refusal, Task<IActionResult>>? again = null,
        RefusalMessages? words = null
    )
    {
        var outcome = await RunAsync(run);
        if (IsLate && again is null)
        {
            return RedirectToRoute(Routes.QuestionSet, new { version });
        }

        if (outcome.Refusal is not Refusal.ReadOnly)
        {
            return await AnswerAsync(
                outcome,
                done,
                again ?? (refusal => Task.FromResult<IActionResult>(StatusCode(StatusOf(refusal)))),
                words
            );
        }

        TempData[Fields.Important] =
            $"A colleague, or you in another tab, published version {version} meanwhile. It does not change any more, so nothing was done";
        return RedirectToRoute(Routes.QuestionSet, new { version });
    }
}

/// <summary>A form of a page of a draft, as it was sent.</summary>
/// <param name="Version">The draft.</param>
/// <param name="FirstField">The field that an error about the whole page leads to.</param>
/// <param name="Place">What the page is about: "question A2".</param>
/// <param name="Submitted">What was typed, each with the label of its field.</param>
/// <param name="Page">The page again, with what was typed; none where the draft does not have the place any more.</param>
public sealed record DraftForm(
    int Version,
    string FirstField,
    string Place,
    IEnumerable<(string Label, string? Text)> Submitted,
    Func<QuestionSetReading, Refusal, IActionResult?> Page
)
{
    /// <summary>Whether the page can also be shown of a version that is published.</summary>
    public bool CanShowPublished { get; init; }
}
