using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>What a person sees and changes about their own account, and signing out.</summary>
[Route("/account")]
public sealed class AccountController(PersonSignInManager signIn, UserManager<Person> people) : ServiceController
{
    [HttpGet("", Name = Routes.Account)]
    public async Task<IActionResult> Show([FromServices] ReadAccount read, CancellationToken cancellationToken) =>
        View("Account", await read.RunAsync(cancellationToken));

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
    public async Task<IActionResult> SignOut(
        string? returnUrl,
        [FromServices] ProviderConnection provider,
        CancellationToken cancellationToken
    )
    {
        if (IsLate && User.Identity is { IsAuthenticated: true })
        {
            return View("SignOut");
        }

        var next = Url.RouteUrl(Routes.SignIn, new { returnUrl = ReturnAddress.Read(Url, returnUrl) })!;
        var idToken = await signIn.EndSessionAsync();
        TempData[Fields.Notice] = "You have signed out";
        return await provider.SignOutAsync(idToken, next, cancellationToken) ?? LocalRedirect(next);
    }

    [HttpGet("change-password", Name = Routes.ChangePassword)]
    public async Task<IActionResult> ChangePassword([FromServices] ReadAccount read, CancellationToken cancellationToken) =>
        View((await read.RunAsync(cancellationToken)).HasPassword ? "ChangePassword" : "NoPassword");

    [HttpPost("change-password")]
    public async Task<IActionResult> ChangePassword(ChangePasswordInput input, [FromServices] ChangePassword change)
    {
        var outcome = await RunAsync(() => change.RunAsync(input.CurrentPassword, input.NewPassword));
        if (outcome.IsDone)
        {
            await signIn.RefreshSignInAsync((await people.GetUserAsync(User))!);
        }

        return outcome.Refusal is SignedOut signedOut
            ? await SignOutBecauseAsync(signedOut.Reason)
            : await AnswerAsync(
                outcome,
                () => Done("Your password is changed", Routes.Account),
                _ => Task.FromResult<IActionResult>(View())
            );
    }

    private async Task<IActionResult> SignOutBecauseAsync(string reason)
    {
        await signIn.SignOutAsync();
        TempData[Fields.Important] = reason;
        return RedirectToRoute(Routes.SignIn);
    }
}

public sealed class OwnNameInput
{
    public string? Name { get; init; }
}

public sealed class ChangePasswordInput
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }
}
