using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>
/// One area's questions. The same post serves the whole form and, with <c>Accept: application/json</c>, the answers that save themselves:
/// saved, those get a short JSON answer; refused, the same page as everybody, from which the script takes the questions it needs.
/// </summary>
[Route("/assessments/{assessmentId:guid}/areas/{code}")]
[Authorize(Policies.ReadAssessments)]
public sealed class AnswersController(ReadAssessment read, PublishedQuestionSets questionSets, ICurrentUser user, TimeProvider time)
    : ServiceController
{
    [HttpGet("", Name = Routes.Area)]
    public async Task<IActionResult> Show(Guid assessmentId, string code, string? from, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading && reading.QuestionSet.Find(code) is { } area
            ? View("Area", AreaViewModel.For(reading, area, MayAnswer) with { From = ComeFrom.Known(from) })
            : NotFound();

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("")]
    public async Task<IActionResult> Save(
        Guid assessmentId,
        string code,
        AreaInput input,
        [FromServices] SaveAnswers save,
        CancellationToken cancellationToken
    )
    {
        if (!IsReadable || input.IsMalformed || !input.TryReadTargets(out var targets))
        {
            return BadRequest();
        }

        if (input.IsSettingTargets && targets is null)
        {
            return await ShowAgainAsync(assessmentId, code, input, NothingChosen, cancellationToken);
        }

        var outcome = await RunAsync(() => save.RunAsync(assessmentId, code, input.ToPost(), targets, input.Version, cancellationToken));
        return IsFromScript && outcome.Refusal is (Refusal.ReadOnly or UpgradedMeanwhile)
            ? StatusCode(StatusOf(outcome.Refusal))
            : await AnswerAsync(
                outcome,
                saved => IsFromScript ? Json(SavedAnswers.For(Clock, code, input, saved)) : GoOn(assessmentId, code, input, saved),
                refusal => ShowAgainAsync(assessmentId, code, input, refusal, cancellationToken)
            );
    }

    private static Refusal NothingChosen => new Refusal.Invalid(new Fault(TargetsInput.Field, "Choose where you want to be"));

    private string Clock => UkTime.Time(time.GetUtcNow().UtcDateTime);

    private bool MayAnswer => User.IsInRole(Roles.Officer);

    private RedirectToRouteResult GoOn(Guid assessmentId, string code, AreaInput input, SavedArea saved)
    {
        var from = ComeFrom.Known(input.From);
        if (input.IsSettingTargets || (input.Clear ?? input.ConfirmAll) is not null)
        {
            if (input.ConfirmAll is null)
            {
                Undo.Offer(TempData, Url.RouteUrl(Routes.UndoChanges, new { assessmentId, area = code }), ChangedInOneGo(input, saved));
            }

            TempData[Fields.Notice] = input switch
            {
                { Clear: { } cleared } => $"{cleared} is cleared. The other answers are saved",
                { ConfirmAll: not null } => "The answers of this area are confirmed",
                _ => "The targets of this area are set and saved. You can change each one",
            };
            return RedirectToRoute(
                Routes.Area,
                new
                {
                    assessmentId,
                    code,
                    from,
                }
            );
        }

        return input.Then == AreaInput.ThenReturn ? RedirectToRoute(Routes.TaskList, new { assessmentId })
            : from is not null ? RedirectToRoute(ComeFrom.PageOf(from).Route, new { assessmentId }, $"area-{code}")
            : saved.NextArea is null ? RedirectToRoute(Routes.Check, new { assessmentId })
            : RedirectToRoute(Routes.Area, new { assessmentId, code = saved.NextArea });
    }

    // Undoing leads back to what was typed, not to what was stored before it.
    private static IEnumerable<LevelChange> ChangedInOneGo(AreaInput input, SavedArea saved) =>
        from answer in saved.Answers
        where input.Answers.ContainsKey(answer.Key) && (input.IsSettingTargets || input.Clear == answer.Key)
        let typed = input.Answers[answer.Key]
        let present = input.Clear == answer.Key ? MaturityLevels.Find(typed.Present) : answer.Value.Present
        select new LevelChange(answer.Key, present, MaturityLevels.Find(typed.Target), answer.Value.Present, answer.Value.Target);

    private async Task<IActionResult> ShowAgainAsync(
        Guid assessmentId,
        string code,
        AreaInput input,
        Refusal refusal,
        CancellationToken cancellationToken
    )
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        var isUpgraded = refusal is UpgradedMeanwhile || (IsLate && input.Version is { } version && version != reading.QuestionSet.Version);
        if (!isUpgraded && reading.QuestionSet.Find(code) is { } current)
        {
            return ShowErrors(
                AreaViewModel.For(reading, current, MayAnswer).WithSubmitted(input, refusal, reading, user.Id) with
                {
                    From = ComeFrom.Known(input.From),
                }
            );
        }

        // The area as it is asked now or, when it is not, its name, with what was typed for the questions of before.
        return
            input.Version is { } before
            && await questionSets.FindAsync(before, cancellationToken) is { } basedOn
            && basedOn.Find(code) is { } area
            ? ShowErrors(
                AreaViewModel
                    .For(reading, reading.QuestionSet.Find(code) ?? area with { Questions = [] }, MayAnswer)
                    .WithSubmittedBeforeUpgrade(input, basedOn) with
                {
                    From = ComeFrom.Known(input.From),
                }
            )
            : BadRequest();
    }

    private ViewResult ShowErrors(AreaViewModel page)
    {
        ShowErrors(page.Errors);
        return View("Area", page);
    }
}

/// <summary>What a script hears when answers are saved.</summary>
/// <param name="SavedAt">The time on the clock of the wall, for example "10:32".</param>
/// <param name="Answers">The posted questions as they are stored now, by code: also those where a colleague's answer was kept.</param>
public sealed record SavedAnswers(string SavedAt, IReadOnlyDictionary<string, SavedAnswer> Answers)
{
    /// <summary>How far the area is, in the words of the page.</summary>
    public required string Progress { get; init; }

    /// <summary>How far the assessment is, in the words of the page.</summary>
    public required string Draft { get; init; }

    public static SavedAnswers For(string savedAt, string code, AreaInput input, SavedArea saved) =>
        new(
            savedAt,
            saved
                .Answers.Where(a => input.Answers.ContainsKey(a.Key))
                .ToDictionary(
                    a => a.Key,
                    a => SavedAnswer.For(a.Value, input.Answers[a.Key]) with { IsToConfirm = saved.ToConfirm.Contains(a.Key) }
                )
        )
        {
            Progress = saved.Progress.Areas.Single(a => a.Area.Code == code).Line(),
            Draft = saved.Progress.ToDraft().Line,
        };
}

/// <summary>One saved answer.</summary>
/// <param name="Present">The name of the present level; none when not answered.</param>
/// <param name="Target">The name of the target level; none when not answered.</param>
/// <param name="Note">The note, normalised.</param>
/// <param name="BasedOn">The basedOn of the next save of the question.</param>
/// <param name="IsAsSent">Whether it is the answer that was sent, and not one that somebody else stored.</param>
public sealed record SavedAnswer(string? Present, string? Target, string Note, string BasedOn, bool IsAsSent)
{
    /// <summary>Whether it was carried over from an earlier assessment and nobody has confirmed it yet.</summary>
    public bool IsToConfirm { get; init; }

    public static SavedAnswer For(AnswerValues values, AnswerInput sent) =>
        new(values.Present?.ToString(), values.Target?.ToString(), values.Note, values.Fingerprint(), values == sent.Values);
}
