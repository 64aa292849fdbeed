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
    public async Task<IActionResult> Show(Guid assessmentId, string code, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading && reading.QuestionSet.Find(code) is { } area
            ? View("Area", AreaViewModel.For(reading, area, MayAnswer))
            : NotFound();

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("")]
    public async Task<IActionResult> Save(
        Guid assessmentId, string code, AreaInput input, [FromServices] SaveAnswers save, CancellationToken cancellationToken)
    {
        if (!IsReadable || input.IsMalformed || !input.TryReadTargets(out var targets))
        {
            return BadRequest();
        }

        var outcome = await save.RunAsync(assessmentId, code, input.ToPost(), targets, input.Version, cancellationToken);
        return IsFromScript && outcome.Refusal is (Refusal.ReadOnly or UpgradedMeanwhile)
            ? StatusCode(StatusOf(outcome.Refusal))
            : await RespondAsync(
                outcome,
                saved => IsFromScript ? Json(SavedAnswers.For(Clock, input, saved)) : GoOn(assessmentId, code, input, saved.NextArea),
                refusal => ShowAgainAsync(assessmentId, code, input, refusal, cancellationToken));
    }

    private string Clock => UkTime.Time(time.GetUtcNow().UtcDateTime);

    private bool MayAnswer => User.IsInRole(Roles.Officer);

    private RedirectToRouteResult GoOn(Guid assessmentId, string code, AreaInput input, string? next)
    {
        if (input.IsSettingTargets || input.Clear is not null)
        {
            TempData[Fields.Notice] = input.Clear is null ? "The targets of this area are set and saved. You can change each one" : $"{input.Clear} is cleared. The other answers are saved";
            return RedirectToRoute(Routes.Area, new { assessmentId, code });
        }

        return input.Then == AreaInput.ThenReturn
            ? RedirectToRoute(Routes.TaskList, new { assessmentId })
            : next is null
                ? RedirectToRoute(Routes.Check, new { assessmentId })
                : RedirectToRoute(Routes.Area, new { assessmentId, code = next });
    }

    private async Task<IActionResult> ShowAgainAsync(
        Guid assessmentId, string code, AreaInput input, Refusal refusal, CancellationToken cancellationToken)
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        if (refusal is not UpgradedMeanwhile)
        {
            return ShowErrors(
                AreaViewModel.For(reading, reading.QuestionSet.Find(code)!, MayAnswer).WithSubmitted(input, refusal, reading, user.Id));
        }

        // The area as it is asked now or, when it is not, its name, with what was typed for the questions of before.
        return await questionSets.FindAsync(input.Version!.Value, cancellationToken) is { } basedOn && basedOn.Find(code) is { } area
            ? ShowErrors(AreaViewModel.For(reading, reading.QuestionSet.Find(code) ?? area with { Questions = [] }, MayAnswer)
                .WithSubmittedBeforeUpgrade(input, basedOn))
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
    public static SavedAnswers For(string savedAt, AreaInput input, SavedArea saved) =>
        new(
            savedAt,
            saved.Answers.Where(a => input.Answers.ContainsKey(a.Key)).ToDictionary(a => a.Key, a => SavedAnswer.For(a.Value, input.Answers[a.Key])));
}

/// <summary>One saved answer.</summary>
/// <param name="Present">The name of the present level; none when not answered.</param>
/// <param name="Target">The name of the target level; none when not answered.</param>
/// <param name="Note">The note, normalised.</param>
/// <param name="BasedOn">The basedOn of the next save of the question.</param>
/// <param name="IsAsSent">Whether it is the answer that was sent, and not one that somebody else stored.</param>
public sealed record SavedAnswer(string? Present, string? Target, string Note, string BasedOn, bool IsAsSent)
{
    public static SavedAnswer For(AnswerValues values, AnswerInput sent) =>
        new(values.Present?.ToString(), values.Target?.ToString(), values.Note, values.Fingerprint(), values == sent.Values);
}
