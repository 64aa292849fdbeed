using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;
using SocialValueIndex.Web.Mail;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>Setting a password with a link, and asking for such a link. Whoever comes here is not signed in.</summary>
[AllowAnonymous]
public sealed class PasswordController : ServiceController
{
    [HttpGet(PasswordLinks.Path, Name = Routes.SetPassword)]
    public Task<IActionResult> Set(SetPasswordInput input, [FromServices] PasswordLinks links) => ShowAsync(input, links);

    [HttpPost(PasswordLinks.Path)]
    public async Task<IActionResult> Set(
        SetPasswordInput input,
        [FromServices] SetPassword set,
        [FromServices] PasswordLinks links,
        [FromServices] KnownDevices devices
    )
    {
        var outcome = await RunAsync(() => set.RunAsync(input.Person, input.Token, input.NewPassword));
        if (outcome.IsDone)
        {
            devices.Remember(HttpContext, input.Person);
        }

        return outcome.Refusal is Refusal.Gone
            ? View("BadLink")
            : await AnswerAsync(outcome, () => Done("Your password is set. Sign in with it", Routes.SignIn), _ => ShowAsync(input, links));
    }

    [HttpGet("/account/forgotten-password", Name = Routes.ForgottenPassword)]
    public IActionResult Forgotten([FromServices] IMailer mailer) => View(new ForgottenPasswordViewModel(null, mailer.CanSend));

    [HttpPost("/account/forgotten-password")]
    public IActionResult Forgotten(
        ForgottenPasswordInput input,
        [FromServices] IMailer mailer,
        [FromServices] PasswordResetQueue queue,
        [FromServices] SiteAddress site
    )
    {
        if (IsLate)
        {
            return View(new ForgottenPasswordViewModel(input.Email, mailer.CanSend));
        }

        var isAddress = PersonRules.FaultInEmail(input.Email) is null;
        if (!isAddress)
        {
            ShowErrors(new Fault("email", "Enter your email address, like name@example.gov.uk"));
        }

        if (!isAddress || !mailer.CanSend)
        {
            return View(new ForgottenPasswordViewModel(input.Email, mailer.CanSend));
        }

        queue.Add(input.Email!, site.For(Request));
        return RedirectToRoute(Routes.ForgottenPasswordSent);
    }

    [HttpGet("/account/forgotten-password/sent", Name = Routes.ForgottenPasswordSent)]
    public IActionResult Sent() => View();

    private async Task<IActionResult> ShowAsync(SetPasswordInput input, PasswordLinks links) =>
        await links.FindAsync(input.Person, input.Token) is not { } person ? View("BadLink")
        : HttpContext.RequestServices.GetRequiredService<PasswordPolicy>().IsOpenTo(person.Email)
            ? View("Set", new SetPasswordViewModel(input, person.Email!))
        : View("NoPassword");
}

public sealed class SetPasswordInput
{
    public Guid Person { get; init; }

    public string? Token { get; init; }

    public string? NewPassword { get; init; }
}

public sealed class ForgottenPasswordInput
{
    public string? Email { get; init; }
}

/// <summary>The page that sets a password.</summary>
/// <param name="Input">The link.</param>
/// <param name="Email">Whose password it is, for people and for password managers.</param>
public sealed record SetPasswordViewModel(SetPasswordInput Input, string Email);

/// <summary>The page that asks for a link.</summary>
/// <param name="Email">What was typed so far.</param>
/// <param name="CanSend">Whether links can be sent.</param>
public sealed record ForgottenPasswordViewModel(string? Email, bool CanSend);
