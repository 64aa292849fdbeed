using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Assessments;

/// <summary>The organisation's assessments: the list, starting one, and its task list.</summary>
[Route("/assessments")]
[Authorize(Policies.ReadAssessments)]
public sealed class AssessmentsController(ReadAssessment read, ListAssessments list) : ServiceController
{
    [HttpGet("", Name = Routes.Assessments)]
    public async Task<IActionResult> Index([FromServices] MayInvite mayInvite, CancellationToken cancellationToken)
    {
        ViewData["MayInvite"] = User.IsInRole(Roles.Officer) && await mayInvite.RunAsync(cancellationToken);
        return View(await list.RunAsync(cancellationToken));
    }

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("new", Name = Routes.NewAssessment)]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View(await NewPageAsync(new NewAssessmentInput(), cancellationToken));

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("new")]
    public async Task<IActionResult> New(
        NewAssessmentInput input,
        [FromServices] StartAssessment start,
        [FromServices] FindSamePeriod find,
        CancellationToken cancellationToken
    )
    {
        AssessmentSummary? same = null;
        return await OnceAsync(
            () =>
                RespondAsync(
                    async () =>
                    {
                        var outcome = await start.RunAsync(input.Period, input.EarlierId, cancellationToken);
                        same = outcome.IsDone ? await find.RunAsync(outcome.Value, cancellationToken) : null;
                        return outcome;
                    },
                    Begun,
                    async _ => View(await NewPageAsync(input, cancellationToken))
                ),
            Begun
        );

        IActionResult Begun(Guid assessmentId) => this.Begun(assessmentId, null, same);
    }

    [Authorize(Policies.AnswerQuestions)]
    [HttpGet("import", Name = Routes.ImportAssessment)]
    public IActionResult Import() => View(new ImportViewModel(null, []));

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("import")]
    public async Task<IActionResult> Import(
        ImportInput input,
        [FromServices] ImportAssessment import,
        [FromServices] FindSamePeriod find,
        CancellationToken cancellationToken
    )
    {
        AssessmentSummary? same = null;
        return await OnceAsync(
            () =>
                RespondAsync(
                    async () =>
                    {
                        var outcome = await import.RunAsync(await input.File.ReadAsync(cancellationToken), input.Period, cancellationToken);
                        same = outcome.IsDone ? await find.RunAsync(outcome.Value, cancellationToken) : null;
                        return outcome;
                    },
                    Imported,
                    refusal =>
                        View(
                            new ImportViewModel(
                                input.Period,
                                ShowFileFaults(
                                    refusal,
                                    faults => faults.Count == 1 ? "The file has a fault" : $"The file has {faults.Count} faults"
                                )
                            )
                        )
                ),
            Imported
        );

        IActionResult Imported(Guid assessmentId) => Begun(assessmentId, "The answers are imported", same);
    }

    [HttpGet("{assessmentId:guid}", Name = Routes.TaskList)]
    public async Task<IActionResult> TaskList(
        Guid assessmentId,
        [FromServices] FindNewerVersion find,
        [FromServices] ReadAssignments assigned,
        CancellationToken cancellationToken
    ) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View(
                new TaskListViewModel(
                    reading,
                    (await find.RunAsync(reading.Assessment, cancellationToken))?.Version,
                    await assigned.RunAsync(assessmentId, cancellationToken)
                )
            )
            : NotFound();

    [HttpGet("{assessmentId:guid}/answers.json", Name = Routes.AnswersJson)]
    public async Task<IActionResult> Answers(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(AnswersFile.Write(reading), "application/json", Downloads.FileName(reading, "answers", "json"))
            : NotFound();

    private async Task<NewAssessmentViewModel> NewPageAsync(NewAssessmentInput input, CancellationToken cancellationToken) =>
        new(input, [.. (await list.RunAsync(cancellationToken)).Where(a => a.State != AssessmentState.Archived)]);

    /// <summary>Goes on to the new assessment, with a warning where there is another one for the same period.</summary>
    private RedirectToRouteResult Begun(Guid assessmentId, string? notice, AssessmentSummary? same)
    {
        var page = RedirectToRoute(Routes.TaskList, new { assessmentId });
        if (same is null)
        {
            TempData[Fields.Notice] = notice;
            return page;
        }

        var warning = $"There is another assessment for {same.Period}, started on {UkTime.Day(same.CreatedAt)}";
        TempData[Fields.Important] = notice is null ? warning : $"{notice}. {warning}";
        TempData[Fields.NextStep] = "Rename this one, if it is for another period";
        TempData[Fields.NextAddress] = Url.RouteUrl(Routes.RenameAssessment, new { assessmentId });
        return page;
    }
}
