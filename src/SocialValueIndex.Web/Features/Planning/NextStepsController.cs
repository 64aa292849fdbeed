using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Actions;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Planning;

/// <summary>Where to start: the fewest actions that lift an area, or the council.</summary>
[Route("/assessments/{assessmentId:guid}")]
[Authorize(Policies.ReadAssessments)]
[ShowsRegister]
public sealed class NextStepsController(ReadRegister read) : ServiceController
{
    [HttpGet("next-steps", Name = Routes.NextSteps)]
    public async Task<IActionResult> Show(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("NextSteps", new NextStepsViewModel(reading, new ScheduleInput()))
            : NotFound();

    [HttpGet("next-steps.json", Name = Routes.NextStepsJson)]
    public async Task<IActionResult> Json(Guid assessmentId, CancellationToken cancellationToken) =>
        await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? File(
                RegisterJson.WriteNextSteps(reading.NextSteps),
                "application/json",
                Downloads.FileName(reading.Assessment, "next-steps", "json")
            )
            : NotFound();

    [Authorize(Policies.WorkOnPlan)]
    [HttpPost("next-steps")]
    public async Task<IActionResult> Schedule(
        Guid assessmentId,
        ScheduleInput input,
        [FromServices] ScheduleActions schedule,
        CancellationToken cancellationToken
    )
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } reading)
        {
            return NotFound();
        }

        var page = new NextStepsViewModel(reading, input);
        if (input.Faults(page).ToList() is { Count: > 0 } faults)
        {
            ShowErrors(faults);
            return View("NextSteps", page);
        }

        var basedOn = page.Open(input.Area).ToDictionary(a => a, a => input.BasedOn.GetValueOrDefault(a.ToString()));
        return await RespondAsync(
            () => schedule.RunAsync(assessmentId, basedOn, input.WantedOwner, input.Due.Read(), cancellationToken),
            changes =>
                Done(
                    changes.Count == 1 ? "1 action is changed" : $"{changes.Count} actions are changed",
                    Routes.NextSteps,
                    new { assessmentId }
                ),
            refusal => ShowAgainAsync(assessmentId, input, refusal, cancellationToken)
        );
    }

    private async Task<IActionResult> ShowAgainAsync(
        Guid assessmentId,
        ScheduleInput input,
        Refusal refusal,
        CancellationToken cancellationToken
    )
    {
        var conflicts = refusal.Theirs<IReadOnlyList<EditedAction>>() ?? [];
        ShowErrors([
            .. refusal.Faults.DistinctBy(f => (f.Field, f.Message)),
            .. conflicts
                .Take(1)
                .Select(_ => new Fault(
                    ActionFields.Owner,
                    $"A colleague changed {string.Join(", ", conflicts.Select(c => c.Entry.Reference))} meanwhile. "
                        + "Look at the lists, then save again to replace their changes"
                )),
        ]);
        return await read.RunAsync(assessmentId, cancellationToken) is { } reading
            ? View("NextSteps", new NextStepsViewModel(reading, input))
            : NotFound();
    }
}

/// <summary>What the form that gives several actions an owner and a date posts.</summary>
public sealed class ScheduleInput
{
    /// <summary>The code of an area; empty for the actions that lift the overall level.</summary>
    public string? Area { get; init; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Owner { get; init; } = "";

    public string? OwnerName { get; init; }

    public DateInput Due { get; init; } = new();

    /// <summary>By the reference of an action, the fingerprint of the values that the page showed.</summary>
    public Dictionary<string, string?> BasedOn { get; init; } = [];

    /// <summary>The owner that is wanted; none to leave owners as they are.</summary>
    public ActionOwner? WantedOwner => OwnerInput.Read(Owner, OwnerName).Owner is { IsNobody: false } owner ? owner : null;

    public IEnumerable<Fault> Faults(NextStepsViewModel page)
    {
        if (OwnerInput.Read(Owner, OwnerName).Fault is { } fault)
        {
            yield return fault;
        }
        else if (WantedOwner is null && Due.IsEmpty)
        {
            yield return new Fault(ActionFields.Owner, "Choose an owner or enter a due date");
        }

        if (!Due.IsEmpty && Due.Read() is null)
        {
            yield return new Fault(ActionFields.Due, "Enter the due date as a real day, month and year, for example 31 3 2027");
        }

        if (page.Open(Area).Count == 0)
        {
            yield return new Fault("area", "None of these actions is still to be done in the plan. Choose others");
        }
    }
}

/// <summary>The page with the next steps.</summary>
/// <param name="Reading">The register.</param>
/// <param name="Input">What was typed.</param>
public sealed record NextStepsViewModel(RegisterReading Reading, ScheduleInput Input)
{
    public Guid AssessmentId => Reading.Assessment.Assessment.Id;

    public NextSteps Steps { get; } = Reading.NextSteps;

    /// <summary>The actions of a choice that stand in the register and somebody still has to do.</summary>
    public IReadOnlyList<ActionReference> Open(string? area) =>
        [
            .. (string.IsNullOrEmpty(area) ? Steps.Overall.Actions : Steps.Areas.FirstOrDefault(a => a.Area.Code == area)?.Actions ?? [])
                .Select(a => a.Reference)
                .Where(a => Entry(a) is { InPlan: true, Values.Status: ActionStatus.NotStarted or ActionStatus.InProgress }),
        ];

    public RegisterEntry? Entry(ActionReference action) => Reading.Register.Find(action);

    /// <summary>What can be chosen: the overall level, and each area, as far as they have actions to be given.</summary>
    public IEnumerable<(string Value, string Text)> Choices =>
        [
            .. Open(null).Count > 0
                ? [("", $"The actions that lift the overall level ({Open(null).Count})")]
                : Array.Empty<(string, string)>(),
            .. Steps
                .Areas.Where(a => Open(a.Area.Code).Count > 0)
                .Select(a => (a.Area.Code, $"{a.Area.Code} {a.Area.Name} ({Open(a.Area.Code).Count})")),
        ];

    /// <summary>Every action that the form can change.</summary>
    public IEnumerable<ActionReference> AllOpen => Choices.SelectMany(c => Open(c.Value)).Distinct();

    public IEnumerable<(string Value, string Text)> Owners =>
        [("", "As it is"), .. Reading.Colleagues.Select(c => (c.Id.ToString(), c.Name)), (OwnerInput.Other, "Someone without an account")];
}
