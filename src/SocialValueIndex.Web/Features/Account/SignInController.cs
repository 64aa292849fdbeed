using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>Signing in with a password, and the second step after it.</summary>
[AllowAnonymous]
[Route(PasswordLinks.SignInPath)]
[EnableRateLimiting(SignInAttempts.Policy)]
public sealed class SignInController(SignInFlow flow, KnownDevices devices, UserManager<Person> people) : ServiceController
{
    // One text for every reason, so that it does not tell a stranger which addresses have an account.
    private static readonly string Refused =
        "The email address or the password is wrong. Check both and try again. "
        + $"After {AttemptCounter.Free} wrong passwords you have to wait, longer each time";

    private const string WrongCode = "The code is wrong or was used already. Enter the code that the app shows now";
    private const string WrongRecoveryCode = "The recovery code is wrong or was used already. Enter another one";

    [HttpGet("", Name = Routes.SignIn)]
    public IActionResult SignIn(string? returnUrl, bool password, bool again) =>
        View(
            new SignInInput
            {
                ReturnUrl = returnUrl,
                WithPassword = password,
                Again = again,
                Email = again ? User.Identity?.Name : null,
            }
        );

    [HttpPost("")]
    public async Task<IActionResult> SignIn(SignInInput input, [FromServices] CheckPassword check, CancellationToken cancellationToken)
    {
        if (IsLate)
        {
            return User.Identity is { IsAuthenticated: true }
                ? SignInFlow.GoOn(Url, await people.GetUserAsync(User), input.ReturnUrl)
                : View(input);
        }

        if (input.Faults is { Count: > 0 } faults)
        {
            ShowErrors(faults);
            return View(input);
        }

        var attempt = new PasswordAttempt(input.Email!, input.Password!, devices.Read(Request), SignInFlow.AddressOf(HttpContext));
        var found = await check.RunAsync(attempt, cancellationToken);
        if (found.Person is { } person)
        {
            return await flow.AfterPasswordAsync(HttpContext, Url, person, input.ReturnUrl);
        }

        flow.Refuse(HttpContext, found.Account, SignInMethod.Password);
        ShowErrors(
            new Fault(
                "email",
                found.IsBusy ? "Too many people try to sign in at this moment. Wait a minute and try again"
                    : found.Wait is { } wait ? TooOften("passwords", wait)
                    : Refused
            )
        );
        return View(input);
    }

    [HttpGet("second-step", Name = Routes.SecondStepAtSignIn)]
    public Task<IActionResult> SecondStep([FromServices] SecondSteps steps, CancellationToken cancellationToken) =>
        AskAsync("SecondStepCode", steps, cancellationToken);

    [HttpPost("second-step")]
    public Task<IActionResult> SecondStep(
        string? code,
        [FromServices] CheckSecondStep check,
        [FromServices] SecondSteps steps,
        CancellationToken cancellationToken
    ) => CheckAsync("SecondStepCode", SignInMethod.AuthenticatorApp, code, check, steps, cancellationToken);

    [HttpGet("recovery-code", Name = Routes.RecoveryCode)]
    public Task<IActionResult> RecoveryCode([FromServices] SecondSteps steps, CancellationToken cancellationToken) =>
        AskAsync("RecoveryCode", steps, cancellationToken);

    [HttpPost("recovery-code")]
    public Task<IActionResult> RecoveryCode(
        string? code,
        [FromServices] CheckSecondStep check,
        [FromServices] SecondSteps steps,
        CancellationToken cancellationToken
    ) => CheckAsync("RecoveryCode", SignInMethod.RecoveryCode, code, check, steps, cancellationToken);

    private static string TooOften(string what, TimeSpan wait) =>
        $"Too many wrong {what} were entered. Wait {Waiting.InWords(wait)} and try again";

    private async Task<IActionResult> AskAsync(string view, SecondSteps steps, CancellationToken cancellationToken) =>
        await flow.PendingAsync(HttpContext) is { } pending
            ? View(view, await steps.ReadAsync(pending.Person.Id, cancellationToken))
            : BeginAgain();

    private async Task<IActionResult> CheckAsync(
        string view,
        SignInMethod method,
        string? code,
        CheckSecondStep check,
        SecondSteps steps,
        CancellationToken cancellationToken
    )
    {
        if (IsLate || await flow.PendingAsync(HttpContext) is not { } pending)
        {
            return !IsLate ? BeginAgain()
                : await flow.PendingAsync(HttpContext) is null ? BadRequest()
                : await AskAsync(view, steps, cancellationToken);
        }

        var id = pending.Person.Id;
        Guid? device = devices.Read(Request).TryGetValue(id, out var known) ? known : null;
        var found = string.IsNullOrWhiteSpace(code)
            ? null
            : await check.RunAsync(id, method, code, device, SignInFlow.AddressOf(HttpContext), cancellationToken);
        if (found?.Person is { } person)
        {
            return await flow.BeginAsync(HttpContext, Url, person, method, pending.ReturnUrl);
        }

        if (found is not null)
        {
            flow.Refuse(HttpContext, id, method);
        }

        ShowErrors(
            new Fault(
                "code",
                found is null ? "Enter the code"
                    : found.Wait is { } wait ? TooOften("codes", wait)
                    : method == SignInMethod.RecoveryCode ? WrongRecoveryCode
                    : WrongCode
            )
        );
        return await AskAsync(view, steps, cancellationToken);
    }

    private RedirectToRouteResult BeginAgain()
    {
        TempData[Fields.Important] = "Enter your email address and password first. You have ten minutes for the second step after that";
        return RedirectToRoute(Routes.SignIn);
    }
}

public sealed class SignInInput
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>Whether fields for a password are shown where passwords are closed to nearly everybody.</summary>
    public bool WithPassword { get; init; }

    /// <summary>Whether somebody who is signed in is asked to prove again who they are.</summary>
    public bool Again { get; init; }

    /// <summary>What is missing.</summary>
    public IReadOnlyList<Fault> Faults =>
        [
            .. PersonRules.Tidy(Email).Length == 0 ? [new Fault("email", "Enter your email address")] : Array.Empty<Fault>(),
            .. string.IsNullOrEmpty(Password) ? [new Fault("password", "Enter your password")] : Array.Empty<Fault>(),
        ];
}
