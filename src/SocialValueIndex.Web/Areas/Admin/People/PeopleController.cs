using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Areas.Admin.People;

/// <summary>The people of every organisation, and the administrators.</summary>
[Route("/admin/people")]
public sealed class PeopleController(ListPeople list, ListOrganisations organisations, SiteAddress site, TimeProvider time) : AdminController
{
    [HttpGet("", Name = Routes.People)]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return View(new PeopleViewModel(
            filter,
            await list.RunAsync(filter.Organisation, filter.Text, filter.Number, cancellationToken),
            await organisations.RunAsync(cancellationToken),
            time.GetUtcNow()));
    }

    [HttpGet("invite", Name = Routes.InvitePerson)]
    public async Task<IActionResult> Invite(string? organisation, CancellationToken cancellationToken) =>
        View(new PersonFormViewModel(new PersonInput { Organisation = organisation }, await organisations.RunAsync(cancellationToken)));

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(PersonInput input, [FromServices] InvitePerson invite, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var outcome = await invite.RunAsync(input.Email, input.Details, site.For(Request), cancellationToken);
        return outcome is { PersonId: { } id, Faults.Count: 0 }
            ? ShowLink(id, outcome, "The person is invited")
            : Refuse(outcome.Faults) ?? View(new PersonFormViewModel(input, await organisations.RunAsync(cancellationToken)));
    }

    [HttpGet("{personId:guid}", Name = Routes.Person)]
    public Task<IActionResult> Show(Guid personId, CancellationToken cancellationToken) => ShowAsync(personId, cancellationToken);

    [HttpGet("{personId:guid}/change", Name = Routes.ChangePerson)]
    public async Task<IActionResult> Change(Guid personId, CancellationToken cancellationToken) =>
        await list.FindAsync(personId, cancellationToken) is { } person
            ? View(new PersonFormViewModel(InputFor(person), await organisations.RunAsync(cancellationToken), person))
            : NotFound();

    [HttpPost("{personId:guid}/change")]
    public async Task<IActionResult> Change(Guid personId, PersonInput input, [FromServices] ChangePerson change, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var outcome = await change.RunAsync(personId, input.Stamp ?? "", input.Details, cancellationToken);
        if (outcome.IsDone)
        {
            TempData[Fields.Notice] = "The person is changed";
            return RedirectToRoute(Routes.Person, new { personId });
        }

        Refuse(outcome.Faults);
        return await list.FindAsync(personId, cancellationToken) is { } person
            ? View(new PersonFormViewModel(input, await organisations.RunAsync(cancellationToken), person))
            : NotFound();
    }

    [HttpPost("{personId:guid}/link", Name = Routes.SendPasswordLink)]
    public async Task<IActionResult> SendLink(Guid personId, PersonStampInput input, [FromServices] SendPasswordLink send, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var outcome = await send.RunAsync(personId, input.Stamp ?? "", site.For(Request), cancellationToken);
        return outcome.Link is not null
            ? ShowLink(personId, outcome, "A new link is made")
            : Refuse(outcome.Faults) ?? await ShowAsync(personId, cancellationToken);
    }

    [HttpPost("{personId:guid}/deactivate", Name = Routes.DeactivatePerson)]
    public async Task<IActionResult> Deactivate(Guid personId, PersonStampInput input, [FromServices] DeactivatePerson deactivate, CancellationToken cancellationToken) =>
        await ShowAsync(personId, await deactivate.RunAsync(personId, input.Stamp ?? "", cancellationToken), "The person is deactivated", cancellationToken);

    [HttpPost("{personId:guid}/reactivate", Name = Routes.ReactivatePerson)]
    public async Task<IActionResult> Reactivate(Guid personId, PersonStampInput input, [FromServices] ReactivatePerson reactivate, CancellationToken cancellationToken) =>
        await ShowAsync(personId, await reactivate.RunAsync(personId, input.Stamp ?? "", cancellationToken), "The person is active again", cancellationToken);

    [HttpPost("{personId:guid}/unlock", Name = Routes.UnlockPerson)]
    public async Task<IActionResult> Unlock(Guid personId, PersonStampInput input, [FromServices] UnlockPerson unlock, CancellationToken cancellationToken) =>
        await ShowAsync(personId, await unlock.RunAsync(personId, input.Stamp ?? "", cancellationToken), "The person can try to sign in again", cancellationToken);

    private static PersonInput InputFor(PersonSummary person) => new()
    {
        Name = person.Name,
        Roles = string.Join(',', Roles.All.Where(person.Roles.Contains)),
        Organisation = person.OrganisationId?.ToString(),
        Stamp = person.Stamp,
    };

    private RedirectToRouteResult ShowLink(Guid personId, LinkOutcome outcome, string notice)
    {
        LinkNotice.Keep(TempData, personId, outcome.Link!, outcome.Delivery!);
        TempData[Fields.Notice] = notice;
        return RedirectToRoute(Routes.Person, new { personId });
    }

    /// <summary>Puts what is wrong beside the fields; answers nothing, so that the page is shown.</summary>
    private IActionResult? Refuse(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field, fault.Message);
        }

        return null;
    }

    private async Task<IActionResult> ShowAsync(Guid personId, PersonOutcome outcome, string notice, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (outcome.IsDone)
        {
            TempData[Fields.Notice] = notice;
            return RedirectToRoute(Routes.Person, new { personId });
        }

        return Refuse(outcome.Faults) ?? await ShowAsync(personId, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(Guid personId, CancellationToken cancellationToken) =>
        await list.FindAsync(personId, cancellationToken) is { } person
            ? View("Show", new PersonViewModel(person, person.LockoutEnd > time.GetUtcNow(), LinkNotice.Take(TempData, personId)))
            : NotFound();
}
