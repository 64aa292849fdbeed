using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Account;

[Route("/account")]
public sealed class AccountController(SignInManager<Person> signIn, UserManager<Person> people) : Controller
{
    private const string WrongPassword = "The password that you use now is not this one. Enter it again";

    // One text for every reason, so that it does not tell a stranger which addresses have an account.
    private static readonly string SignInFailed =
        "The email address or the password is wrong, or the account is locked. "
        + $"After {Accounts.AttemptsBeforeLockout} wrong passwords an account is locked for {Accounts.LockoutMinutes} minutes. Check both and try again";

    private static readonly string Locked = $"The account is locked, because a wrong password was entered {Accounts.AttemptsBeforeLockout} times. Wait {Accounts.LockoutMinutes} minutes and try again";

    private static readonly string LockedNow =
        $"You are signed out, because a wrong password was entered {Accounts.AttemptsBeforeLockout} times. The account is locked for {Accounts.LockoutMinutes} minutes";

    [AllowAnonymous]
    [HttpGet("sign-in", Name = Routes.SignIn)]
    public IActionResult SignIn(string? returnUrl) => View(new SignInInput { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInInput input)
    {
        // Binding names its entries "Email"; the errors below are named like the fields, so that links lead to them.
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(input.Email))
        {
            ModelState.AddModelError("email", "Enter your email address");
        }

        if (string.IsNullOrEmpty(input.Password))
        {
            ModelState.AddModelError("password", "Enter your password");
        }

        if (!ModelState.IsValid)
        {
            return View(input);
        }

        var result = await signIn.PasswordSignInAsync(input.Email!.Trim(), input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            ModelState.AddModelError("email", SignInFailed);
            return View(input);
        }

        if (Url.IsLocalUrl(input.ReturnUrl))
        {
            return LocalRedirect(input.ReturnUrl);
        }

        var person = await people.FindByNameAsync(input.Email!.Trim());
        return RedirectToRoute(person is { OrganisationId: not null } ? Routes.Assessments : Routes.Administration);
    }

    [AllowAnonymous]
    [HttpGet("sign-out", Name = Routes.SignOut)]
    public IActionResult AskToSignOut() => View("SignOut");

    [AllowAnonymous]
    [HttpPost("sign-out")]
    public new Task<IActionResult> SignOut() => SignOutAsync("You have signed out");

    [HttpGet("change-password", Name = Routes.ChangePassword)]
    public IActionResult ChangePassword() => View();

    [HttpPost("change-password")]
    public async Task<IActionResult> ChangePassword(ChangePasswordInput input)
    {
        ModelState.Clear();
        if (string.IsNullOrEmpty(input.CurrentPassword))
        {
            ModelState.AddModelError("currentPassword", "Enter the password that you use now");
        }

        if (string.IsNullOrEmpty(input.NewPassword))
        {
            ModelState.AddModelError("newPassword", "Enter a new password");
        }

        return ModelState.IsValid && await people.GetUserAsync(User) is { } person ? await ChangePasswordAsync(person, input) : View();
    }

    private async Task<IActionResult> ChangePasswordAsync(Person person, ChangePasswordInput input)
    {
        if (await people.IsLockedOutAsync(person))
        {
            ModelState.AddModelError("currentPassword", Locked);
            return View("ChangePassword");
        }

        // A wrong one counts as it does at sign-in: whoever comes to a computer that was left open must not guess for ever.
        var check = await signIn.CheckPasswordSignInAsync(person, input.CurrentPassword!, lockoutOnFailure: true);
        if (check.IsLockedOut)
        {
            return await SignOutAsync(LockedNow);
        }

        if (!check.Succeeded)
        {
            ModelState.AddModelError("currentPassword", WrongPassword);
            return View("ChangePassword");
        }

        var result = await people.ChangePasswordAsync(person, input.CurrentPassword!, input.NewPassword!);
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(person);
            TempData[Fields.Notice] = "Your password is changed";
            return RedirectToRoute(Routes.Start);
        }

        foreach (var error in result.Errors)
        {
            ModelState.AddModelError("newPassword", PasswordErrors.Words(error));
        }

        return View("ChangePassword");
    }

    private async Task<IActionResult> SignOutAsync(string notice)
    {
        await signIn.SignOutAsync();
        TempData[Fields.Notice] = notice;
        return RedirectToRoute(Routes.SignIn);
    }
}

/// <summary>What Identity says against a new password, in our words.</summary>
internal static class PasswordErrors
{
    public static string Words(IdentityError error) => error.Code == nameof(IdentityErrorDescriber.PasswordTooShort)
        ? $"Enter a new password of {Accounts.PasswordMinLength} characters or more"
        : error.Description;
}

public sealed class SignInInput
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }
}

public sealed class ChangePasswordInput
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }
}
