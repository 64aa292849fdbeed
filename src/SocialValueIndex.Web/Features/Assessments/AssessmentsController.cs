using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Assessments;

/// <summary>The organisation's assessments, from the list to completion.</summary>
[Route("/assessments")]
[Authorize(Policies.ReadAssessments)]
public sealed class AssessmentsController(ReadAssessment read, ListAssessments list) : Controller
{
    [HttpGet("", Name = Routes.Assessments)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await list.RunAsync(cancellationToken));

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("new", Name = Routes.NewAssessment)]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View(new NewAssessmentViewModel(new NewAssessmentInput(), await list.RunAsync(cancellationToken)));

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("new")]
    public async Task<IActionResult> New(NewAssessmentInput input, [FromServices] StartAssessment start, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        AddPeriodError(input.Period);
        if (ModelState.IsValid)
        {
            if (await start.RunAsync(input.Period!, input.EarlierId, cancellationToken) is { } id)
            {
                return RedirectToRoute(Routes.TaskList, new { assessmentId = id });
            }

            ModelState.AddModelError("from", "Choose one of the assessments shown, or start with no answers");
        }

        return View(new NewAssessmentViewModel(input, await list.RunAsync(cancellationToken)));
    }

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("import", Name = Routes.ImportAssessment)]
    public IActionResult Import() => View(new ImportViewModel(null, []));

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("import")]
    public async Task<IActionResult> Import(ImportInput input, [FromServices] ImportAssessment import, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        AddPeriodError(input.Period);
        if (input.File is not { Length: > 0 })
        {
            ModelState.AddModelError("file", "Choose a file of answers. It must not be empty");
        }

        if (!ModelState.IsValid)
        {
            return View(new ImportViewModel(input.Period, []));
        }

        // One byte more than is read tells "too large" without taking in the rest.
        var content = new byte[Math.Min(input.File!.Length, ChosenFile.MaxBytes + 1)];
        await using (var stream = input.File.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, cancellationToken);
        }

        var (id, faults) = await import.RunAsync(content, input.Period!, cancellationToken);
        if (id is not null)
        {
            TempData[Fields.Notice] = "The answers are imported";
            return RedirectToRoute(Routes.TaskList, new { assessmentId = id });
        }

        ModelState.AddModelError("file", faults.Count == 1 ? "The file has a fault, listed below. Nothing was imported" : $"The file has {faults.Count} faults, listed below. Nothing was imported");
        return View(new ImportViewModel(input.Period, faults));
    }

    [HttpGet("{assessmentId:guid}", Name = Routes.TaskList)]
    public async Task<IActionResult> TaskList(Guid assessmentId, [FromServices] FindNewerVersion find, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View(new TaskListViewModel(reading, (await find.RunAsync(reading.Assessment, cancellationToken))?.Version))
            : NotFound();

    [HttpGet("{assessmentId:guid}/check", Name = Routes.Check)]
    public async Task<IActionResult> Check(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading ? View(reading) : NotFound();

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("{assessmentId:guid}/check")]
    public async Task<IActionResult> Complete(Guid assessmentId, string? basedOn, [FromServices] CompleteAssessment complete, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await complete.RunAsync(assessmentId, basedOn, cancellationToken))
        {
            TempData[Fields.Notice] = "The assessment is completed";
            return RedirectToRoute(Routes.Results, new { assessmentId });
        }

        ModelState.AddModelError("complete", "A colleague, or you in another tab, changed answers, or upgraded the assessment to another version of the questions, while you had this page open. It is not completed yet. Check the answers again, then complete it");
        return View("Check", await read.RunAsync(assessmentId, cancellationToken));
    }

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
    public async Task<IActionResult> Reopen(Guid assessmentId, [FromServices] ReopenAssessment reopen, CancellationToken cancellationToken)
    {
        await reopen.RunAsync(assessmentId, cancellationToken);
        TempData[Fields.Notice] = "The assessment is open for changes again";
        return RedirectToRoute(Routes.TaskList, new { assessmentId });
    }

    [HttpGet("{assessmentId:guid}/answers.json", Name = Routes.AnswersJson)]
    public async Task<IActionResult> Answers(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(AnswersFile.Write(reading), "application/json", Downloads.FileName(reading, "answers", "json"))
            : NotFound();

    private void AddPeriodError(string? period)
    {
        if (Assessment.FaultInPeriod(period) is { } fault)
        {
            ModelState.AddModelError("period", fault);
        }
    }
}
