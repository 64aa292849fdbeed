using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.QuestionSetFiles;

/// <summary>Question sets as files: taken away, edited elsewhere, and brought back as a draft.</summary>
[Route("/admin/question-sets")]
public sealed class QuestionSetFilesController : AdministrationController
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
    public async Task<IActionResult> Import(
        IFormFile? file,
        [FromServices] ImportQuestionSet import,
        [FromServices] SubmittedForms forms,
        CancellationToken cancellationToken
    ) =>
        await OnceAsync(
            () =>
                RespondAsync(
                    async () => await import.RunAsync(await file.ReadAsync(cancellationToken), cancellationToken),
                    Imported,
                    refusal => View(ShowFileFaults(refusal, faults => faults.Count == 1 ? "The file has a fault" : "The file has faults"))
                ),
            async made => Imported(await forms.VersionAsync(made, cancellationToken))
        );

    private IActionResult Imported(int version) =>
        Done($"The file is imported as the draft of version {version}", Routes.QuestionSet, new { version });

    private async Task<IActionResult> ExportAsync(
        int version,
        ReadQuestionSet read,
        Func<QuestionSet, byte[]> write,
        string type,
        string extension,
        CancellationToken cancellationToken
    ) =>
        await read.RunAsync(version, cancellationToken) is { } reading
            ? File(write(reading.QuestionSet), type, $"question-set-version-{version}.{extension}")
            : NotFound();
}
