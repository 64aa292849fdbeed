using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Account;

[Route("/account")]
public sealed class AccountController(SignInManager<Person> signIn, UserManager<Person> people) : Controller
{
    private const string WrongPassword = "The password that you use now is not this one. Enter it again";
    private const string NotAllowed = "You are signed out, because you cannot use this service any more. Ask your administrator";

    // One text for every reason, so that it does not tell a stranger which addresses have an account.
    private static readonly string SignInFailed =
        "The email address or the password is wrong, or the account is locked. "
        + $"After {IdentitySetup.AttemptsBeforeLockout} wrong passwords an account is locked for {IdentitySetup.LockoutMinutes} minutes. Check both and try again";

    private static readonly string AlreadyLocked = $"The account is locked, because a wrong password was entered {IdentitySetup.AttemptsBeforeLockout} times. Wait {IdentitySetup.LockoutMinutes} minutes and try again";

    private static readonly string JustLocked =
        $"You are signed out, because a wrong password was entered {IdentitySetup.AttemptsBeforeLockout} times. The account is locked for {IdentitySetup.LockoutMinutes} minutes";

    [AllowAnonymous]
    [HttpGet("sign-in", Name = Routes.SignIn)]
    public IActionResult SignIn(string? returnUrl) => View(new SignInInput { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInInput input)
    {
        // Binding names its entries "Email"; the errors below are named like the fields, so that links lead to them.
        ModelState.Clear();
        var email = PersonRules.Tidy(input.Email);
        if (email.Length == 0)
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

        var result = await signIn.PasswordSignInAsync(email, input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            ModelState.AddModelError("email", SignInFailed);
            return View(input);
        }

        if (ReturnAddress.Read(Url, input.ReturnUrl) is { } returnAddress)
        {
            return LocalRedirect(returnAddress);
        }

        var person = await people.FindByNameAsync(email);
        return RedirectToRoute(person is { OrganisationId: not null } ? Routes.Assessments : Routes.Administration);
    }

    [AllowAnonymous]
    [HttpGet("sign-out", Name = Routes.SignOut)]
    public IActionResult AskToSignOut() => View("SignOut");

    [AllowAnonymous]
    [HttpPost("sign-out")]
    public new Task<IActionResult> SignOut() => SignOutAsync(Fields.Notice, "You have signed out");

    [HttpGet("change-password", Name = Routes.ChangePassword)]
    public IActionResult ChangePassword() => View();

    [HttpPost("change-password")]
    public async Task<IActionResult> ChangePassword(ChangePasswordInput input, [FromServices] ChangePassword change)
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

        return ModelState.IsValid ? await ChangePasswordAsync(input, change) : View();
    }

    private async Task<IActionResult> ChangePasswordAsync(ChangePasswordInput input, ChangePassword change)
    {
        var outcome = await change.RunAsync(input.CurrentPassword!, input.NewPassword!);
        switch (outcome.State)
        {
            case ChangePasswordState.Changed:
                await signIn.RefreshSignInAsync((await people.GetUserAsync(User))!);
                TempData[Fields.Notice] = "Your password is changed";
                return RedirectToRoute(Routes.Start);
            case ChangePasswordState.JustLocked:
                return await SignOutAsync(Fields.Important, JustLocked);
            case ChangePasswordState.NotAllowed:
                return await SignOutAsync(Fields.Important, NotAllowed);
            case ChangePasswordState.AlreadyLocked:
                ModelState.AddModelError("currentPassword", AlreadyLocked);
                break;
            case ChangePasswordState.WrongPassword:
                ModelState.AddModelError("currentPassword", WrongPassword);
                break;
            default:
                ModelState.Refuse(outcome.Errors);
                break;
        }

        return View("ChangePassword");
    }

    private async Task<IActionResult> SignOutAsync(string kind, string notice)
    {
        await signIn.SignOutAsync();
        TempData[kind] = notice;
        return RedirectToRoute(Routes.SignIn);
    }
}

/// <summary>What Identity says against a new password, in our words.</summary>
internal static class PasswordErrors
{
    /// <summary>Says it beside the field of the new password.</summary>
    public static void Refuse(this ModelStateDictionary modelState, IEnumerable<IdentityError> errors)
    {
        foreach (var error in errors)
        {
            modelState.AddModelError("newPassword", Describe(error));
        }
    }

    private static string Describe(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => $"Enter a new password of {IdentitySetup.PasswordMinLength} characters or more",
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => "Your account was changed at the same moment, so the password is not. Try again",
        _ => error.Description,
    };
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
