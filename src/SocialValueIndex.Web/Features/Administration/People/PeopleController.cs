using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Administration.People;

/// <summary>The people of every organisation, and the administrators.</summary>
[Route("/admin/people")]
public sealed class PeopleController(ListPeople list, ListOrganisations organisations, IMailer mailer, SiteAddress site, TimeProvider time)
    : AdministrationController
{
    [HttpGet("", Name = Routes.People)]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken cancellationToken) =>
        View(
            new PeopleViewModel(
                filter,
                await list.RunAsync(filter.Wanted, filter.Number, cancellationToken),
                await organisations.NamesAsync(cancellationToken),
                time.GetUtcNow()
            )
        );

    [HttpGet("/admin/people.csv", Name = Routes.PeopleCsv)]
    public async Task<IActionResult> Csv(PeopleFilter filter, CancellationToken cancellationToken)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=social-value-index-people.csv";
        await PeopleCsv.WriteAsync(list.AllAsync(filter.Wanted, cancellationToken), UkTime.DayAndTime, Response.Body, cancellationToken);
        return new EmptyResult();
    }

    [HttpGet("invite", Name = Routes.InvitePerson)]
    public async Task<IActionResult> Invite(string? organisation, CancellationToken cancellationToken) =>
        View(new PersonFormViewModel(new PersonInput { Organisation = organisation }, await organisations.NamesAsync(cancellationToken)));

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(PersonInput input, [FromServices] InvitePerson invite, CancellationToken cancellationToken) =>
        await OnceAsync(
            () =>
                RespondAsync(
                    () => invite.RunAsync(input.Email, input.Details, site.For(Request), cancellationToken),
                    sent => ShowLink(sent, "The person is invited"),
                    async _ => View(new PersonFormViewModel(input, await organisations.NamesAsync(cancellationToken)))
                ),
            personId => Done("The person is invited", Routes.Person, new { personId })
        );

    [HttpGet("{personId:guid}", Name = Routes.Person)]
    public Task<IActionResult> Show(Guid personId, CancellationToken cancellationToken) => ShowAsync(personId, cancellationToken);

    [HttpGet("{personId:guid}/change", Name = Routes.ChangePerson)]
    public async Task<IActionResult> Change(Guid personId, CancellationToken cancellationToken) =>
        await list.FindAsync(personId, cancellationToken) is { } person
            ? View(new PersonFormViewModel(InputFor(person), await organisations.NamesAsync(cancellationToken), person))
            : NotFound();

    [HttpPost("{personId:guid}/change")]
    public async Task<IActionResult> Change(
        Guid personId,
        PersonInput input,
        [FromServices] ChangePerson change,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => change.RunAsync(personId, input.Stamp ?? "", input.Details, cancellationToken),
            () => Done("The person is changed", Routes.Person, new { personId }),
            async _ =>
                await list.FindAsync(personId, cancellationToken) is { } person
                    ? View(new PersonFormViewModel(input, await organisations.NamesAsync(cancellationToken), person))
                    : NotFound()
        );

    [HttpGet("{personId:guid}/link", Name = Routes.SendPasswordLink)]
    public Task<IActionResult> AskToReset(Guid personId, CancellationToken cancellationToken) =>
        AskAsync("Reset", personId, cancellationToken);

    [HttpPost("{personId:guid}/link")]
    public async Task<IActionResult> SendLink(
        Guid personId,
        LinkInput input,
        [FromServices] SendPasswordLink send,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => send.RunAsync(personId, input.Stamp ?? "", input.ByHand, site.For(Request), cancellationToken),
            sent => ShowLink(sent, "A new link is made"),
            _ => ShowAsync(personId, cancellationToken)
        );

    [HttpGet("{personId:guid}/deactivate", Name = Routes.DeactivatePerson)]
    public Task<IActionResult> AskToDeactivate(Guid personId, CancellationToken cancellationToken) =>
        AskAsync("Deactivate", personId, cancellationToken);

    [HttpPost("{personId:guid}/deactivate")]
    public async Task<IActionResult> Deactivate(
        Guid personId,
        PersonStampInput input,
        [FromServices] DeactivatePerson deactivate,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => deactivate.RunAsync(personId, input.Stamp ?? "", cancellationToken),
            () => Done("The person is deactivated", Routes.Person, new { personId }),
            _ => ShowAsync(personId, cancellationToken)
        );

    [HttpPost("{personId:guid}/reactivate", Name = Routes.ReactivatePerson)]
    public async Task<IActionResult> Reactivate(
        Guid personId,
        PersonStampInput input,
        [FromServices] ReactivatePerson reactivate,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => reactivate.RunAsync(personId, input.Stamp ?? "", cancellationToken),
            () => Done("The person is active again", Routes.Person, new { personId }),
            _ => ShowAsync(personId, cancellationToken)
        );

    [HttpPost("{personId:guid}/unlock", Name = Routes.UnlockPerson)]
    public async Task<IActionResult> Unlock(
        Guid personId,
        PersonStampInput input,
        [FromServices] UnlockPerson unlock,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => unlock.RunAsync(personId, input.Stamp ?? "", cancellationToken),
            () => Done("The person can try to sign in again", Routes.Person, new { personId }),
            _ => ShowAsync(personId, cancellationToken)
        );

    [HttpPost("{personId:guid}/reset-second-step", Name = Routes.ResetSecondStep)]
    public async Task<IActionResult> ResetSecondStep(
        Guid personId,
        PersonStampInput input,
        [FromServices] ResetSecondStep reset,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => reset.RunAsync(personId, input.Stamp ?? "", cancellationToken),
            () => Done("The second step is reset", Routes.Person, new { personId }),
            _ => ShowAsync(personId, cancellationToken)
        );

    [HttpGet("{personId:guid}/erase", Name = Routes.ErasePerson)]
    public Task<IActionResult> Erase(Guid personId, CancellationToken cancellationToken) => AskToEraseAsync(personId, cancellationToken);

    [HttpPost("{personId:guid}/erase")]
    public async Task<IActionResult> Erase(
        Guid personId,
        PersonStampInput input,
        [FromServices] ErasePerson erase,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => erase.RunAsync(personId, input.Stamp ?? "", cancellationToken),
            () => Done("The person is erased", Routes.Person, new { personId }),
            _ => AskToEraseAsync(personId, cancellationToken)
        );

    [HttpGet("{personId:guid}/delete-invitation", Name = Routes.DeleteInvitation)]
    public Task<IActionResult> AskToDelete(Guid personId, CancellationToken cancellationToken) =>
        AskAsync("DeleteInvitation", personId, cancellationToken);

    [HttpPost("{personId:guid}/delete-invitation")]
    public async Task<IActionResult> DeleteInvitation(
        Guid personId,
        PersonStampInput input,
        [FromServices] DeleteInvitation delete,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => delete.RunAsync(personId, input.Stamp ?? "", cancellationToken),
            () => Done("The invitation is deleted", Routes.People),
            _ => AskAsync("DeleteInvitation", personId, cancellationToken)
        );

    private async Task<IActionResult> AskAsync(string view, Guid personId, CancellationToken cancellationToken) =>
        await list.FindAsync(personId, cancellationToken) is { } person
            ? View(
                view,
                new AskViewModel(
                    person,
                    await HttpContext.RequestServices.GetRequiredService<CountWork>().RunAsync(personId, cancellationToken),
                    mailer is { CanSend: true, Folder: null }
                )
            )
            : NotFound();

    private async Task<IActionResult> AskToEraseAsync(Guid personId, CancellationToken cancellationToken) =>
        await list.FindAsync(personId, cancellationToken) is { } person ? View("Erase", person) : NotFound();

    private static PersonInput InputFor(PersonSummary person) =>
        new()
        {
            Name = person.Name,
            Roles = [.. Roles.All.Where(person.Roles.Contains)],
            Organisation = person.OrganisationId?.ToString(),
            Stamp = person.Stamp,
        };

    private RedirectToRouteResult ShowLink(SentLink sent, string notice)
    {
        LinkNotice.Keep(TempData, sent, mailer);
        return Done(notice, Routes.Person, new { personId = sent.PersonId });
    }

    private async Task<IActionResult> ShowAsync(Guid personId, CancellationToken cancellationToken) =>
        await list.FindAsync(personId, cancellationToken) is { } person
            ? View(
                "Show",
                new PersonViewModel(
                    person,
                    person.LockoutEnd > time.GetUtcNow(),
                    LinkNotice.Take(TempData, personId, mailer),
                    mailer is { CanSend: true, Folder: null },
                    await HttpContext
                        .RequestServices.GetRequiredService<ReadAudit>()
                        .RunAsync(new AuditFilter(personId, null, null, null, null), 1, cancellationToken)
                )
            )
            : NotFound();
}
