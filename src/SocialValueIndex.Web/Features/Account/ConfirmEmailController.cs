using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>Confirming a new e-mail address with the link that was sent to it. Whoever comes here need not be signed in.</summary>
[AllowAnonymous]
public sealed class ConfirmEmailController : ServiceController
{
    [HttpGet(EmailLinks.Path, Name = Routes.ConfirmEmail)]
    public Task<IActionResult> Confirm(ConfirmEmailInput input, [FromServices] EmailLinks links) => ShowAsync(input, links);

    [HttpPost(EmailLinks.Path)]
    public async Task<IActionResult> Confirm(
        ConfirmEmailInput input,
        [FromServices] ConfirmEmail confirm,
        [FromServices] EmailLinks links,
        CancellationToken cancellationToken
    )
    {
        var outcome = await RunAsync(() => confirm.RunAsync(input.Person, input.Token, cancellationToken));
        return outcome.Refusal is Refusal.Gone
            ? View("BadEmailLink")
            : await AnswerAsync(outcome, confirmed => Done(Say(confirmed), Routes.SignIn), _ => ShowAsync(input, links));
    }

    private static string Say(ConfirmedEmail confirmed) =>
        $"Your email address is now {confirmed.Address}. "
        + (confirmed.HasPassword ? "Sign in with it and the password that you have" : "Sign in as before");

    private async Task<IActionResult> ShowAsync(ConfirmEmailInput input, EmailLinks links) =>
        await links.FindAsync(input.Person, input.Token) is { } person
            ? View("ConfirmEmail", new ConfirmEmailViewModel(input, person.Email!, person.PendingEmail!, links.HasPassword(person)))
            : View("BadEmailLink");
}

public sealed class ConfirmEmailInput
{
    public Guid Person { get; init; }

    public string? Token { get; init; }
}

/// <summary>The page that confirms a new address.</summary>
/// <param name="Input">The link.</param>
/// <param name="From">The address so far.</param>
/// <param name="To">The new address.</param>
/// <param name="HasPassword">Whether the person signs in with a password.</param>
public sealed record ConfirmEmailViewModel(ConfirmEmailInput Input, string From, string To, bool HasPassword);
