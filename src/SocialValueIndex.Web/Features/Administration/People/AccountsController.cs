using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Administration.People;

/// <summary>What is done to people’s accounts less often: another address, two accounts of one person, and many at once.</summary>
[Route("/admin/people")]
public sealed class AccountsController(ListPeople list, IMailer mailer, SiteAddress site) : AdministrationController
{
    [HttpGet("{personId:guid}/email", Name = Routes.ChangeEmail)]
    public Task<IActionResult> Email(Guid personId, CancellationToken cancellationToken) => EmailAsync(personId, null, cancellationToken);

    [HttpPost("{personId:guid}/email")]
    public async Task<IActionResult> Email(
        Guid personId,
        EmailInput input,
        [FromServices] ChangeEmail change,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => change.RunAsync(personId, input.Stamp ?? "", input.Wanted, site.For(Request), cancellationToken),
            sent => Asked(personId, sent),
            _ => EmailAsync(personId, input.Email, cancellationToken)
        );

    [HttpGet("{personId:guid}/merge", Name = Routes.MergePerson)]
    public Task<IActionResult> Merge(Guid personId, string? with, CancellationToken cancellationToken) =>
        MergeAsync(personId, with, cancellationToken);

    [HttpPost("{personId:guid}/merge")]
    public async Task<IActionResult> Merge(
        Guid personId,
        MergeInput input,
        [FromServices] MergePeople merge,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => merge.RunAsync(personId, input.Stamp ?? "", input.Into, cancellationToken),
            () => Done("The accounts are merged", Routes.Person, new { personId = input.Into }),
            _ => MergeAsync(personId, input.With, cancellationToken)
        );

    [HttpGet("invite-many", Name = Routes.InviteMany)]
    public IActionResult InviteMany() => View(new InviteManyViewModel([], []));

    [HttpPost("invite-many")]
    public async Task<IActionResult> InviteMany(IFormFile? file, [FromServices] InviteMany invite, CancellationToken cancellationToken) =>
        await RespondAsync(
            async () => await invite.RunAsync(await file.ReadAsync(cancellationToken), site.For(Request), cancellationToken),
            Invited,
            refusal =>
                View(
                    new InviteManyViewModel(
                        ShowFileFaults(refusal, faults => faults.Count == 1 ? "The file has a fault" : "The file has faults"),
                        []
                    )
                )
        );

    private IActionResult Invited(IReadOnlyList<InvitedPerson> invited) =>
        mailer.CanSend
            ? Done(invited.Count == 1 ? "1 person is invited" : $"{invited.Count} people are invited", Routes.People)
            : View("InvitedMany", invited);

    private IActionResult Asked(Guid personId, SentEmailLink? sent)
    {
        if (sent is { Invitation: { } invitation })
        {
            LinkNotice.Keep(TempData, invitation, mailer);
            return Done("The email address is changed, and the invitation goes to it", Routes.Person, new { personId });
        }

        if (sent is { IsMailed: false })
        {
            TempData[EmailViewModel.LinkKey] = sent.Address.AbsoluteUri;
            TempData[EmailViewModel.PersonKey] = personId;
            return RedirectToRoute(Routes.ChangeEmail, new { personId });
        }

        return Done(
            sent is null
                ? "The change of the email address is called off"
                : "An email is on its way to the new address. The address changes when the link in it is opened",
            Routes.Person,
            new { personId }
        );
    }

    private async Task<IActionResult> EmailAsync(Guid personId, string? submitted, CancellationToken cancellationToken) =>
        await list.FindAsync(personId, cancellationToken) is { } person
            ? View("Email", new EmailViewModel(person, submitted, EmailViewModel.Take(TempData, personId)))
            : NotFound();

    private async Task<IActionResult> MergeAsync(Guid personId, string? with, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(personId, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        var found = string.IsNullOrWhiteSpace(with) ? null : await list.FindByEmailAsync(with, cancellationToken);
        if (!string.IsNullOrWhiteSpace(with) && found is null)
        {
            ShowErrors(new Fault("with", "Nobody has this email address. Enter the address of the account that stays"));
        }

        var work = await HttpContext.RequestServices.GetRequiredService<CountWork>().RunAsync(personId, cancellationToken);
        return View("Merge", new MergeViewModel(person, with, found, work));
    }
}
