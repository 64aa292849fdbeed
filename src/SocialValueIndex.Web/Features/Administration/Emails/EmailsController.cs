using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Web.Features.Administration.Shared;

namespace SocialValueIndex.Web.Features.Administration.Emails;

/// <summary>The e-mails that wait and those that could not be sent.</summary>
[Route("/admin/emails")]
public sealed class EmailsController(ListEmails list, IMailer mailer, TimeProvider time) : AdministrationController
{
    [HttpGet("", Name = Routes.Emails)]
    public Task<IActionResult> Index(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [HttpPost("{emailId:guid}/retry", Name = Routes.RetryEmail)]
    public async Task<IActionResult> Retry(Guid emailId, [FromServices] RetryEmail retry, CancellationToken cancellationToken) =>
        await RespondAsync(
            () => retry.RunAsync(emailId, cancellationToken),
            () => Done("The email is tried again", Routes.Emails),
            _ => ShowAsync(cancellationToken)
        );

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) =>
        View("Index", new EmailsViewModel(await list.RunAsync(cancellationToken), mailer.CanSend, time.GetUtcNow().UtcDateTime));
}

/// <summary>The page about e-mails.</summary>
/// <param name="Emails">What is in the outbox.</param>
/// <param name="CanSend">Whether there is a mail server.</param>
/// <param name="Now">The time (UTC), to tell which e-mails can be tried again.</param>
public sealed record EmailsViewModel(EmailList Emails, bool CanSend, DateTime Now);
