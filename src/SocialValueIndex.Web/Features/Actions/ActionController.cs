using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>One action of the register.</summary>
[Route("/assessments/{assessmentId:guid}/actions/{reference}")]
[Authorize(Policies.ReadAssessments)]
[ShowsRegister]
public sealed class ActionController(ReadRegister read, ICurrentUser user) : ServiceController
{
    [HttpGet("", Name = Routes.Action)]
    public async Task<IActionResult> Show(Guid assessmentId, string reference, CancellationToken cancellationToken) =>
        await FindAsync(assessmentId, reference, cancellationToken) is { } reading
            ? View("Action", ActionViewModel.For(reading))
            : NotFound();

    [Authorize(Policies.WorkOnPlan)]
    [HttpPost("")]
    public async Task<IActionResult> Change(
        Guid assessmentId,
        string reference,
        ActionInput input,
        [FromServices] RegisterEditor editor,
        CancellationToken cancellationToken
    ) =>
        ActionReference.TryParse(reference, out var action)
            ? await RespondAsync(
                () => editor.RunAsync(assessmentId, [input.EditOf(action)], cancellationToken),
                changes => Saved(assessmentId, action, input, changes),
                refusal => ShowAgainAsync(assessmentId, action, input, refusal, cancellationToken)
            )
            : NotFound();

    [Authorize(Policies.AnswerQuestions)]
    [HttpPost("raise-answer", Name = Routes.RaiseAnswer)]
    public async Task<IActionResult> RaiseAnswer(
        Guid assessmentId,
        string reference,
        [FromServices] RaiseAnswer raise,
        CancellationToken cancellationToken
    ) =>
        ActionReference.TryParse(reference, out var action)
            ? await RespondAsync(
                () => raise.RunAsync(assessmentId, action, cancellationToken),
                option =>
                    Done(
                        $"The present answer to {action.QuestionCode} is now ‘{option.Text}’",
                        Routes.Action,
                        new { assessmentId, reference }
                    ),
                _ => Show(assessmentId, reference, cancellationToken),
                new RefusalMessages("raise")
                {
                    Conflict = "A colleague changed the answer meanwhile. Look at the question before you change it",
                    ReadOnly = "The assessment is completed. Reopen it to change answers",
                }
            )
            : NotFound();

    private RedirectToRouteResult Saved(Guid assessmentId, ActionReference action, ActionInput input, IReadOnlyList<EditedAction> changes)
    {
        TempData[Fields.Notice] = changes.Count == 0 ? $"Nothing of {action} was changed" : $"{action} is saved";
        if (changes.SingleOrDefault()?.AnswerToOffer is not null && User.IsInRole(Roles.Officer))
        {
            TempData[Fields.NextStep] = $"It is done. See whether to raise the present answer to {action.QuestionCode}";
            TempData[Fields.NextAddress] = $"{Url.RouteUrl(Routes.Action, new { assessmentId, reference = action })}#raise";
        }
        else if (input.From == ActionInput.FromRegister)
        {
            TempData[Fields.NextStep] = $"Go on from {action}";
            TempData[Fields.NextAddress] = $"#{action}";
        }

        return input.From switch
        {
            ActionInput.FromRegister => RedirectToRoute(Routes.Actions, RegisterRoute(assessmentId, input.Back)),
            ActionInput.FromMyWork => RedirectToRoute(Routes.MyWork),
            _ => RedirectToRoute(Routes.Action, new { assessmentId, reference = action }),
        };
    }

    private static RouteValueDictionary RegisterRoute(Guid assessmentId, RegisterQuery? query)
    {
        var values = new RouteValueDictionary { ["assessmentId"] = assessmentId };
        foreach (var (name, value) in query?.RouteValues ?? [])
        {
            values[name] = value;
        }

        return values;
    }

    private async Task<IActionResult> ShowAgainAsync(
        Guid assessmentId,
        ActionReference action,
        ActionInput input,
        Refusal refusal,
        CancellationToken cancellationToken
    )
    {
        if (await read.FindAsync(assessmentId, action, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        var edited = refusal.Theirs<IReadOnlyList<EditedAction>>()?.Single();
        if (edited is not null)
        {
            ShowErrors([.. refusal.Faults, .. ConflictWords.Faults(edited, reading.Reading, user.Id)]);
        }

        return View(
            "Action",
            new ActionViewModel(reading, ActionForm.For(input, reading.Entry.Values, edited is not null))
            {
                From = input.From,
                Back = input.Back,
            }
        );
    }

    private async Task<ActionReading?> FindAsync(Guid assessmentId, string reference, CancellationToken cancellationToken) =>
        ActionReference.TryParse(reference, out var action) ? await read.FindAsync(assessmentId, action, cancellationToken) : null;
}
