using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>The register of an assessment's actions: on a page, and to take away.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
[ShowsRegister]
public sealed class RegisterController(ReadRegister read) : ServiceController
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("actions", Name = Routes.Actions)]
    public async Task<IActionResult> Show(Guid assessmentId, RegisterQuery query, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("Register", RegisterViewModel.For(reading, query))
            : NotFound();

    [HttpGet("actions.json", Name = Routes.ActionsJson)]
    public Task<IActionResult> Json(Guid assessmentId, CancellationToken cancellationToken) =>
        DownloadAsync(assessmentId, RegisterJson.WriteRegister, "application/json", "json", cancellationToken);

    [HttpGet("actions.csv", Name = Routes.ActionsCsv)]
    public async Task<IActionResult> Csv(Guid assessmentId, CancellationToken cancellationToken)
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        using var stream = new MemoryStream();
        await RegisterCsv.WriteAsync(reading, stream, cancellationToken);
        return File(stream.ToArray(), "text/csv; charset=utf-8", Downloads.FileName(reading.Assessment, "actions", "csv"));
    }

    [HttpGet("actions.xlsx", Name = Routes.ActionsWorkbook)]
    public Task<IActionResult> Workbook(Guid assessmentId, CancellationToken cancellationToken) =>
        DownloadAsync(assessmentId, RegisterWorkbook.Write, Xlsx, "xlsx", cancellationToken);

    private async Task<IActionResult> DownloadAsync(
        Guid assessmentId,
        Func<RegisterReading, byte[]> write,
        string type,
        string extension,
        CancellationToken cancellationToken
    ) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(write(reading), type, Downloads.FileName(reading.Assessment, "actions", extension))
            : NotFound();
}
