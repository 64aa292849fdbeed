using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>Which e-mails a person gets.</summary>
[Route(SiteLinks.EmailChoice)]
public sealed class EmailChoiceController(ReadEmailChoice read, ICurrentUser user, IMailer mailer) : ServiceController
{
    [HttpGet("", Name = Routes.EmailChoice)]
    public Task<IActionResult> Show(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [HttpPost("")]
    public async Task<IActionResult> Change(string? choice, [FromServices] ChangeEmailChoice change, CancellationToken cancellationToken) =>
        await RespondAsync(
            () => change.RunAsync(choice, cancellationToken),
            () => Done("Your choice is saved", Routes.EmailChoice),
            _ => ShowAsync(cancellationToken)
        );

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) =>
        View("EmailChoice", new EmailChoiceViewModel(await read.RunAsync(user.Id, cancellationToken), mailer.CanSend));
}

/// <summary>The page where a person chooses their e-mails.</summary>
/// <param name="Choice">What they chose so far.</param>
/// <param name="CanSend">Whether there is a mail server.</param>
public sealed record EmailChoiceViewModel(EmailChoice Choice, bool CanSend);
