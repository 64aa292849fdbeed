using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Account;

[Route("/account")]
public sealed class AccountController(SignInManager<Person> signIn, UserManager<Person> people) : ServiceController
{
    // One text for every reason, so that it does not tell a stranger which addresses have an account.
    private static readonly string SignInFailed =
        "The email address or the password is wrong, or the account is locked. "
        + $"After {PasswordRules.AttemptsBeforeLockout} wrong passwords an account is locked for {PasswordRules.LockoutMinutes} minutes. "
        + "Check both and try again";

    [AllowAnonymous]
    [HttpGet("sign-in", Name = Routes.SignIn)]
    public IActionResult SignIn(string? returnUrl) => View(new SignInInput { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInInput input)
    {
        if (IsLate)
        {
            return User.Identity is { IsAuthenticated: true } ? GoOn(input, await people.GetUserAsync(User)) : View(input);
        }

        if (input.Faults is { Count: > 0 } faults)
        {
            ShowErrors(faults);
            return View(input);
        }

        var email = PersonRules.Tidy(input.Email);
        var result = await signIn.PasswordSignInAsync(email, input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            ShowErrors(new Fault("email", SignInFailed));
            return View(input);
        }

        return GoOn(input, await people.FindByNameAsync(email));
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
            : await AnswerAsync(outcome, () => Done("Your password is changed", Routes.Start), _ => Task.FromResult<IActionResult>(View()));
    }

    private IActionResult GoOn(SignInInput input, Person? person) =>
        ReturnAddress.Read(Url, input.ReturnUrl) is { } returnAddress
            ? LocalRedirect(returnAddress)
            : RedirectToRoute(person is { OrganisationId: not null } ? Routes.Assessments : Routes.Administration);

    private async Task<IActionResult> SignOutAsync(string kind, string notice, string? returnUrl = null)
    {
        await signIn.SignOutAsync();
        TempData[kind] = notice;
        return RedirectToRoute(Routes.SignIn, new { returnUrl });
    }
}

public sealed class SignInInput
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>What is missing.</summary>
    public IReadOnlyList<Fault> Faults =>
        [
            .. PersonRules.Tidy(Email).Length == 0 ? [new Fault("email", "Enter your email address")] : Array.Empty<Fault>(),
            .. string.IsNullOrEmpty(Password) ? [new Fault("password", "Enter your password")] : Array.Empty<Fault>(),
        ];
}

public sealed class ChangePasswordInput
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }
}
