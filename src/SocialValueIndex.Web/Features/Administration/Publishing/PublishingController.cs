using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.Publishing;

/// <summary>What an administrator looks at before publishing, and publishing itself.</summary>
[Route("/admin/question-sets/{version:int}")]
public sealed class PublishingController(ReadQuestionSet read) : DraftController(read)
{
    private static readonly RefusalMessages LookAgain = new("note")
    {
        Conflict =
            "A colleague, or you in another tab, changed this draft or published another version while you had this page open. Nothing "
            + "is published. "
            + "Look at the differences again, then publish",
    };

    private readonly ReadQuestionSet _read = read;

    [HttpGet("preview", Name = Routes.Preview)]
    public async Task<IActionResult> Preview([FromRoute] int version, CancellationToken cancellationToken) =>
        await _read.RunAsync(version, cancellationToken) is { } reading ? View(PreviewViewModel.Empty(reading)) : NotFound();

    [HttpPost("preview")]
    public async Task<IActionResult> Preview([FromRoute] int version, PreviewInput input, CancellationToken cancellationToken)
    {
        if (!IsReadable)
        {
            return BadRequest();
        }

        if (await _read.RunAsync(version, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        var page = PreviewViewModel.For(reading, input);
        ShowErrors(page.Errors);
        return View(page);
    }

    [HttpGet("difference", Name = Routes.Difference)]
    public async Task<IActionResult> Difference([FromRoute] int version, int? from, CancellationToken cancellationToken)
    {
        if (await _read.RunAsync(version, cancellationToken) is not { } to)
        {
            return NotFound();
        }

        var earlier = from ?? to.PublishedVersion;
        return IsReadable && await _read.RunAsync(earlier, cancellationToken) is { } before
            ? View(new DifferenceViewModel(earlier, to, QuestionSetDifference.Between(before.QuestionSet, to.QuestionSet)))
            : NotFound();
    }

    [HttpGet("impact", Name = Routes.Impact)]
    public async Task<IActionResult> Impact([FromRoute] int version, [FromServices] ReadImpact impact, CancellationToken cancellationToken)
    {
        // nginx would collect what is sent as it is worked out.
        Response.Headers["X-Accel-Buffering"] = "no";
        return await _read.RunAsync(version, cancellationToken) is { } reading
            ? View(await ImpactOfAsync(reading, impact, cancellationToken))
            : NotFound();
    }

    [HttpGet("publish", Name = Routes.Publish)]
    public Task<IActionResult> Publish([FromRoute] int version, CancellationToken cancellationToken) =>
        ShowDraftAsync(version, async reading => View(await FactsAsync(reading, null, cancellationToken)), cancellationToken);

    [HttpPost("publish")]
    public Task<IActionResult> Publish(
        [FromRoute] int version,
        PublishInput input,
        [FromServices] PublishQuestionSet publish,
        CancellationToken cancellationToken
    ) => OnceAsync(() => PublishAsync(version, input, publish, cancellationToken), _ => Published(version));

    private IActionResult Published(int version) =>
        Done($"Version {version} is published. New assessments start with it", Routes.QuestionSet, new { version });

    private async Task<IActionResult> PublishAsync(
        int version,
        PublishInput input,
        PublishQuestionSet publish,
        CancellationToken cancellationToken
    )
    {
        var outcome = await RunAsync(() =>
            publish.RunAsync(version, input.Note, new ExpectedVersions(input.Revision, input.Published), cancellationToken)
        );
        return outcome.Refusal is Refusal.ReadOnly refusal
            ? NotSaved(refusal, LostDraftEdit.Published(version, [("What changed?", input.Note)]))
            : await AnswerAsync(
                outcome,
                () => Published(version),
                async _ =>
                    await _read.RunAsync(version, cancellationToken) is { } reading
                        ? View(await FactsAsync(reading, input.Note, cancellationToken))
                        : NotFound(),
                LookAgain
            );
    }

    private async Task<PublishViewModel> FactsAsync(QuestionSetReading reading, string? note, CancellationToken cancellationToken)
    {
        var services = HttpContext.RequestServices;
        IReadOnlyList<OrganisationImpact> impact =
            reading.Sound.Areas.Count == 0
                ? []
                : await services.GetRequiredService<ReadImpact>().RunAsync(reading.Sound, cancellationToken, reading.FaultyAreas);
        var drafts = await services.GetRequiredService<ListQuestionSets>().DraftsAsync(cancellationToken);
        return new PublishViewModel(
            reading,
            await FromPublishedAsync(reading, cancellationToken),
            impact,
            [.. drafts.Where(d => d.Version != reading.QuestionSet.Version)],
            note
        );
    }

    private async Task<ImpactViewModel> ImpactOfAsync(QuestionSetReading reading, ReadImpact impact, CancellationToken cancellationToken)
    {
        IReadOnlyList<AssessedOrganisation> assessed =
            reading.Sound.Areas.Count == 0 ? [] : await impact.ListOrganisationsAsync(cancellationToken);
        return new ImpactViewModel(
            reading,
            assessed,
            impact.StreamAsync(assessed, reading.Sound, reading.FaultyAreas, cancellationToken),
            ImpactViewModel.MovedIn(await FromPublishedAsync(reading, cancellationToken))
        );
    }

    private async Task<QuestionSetDifference> FromPublishedAsync(QuestionSetReading reading, CancellationToken cancellationToken) =>
        await _read.RunAsync(reading.PublishedVersion, cancellationToken) is { } published
            ? QuestionSetDifference.Between(published.QuestionSet, reading.QuestionSet)
            : new QuestionSetDifference([], []);
}
