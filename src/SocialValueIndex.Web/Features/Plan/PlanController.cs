using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Reports;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Plan;

/// <summary>The action plan: on a page, with its notes, and to take away.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
[ShowsRegister]
public sealed class PlanController(ReadRegister read, ICurrentUser user, TimeProvider time) : ServiceController
{
    [HttpGet("plan", Name = Routes.Plan)]
    public async Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading ? View("Plan", PlanViewModel.For(reading, Today)) : NotFound();

    [Authorize(Policies.WorkOnPlan)]
    [HttpPost("plan")]
    public async Task<IActionResult> WriteNote(
        Guid assessmentId,
        NoteInput input,
        [FromServices] WritePlanNote write,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => write.RunAsync(assessmentId, input.Area ?? "", input.Note ?? "", input.BasedOn, cancellationToken),
            area => Saved(assessmentId, area),
            refusal => ShowAgainAsync(assessmentId, input, refusal, cancellationToken)
        );

    [HttpGet("plan.pdf", Name = Routes.PlanPdf)]
    public async Task<IActionResult> Pdf(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(
                ActionPlanPdf.Write(reading.Assessment.Plan, reading.Assessment.Heading(Today), reading.Schedule()),
                Downloads.Pdf,
                Downloads.FileName(reading.Assessment, "action-plan", "pdf")
            )
            : NotFound();

    [HttpGet("plan.docx", Name = Routes.PlanWord)]
    public async Task<IActionResult> Word(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(
                ActionPlanWord.Write(reading.Assessment.Plan, reading.Assessment.Heading(Today), reading.Schedule()),
                Downloads.Word,
                Downloads.FileName(reading.Assessment, "action-plan", "docx")
            )
            : NotFound();

    [HttpGet("plan.json", Name = Routes.PlanJson)]
    public async Task<IActionResult> Json(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(
                PlanFile.Write(reading.Assessment.Plan),
                "application/json",
                Downloads.FileName(reading.Assessment, "action-plan", "json")
            )
            : NotFound();

    private async Task<IActionResult> ShowAgainAsync(
        Guid assessmentId,
        NoteInput input,
        Refusal refusal,
        CancellationToken cancellationToken
    )
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        if (refusal is Refusal.Conflict)
        {
            ShowErrors(
                new Fault(
                    NoteInput.FieldFor(input.Area!),
                    $"{WhoChanged(input.Area!, reading.Assessment)} changed this note while you had it open. What is saved is shown "
                        + "above what you typed. "
                        + "Take over what you need, then save again to replace it"
                )
            );
        }

        return View("Plan", PlanViewModel.For(reading, Today).WithSubmitted(input, refusal is Refusal.Conflict));
    }

    // The note as the page shows it: since it was refused, somebody else may have changed it again.
    private string WhoChanged(string areaCode, AssessmentReading reading) =>
        !reading.Assessment.PlanNotes.TryGetValue(areaCode, out var note) ? "A colleague"
        : note.ChangedBy == user.Id ? "You, in another tab,"
        : reading.Names[note.ChangedBy];

    /// <summary>Goes back to the row that the note is on.</summary>
    private RedirectToRouteResult Saved(Guid assessmentId, Area area)
    {
        TempData[Fields.Notice] = $"The note on {area.PlanName} is saved";
        return RedirectToRoute(Routes.Plan, new { assessmentId }, $"area-{area.Code}");
    }

    private DateOnly Today => UkTime.DateOf(time.GetUtcNow().UtcDateTime);
}
