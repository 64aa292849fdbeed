using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>What a person sees and changes about their own account, and signing out.</summary>
[Route("/account")]
public sealed class AccountController(SignInManager<Person> signIn, UserManager<Person> people, ICurrentUser user) : ServiceController
{
    [HttpGet("", Name = Routes.Account)]
    public async Task<IActionResult> Show(
        [FromServices] SecondSteps steps,
        [FromServices] Application.SigningIn.Sessions sessions,
        [FromServices] ReadEmailChoice emails,
        [FromServices] PasswordPolicy passwords,
        CancellationToken cancellationToken
    )
    {
        var person = (await people.GetUserAsync(User))!;
        return View(
            "Account",
            new AccountViewModel(
                person.Name,
                person.Email!,
                person.PasswordHash is not null && passwords.IsOpenTo(person.Email),
                await steps.ReadAsync(person.Id, cancellationToken),
                (await sessions.ListAsync(cancellationToken)).Count,
                await emails.RunAsync(user.Id, cancellationToken)
            )
        );
    }

    [HttpGet("name", Name = Routes.OwnName)]
    public async Task<IActionResult> Name() => View("Name", new OwnNameInput { Name = (await people.GetUserAsync(User))!.Name });

    [HttpPost("name")]
    public async Task<IActionResult> Name(OwnNameInput input, [FromServices] ChangeOwnName change, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(() => change.RunAsync(input.Name, cancellationToken));
        if (outcome.IsDone)
        {
            await signIn.RefreshSignInAsync((await people.GetUserAsync(User))!);
        }

        return await AnswerAsync(
            outcome,
            () => Done("Your name is changed", Routes.Account),
            _ => Task.FromResult<IActionResult>(View("Name", input))
        );
    }

    [AllowAnonymous]
    [HttpGet("sign-out", Name = Routes.SignOut)]
    public IActionResult AskToSignOut() => View("SignOut");

    [AllowAnonymous]
    [HttpPost("sign-out")]
    public async Task<IActionResult> SignOut(string? returnUrl) =>
        IsLate && User.Identity is { IsAuthenticated: true }
            ? View("SignOut")
            : await SignOutAsync(Fields.Notice, "You have signed out", ReturnAddress.Read(Url, returnUrl));

    [HttpGet("change-password", Name = Routes.ChangePassword)]
    public IActionResult ChangePassword() => View();

    [HttpPost("change-password")]
    public async Task<IActionResult> ChangePassword(ChangePasswordInput input, [FromServices] ChangePassword change)
    {
        var outcome = await RunAsync(() => change.RunAsync(input.CurrentPassword, input.NewPassword));
        if (outcome.IsDone)
        {
            await signIn.RefreshSignInAsync((await people.GetUserAsync(User))!);
        }

        return outcome.Refusal is SignedOut signedOut
            ? await SignOutAsync(Fields.Important, signedOut.Reason)
            : await AnswerAsync(
                outcome,
                () => Done("Your password is changed", Routes.Account),
                _ => Task.FromResult<IActionResult>(View())
            );
    }

    private async Task<IActionResult> SignOutAsync(string kind, string notice, string? returnUrl = null)
    {
        await signIn.SignOutAsync();
        TempData[kind] = notice;
        return RedirectToRoute(Routes.SignIn, new { returnUrl });
    }
}

/// <summary>A person's account as they see it.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address, which administrators change.</param>
/// <param name="HasPassword">Whether a password lets them in.</param>
/// <param name="SecondStep">Their second step.</param>
/// <param name="Sessions">On how many devices they are signed in.</param>
/// <param name="Emails">Which e-mails they chose.</param>
public sealed record AccountViewModel(
    string Name,
    string Email,
    bool HasPassword,
    SecondStepReading SecondStep,
    int Sessions,
    EmailChoice Emails
);

public sealed class OwnNameInput
{
    public string? Name { get; init; }
}

public sealed class ChangePasswordInput
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }
}
