using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Reports;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Plan;

/// <summary>The action plan: on a page, with its notes, and to take away.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
public sealed class PlanController(ReadAssessment read, TimeProvider time) : Controller
{
    [HttpGet("plan", Name = Routes.Plan)]
    public async Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading ? View("Plan", PlanViewModel.For(reading, Today)) : NotFound();

    [HttpPost("plan")]
    public async Task<IActionResult> WriteNote(Guid assessmentId, NoteInput input, [FromServices] WritePlanNote write, CancellationToken cancellationToken)
    {
        var reading = (await read.RunAsync(assessmentId, cancellationToken))!;
        if (reading.QuestionSet.Find(input.Area ?? "") is not { } area)
        {
            return BadRequest();
        }

        var (fault, conflict) = await write.RunAsync(assessmentId, area.Code, AnswerValues.Tidy(input.Note), input.Seen, cancellationToken);
        if (fault is null && conflict is null)
        {
            TempData[Fields.Notice] = $"The note on {area.Code} {area.PlanName} is saved";
            return RedirectToRoute(Routes.Plan, new { assessmentId });
        }

        var latest = (await read.RunAsync(assessmentId, cancellationToken))!;
        var page = PlanViewModel.For(latest, Today).WithWhatWasTyped(area.Code, input.Note ?? "", conflict is null ? input.Seen : AnswerValues.FingerprintOf(conflict.Text));
        ModelState.Clear();
        ModelState.AddModelError(
            NoteInput.FieldFor(area.Code),
            fault ?? $"{latest.Names[conflict!.ChangedBy]} changed this note while you had it open, to “{conflict.Text}”. Take over what you need, then save again to replace it with yours");
        return View("Plan", page);
    }

    [HttpGet("plan.pdf", Name = Routes.PlanPdf)]
    public async Task<IActionResult> Pdf(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(
                ActionPlanPdf.Write(reading.Plan, new PlanHeading(reading.OrganisationName, reading.Assessment.Period, Today)),
                "application/pdf",
                Downloads.FileName(reading, "action-plan", "pdf"))
            : NotFound();

    [HttpGet("plan.json", Name = Routes.PlanJson)]
    public async Task<IActionResult> Json(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(PlanFile.Write(reading.Plan), "application/json", Downloads.FileName(reading, "action-plan", "json"))
            : NotFound();

    private DateOnly Today => UkTime.DateOf(time.GetUtcNow().UtcDateTime);
}
