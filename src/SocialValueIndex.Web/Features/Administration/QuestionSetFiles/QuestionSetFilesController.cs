using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin.QuestionSetFiles;

/// <summary>Question sets as files: taken away, edited elsewhere, and brought back as a draft.</summary>
[Route("/admin/question-sets")]
public sealed class QuestionSetFilesController : AdminController
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("{version:int}/export.json", Name = Routes.ExportJson)]
    public Task<IActionResult> Json([FromRoute] int version, [FromServices] ReadQuestionSet read, CancellationToken cancellationToken) =>
        ExportAsync(version, read, QuestionSetFile.Write, "application/json", "json", cancellationToken);

    [HttpGet("{version:int}/export.xlsx", Name = Routes.ExportWorkbook)]
    public Task<IActionResult> Xlsx([FromRoute] int version, [FromServices] ReadQuestionSet read, CancellationToken cancellationToken) =>
        ExportAsync(version, read, QuestionSetWorkbook.Write, Workbook, "xlsx", cancellationToken);

    [HttpGet("import", Name = Routes.ImportQuestionSet)]
    public IActionResult Import() => View(Array.Empty<FileFault>());

    [HttpPost("import")]
    public async Task<IActionResult> Import(IFormFile? file, [FromServices] ImportQuestionSet import, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (file is not { Length: > 0 })
        {
            ModelState.AddModelError("file", "Choose a file. It must not be empty");
            return View(Array.Empty<FileFault>());
        }

        // One byte more than is read tells "too large" without taking in the rest.
        var content = new byte[Math.Min(file.Length, ChosenFile.MaxBytes + 1)];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, cancellationToken);
        }

        var (version, faults) = await import.RunAsync(content, cancellationToken);
        if (version is not null)
        {
            TempData[Fields.Notice] = $"The file is imported as the draft of version {version}";
            return RedirectToRoute(Routes.QuestionSet, new { version });
        }

        ModelState.AddModelError("file", faults.Count == 1 ? "The file has a fault, listed below. Nothing was imported" : "The file has faults, listed below. Nothing was imported");
        return View(faults);
    }

    private async Task<IActionResult> ExportAsync(
        int version, ReadQuestionSet read, Func<QuestionSet, byte[]> write, string type, string extension, CancellationToken cancellationToken) =>
        await read.RunAsync(version, cancellationToken) is { } reading
            ? File(write(reading.QuestionSet), type, $"question-set-version-{version}.{extension}")
            : NotFound();
}
