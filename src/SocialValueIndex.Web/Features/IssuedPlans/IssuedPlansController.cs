using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Reports;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.IssuedPlans;

/// <summary>The issued plans of an assessment: a list, each one with what a committee decided about it, and what to take away.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
public sealed class IssuedPlansController(ReadAssessment assessments, ListIssuedPlans list, ReadIssuedPlan read, TimeProvider time)
    : ServiceController
{
    [HttpGet("issued", Name = Routes.IssuedPlans)]
    public async Task<IActionResult> Index(Guid assessmentId, CancellationToken cancellationToken) =>
        await assessments.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View(new IssuedPlansViewModel(reading, await list.WithLifeAsync(assessmentId, cancellationToken)))
            : NotFound();

    [HttpGet("issued.json", Name = Routes.IssuedPlansJson)]
    public async Task<IActionResult> Json(Guid assessmentId, CancellationToken cancellationToken) =>
        await assessments.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(
                IssuedPlansFile.Write(await list.RunAsync(assessmentId, cancellationToken)),
                "application/json",
                Downloads.FileName(reading, "issued-plans", "json")
            )
            : NotFound();

    [HttpGet("issued/{number:int}", Name = Routes.IssuedPlan)]
    public Task<IActionResult> Show(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        ShowAsync(assessmentId, number, null, null, cancellationToken);

    [Authorize(Policies.WorkOnPlan)]
    [HttpPost("issued/{number:int}")]
    public async Task<IActionResult> Decide(
        Guid assessmentId,
        int number,
        DecisionInput input,
        [FromServices] RecordDecision record,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => record.RunAsync(assessmentId, number, input.Values, input.BasedOn, cancellationToken),
            () => Done("The decision is recorded", Routes.IssuedPlan, new { assessmentId, number }),
            refusal => ShowAsync(assessmentId, number, input, refusal, cancellationToken)
        );

    [HttpGet("issued/{number:int}/plan.pdf", Name = Routes.IssuedPlanPdf)]
    public async Task<IActionResult> Pdf(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, number, cancellationToken) is { } reading
        && await read.PdfAsync(assessmentId, number, cancellationToken) is { } pdf
            ? File(pdf, Downloads.Pdf, FileName(reading.Plan, "pdf"))
            : NotFound();

    [HttpGet("issued/{number:int}/plan.docx", Name = Routes.IssuedPlanWord)]
    public async Task<IActionResult> Word(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, number, cancellationToken) is { } reading
            ? File(
                ActionPlanWord.Write(reading.Plan.Plan, PlanPrinter.HeadingOf(reading), PlanPrinter.ScheduleOf(reading)),
                Downloads.Word,
                FileName(reading.Plan, "docx")
            )
            : NotFound();

    [HttpGet("issued/{number:int}/plan.json", Name = Routes.IssuedPlanJson)]
    public async Task<IActionResult> PlanJson(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, number, cancellationToken) is { } reading
            ? File(PlanFile.Write(reading.Plan.Plan), "application/json", FileName(reading.Plan, "json"))
            : NotFound();

    private static string FileName(IssuedPlan plan, string extension) =>
        Downloads.FileName($"{plan.Period}-issued-{FormattableString.Invariant($"{plan.Number}")}", "action-plan", extension);

    private async Task<IActionResult> ShowAsync(
        Guid assessmentId,
        int number,
        DecisionInput? input,
        Refusal? refusal,
        CancellationToken cancellationToken
    )
    {
        if (await read.RunAsync(assessmentId, number, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        var issued = await list.RunAsync(assessmentId, cancellationToken);
        var summary = issued.Single(i => i.Number == number);
        if (refusal?.Theirs<Decision>() is not null)
        {
            ShowErrors(
                new Fault(
                    "body",
                    $"{summary.RecordedBy} changed the decision while you had it open. Theirs is shown above yours. "
                        + "Save again to replace it"
                )
            );
        }

        return View(
            "Show",
            IssuedPlanViewModel.For(reading, summary, issued[0].Number, time.TodayInLondon()) with
            {
                Form = DecisionForm.For(summary.Decision?.Values ?? DecisionValues.None, input, refusal is Refusal.Conflict),
                ShowsTheirs = refusal is Refusal.Conflict,
            }
        );
    }
}
