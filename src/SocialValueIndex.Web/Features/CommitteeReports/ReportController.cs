using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.CommitteeReports;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Reports.CommitteeReports;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.IssuedPlans;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.CommitteeReports;

/// <summary>
/// The covering report: the page on which it is written, and its documents. As for answers, the same post serves the whole form and, with
/// <c>Accept: application/json</c>, the texts that save themselves.
/// </summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
public sealed class ReportController(ReadReport read, ICurrentUser user, TimeProvider time) : ServiceController
{
    [HttpGet("report", Name = Routes.Report)]
    public async Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading ? View("Report", PageOf(reading)) : NotFound();

    [Authorize(Policies.WorkOnPlan)]
    [HttpPost("report")]
    public async Task<IActionResult> Save(
        Guid assessmentId,
        ReportInput input,
        [FromServices] SaveReportTexts save,
        CancellationToken cancellationToken
    ) =>
        !IsReadable || input.IsMalformed
            ? BadRequest()
            : await RespondAsync(
                () => save.RunAsync(assessmentId, input.ToEdits(), cancellationToken),
                report =>
                    IsFromScript
                        ? Json(SavedTexts.For(UkTime.Time(time.GetUtcNow().UtcDateTime), input, report))
                        : Done("The report is saved", Routes.Report, new { assessmentId }),
                refusal => ShowAgainAsync(assessmentId, input, refusal, cancellationToken)
            );

    [HttpGet("report.docx", Name = Routes.ReportWord)]
    public async Task<IActionResult> Word(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(CommitteeReportWord.Write(ContentOf(reading)), Downloads.Word, FileName(reading, "docx"))
            : NotFound();

    [HttpGet("report.pdf", Name = Routes.ReportPdf)]
    public async Task<IActionResult> Pdf(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(CommitteeReportPdf.Write(ContentOf(reading)), Downloads.Pdf, FileName(reading, "pdf"))
            : NotFound();

    [HttpGet("issued/{number:int}/report.docx", Name = Routes.IssuedReportWord)]
    public async Task<IActionResult> IssuedWord(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        await read.IssuedAsync(assessmentId, number, cancellationToken) is { } reading
            ? File(CommitteeReportWord.Write(ContentOf(reading)), Downloads.Word, FileName(reading, "docx"))
            : NotFound();

    [HttpGet("issued/{number:int}/report.pdf", Name = Routes.IssuedReportPdf)]
    public async Task<IActionResult> IssuedPdf(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        await read.IssuedAsync(assessmentId, number, cancellationToken) is { } reading
            ? File(CommitteeReportPdf.Write(ContentOf(reading)), Downloads.Pdf, FileName(reading, "pdf"))
            : NotFound();

    private static string FileName(ReportReading reading, string extension) =>
        Downloads.FileName(reading.Register.Assessment, "report", extension);

    private static string FileName(IssuedReportReading reading, string extension)
    {
        var plan = reading.Issued.Plan;
        return Downloads.FileName(FormattableString.Invariant($"{plan.Period}-issued-{plan.Number}"), "report", extension);
    }

    private static ReportContent ContentOf(IssuedReportReading reading) =>
        new(
            PlanPrinter.HeadingOf(reading.Issued),
            reading.Issued.Plan.Plan,
            PlanPrinter.ScheduleOf(reading.Issued),
            reading.Changes,
            reading.Sections
        );

    private ReportContent ContentOf(ReportReading reading) =>
        new(
            reading.Register.Assessment.Heading(time.TodayInLondon()),
            reading.Register.Assessment.Plan,
            reading.Register.Schedule(),
            reading.Changes,
            reading.Sections
        );

    private ReportViewModel PageOf(ReportReading reading) =>
        ReportViewModel.For(reading, ContentOf(reading), User.IsInRole(Roles.Officer) || User.IsInRole(Roles.ProcurementLead));

    private async Task<IActionResult> ShowAgainAsync(
        Guid assessmentId,
        ReportInput input,
        Refusal refusal,
        CancellationToken cancellationToken
    )
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        var page = PageOf(reading).WithSubmitted(input, refusal, user.Id);
        ShowErrors(page.ErrorsOf(refusal));
        return View("Report", page);
    }
}
