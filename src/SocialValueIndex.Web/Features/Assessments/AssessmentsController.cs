using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Assessments;

/// <summary>The organisation's assessments, from the list to completion.</summary>
[Route("/assessments")]
[Authorize(Policies.ReadAssessments)]
public sealed class AssessmentsController(ReadAssessment read, ListAssessments list) : ServiceController
{
    private const string CheckAgain =
        "A colleague, or you in another tab, changed answers, or upgraded the assessment to another version of the questions, while you had this page open. "
        + "It is not completed yet. Check the answers again, then complete it";

    [HttpGet("", Name = Routes.Assessments)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await list.RunAsync(cancellationToken));

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("new", Name = Routes.NewAssessment)]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View(new NewAssessmentViewModel(new NewAssessmentInput(), await list.RunAsync(cancellationToken)));

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("new")]
    public async Task<IActionResult> New(NewAssessmentInput input, [FromServices] StartAssessment start, CancellationToken cancellationToken) =>
        await RespondAsync(
            await start.RunAsync(input.Period, input.EarlierId, cancellationToken),
            assessmentId => RedirectToRoute(Routes.TaskList, new { assessmentId }),
            async _ => View(new NewAssessmentViewModel(input, await list.RunAsync(cancellationToken))));

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("import", Name = Routes.ImportAssessment)]
    public IActionResult Import() => View(new ImportViewModel(null, []));

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("import")]
    public async Task<IActionResult> Import(ImportInput input, [FromServices] ImportAssessment import, CancellationToken cancellationToken) =>
        await RespondAsync(
            await import.RunAsync(await input.File.ReadAsync(cancellationToken), input.Period, cancellationToken),
            assessmentId => Done("The answers are imported", Routes.TaskList, new { assessmentId }),
            refusal => View(new ImportViewModel(
                input.Period, ShowFileFaults(refusal, faults => faults.Count == 1 ? "The file has a fault" : $"The file has {faults.Count} faults"))));

    [HttpGet("{assessmentId:guid}", Name = Routes.TaskList)]
    public async Task<IActionResult> TaskList(
        Guid assessmentId, [FromServices] FindNewerVersion find, [FromServices] ReadAssignments assigned, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View(new TaskListViewModel(
                reading, (await find.RunAsync(reading.Assessment, cancellationToken))?.Version, await assigned.RunAsync(assessmentId, cancellationToken)))
            : NotFound();

    [HttpGet("{assessmentId:guid}/check", Name = Routes.Check)]
    public async Task<IActionResult> Check(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading ? View(reading) : NotFound();

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("{assessmentId:guid}/check")]
    public async Task<IActionResult> Complete(
        Guid assessmentId, string? basedOn, [FromServices] CompleteAssessment complete, CancellationToken cancellationToken) =>
        await RespondAsync(
            await complete.RunAsync(assessmentId, basedOn, cancellationToken),
            () => Done("The assessment is completed", Routes.Results, new { assessmentId }),
            async _ => View("Check", await read.RunAsync(assessmentId, cancellationToken)),
            new RefusalWords("complete") { Conflict = CheckAgain });

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("{assessmentId:guid}/reopen", Name = Routes.Reopen)]
    public async Task<IActionResult> AskToReopen(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) switch
        {
            null => NotFound(),
            { Assessment.State: AssessmentState.InProgress } => RedirectToRoute(Routes.TaskList, new { assessmentId }),
            var reading => View("Reopen", reading),
        };

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("{assessmentId:guid}/reopen")]
    public async Task<IActionResult> Reopen(Guid assessmentId, [FromServices] ReopenAssessment reopen, CancellationToken cancellationToken) =>
        await RespondAsync(
            await reopen.RunAsync(assessmentId, cancellationToken),
            () => Done("The assessment is open for changes again", Routes.TaskList, new { assessmentId }),
            _ => AskToReopen(assessmentId, cancellationToken));

    [HttpGet("{assessmentId:guid}/answers.json", Name = Routes.AnswersJson)]
    public async Task<IActionResult> Answers(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(AnswersFile.Write(reading), "application/json", Downloads.FileName(reading, "answers", "json"))
            : NotFound();
}
