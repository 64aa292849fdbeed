using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>A person's own second step: authenticator app and recovery codes. Whoever has to set one up comes here first.</summary>
[BeforeSecondStep]
[SignedInWithin(SignedInWithinAttribute.ToBegin)]
[Route("/account/second-step")]
public sealed class SecondStepController(SecondSteps steps, SecondStepPolicy policy, ICurrentUser user) : ServiceController
{
    private bool IsAdministrator => User.IsInRole(Roles.Administrator);

    [HttpGet("", Name = Routes.SecondStep)]
    public Task<IActionResult> Show(string? returnUrl, CancellationToken cancellationToken) => ShowAsync(returnUrl, cancellationToken);

    [HttpGet("authenticator", Name = Routes.Authenticator)]
    public Task<IActionResult> Authenticator(string? returnUrl) => ShowKeyAsync(steps.Propose(user.Id), returnUrl);

    [SignedInWithin(SignedInWithinAttribute.ToFinish)]
    [HttpPost("authenticator")]
    public async Task<IActionResult> Authenticator(
        AuthenticatorInput input,
        [FromServices] ChangeSecondStep change,
        CancellationToken cancellationToken
    )
    {
        var outcome = await RunAsync(() => change.RunAsync(input.Proposal, input.Code, cancellationToken));
        return outcome.IsDone
            ? await SecondStepSetUp.DoneAsync(this, outcome.Value, "The authenticator app is set up", input.ReturnUrl)
            : await AnswerAsync(
                outcome,
                () => RedirectToRoute(Routes.SecondStep),
                _ =>
                    ShowKeyAsync(
                        steps.Proposed(user.Id, input.Proposal) is null ? steps.Propose(user.Id) : input.Proposal!,
                        input.ReturnUrl
                    )
            );
    }

    [HttpPost("authenticator/remove", Name = Routes.RemoveAuthenticator)]
    public Task<IActionResult> RemoveAuthenticator([FromServices] ChangeSecondStep change, CancellationToken cancellationToken) =>
        RespondAsync(
            () => change.RemoveAuthenticatorAsync(IsAdministrator, cancellationToken),
            () => Done("The authenticator app is removed", Routes.SecondStep),
            _ => ShowAsync(null, cancellationToken)
        );

    [HttpPost("passkey/remove", Name = Routes.RemovePasskey)]
    public Task<IActionResult> RemovePasskey(
        string? passkey,
        [FromServices] ChangeSecondStep change,
        CancellationToken cancellationToken
    ) =>
        RespondAsync(
            () => change.RemovePasskeyAsync(passkey, IsAdministrator, cancellationToken),
            () => Done("The passkey is removed", Routes.SecondStep),
            _ => ShowAsync(null, cancellationToken)
        );

    [HttpPost("recovery-codes", Name = Routes.RecoveryCodes)]
    public async Task<IActionResult> MakeCodes([FromServices] ChangeSecondStep change, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(() => change.MakeCodesAsync(cancellationToken));
        return outcome.IsDone
            ? View("RecoveryCodes", new RecoveryCodesViewModel(outcome.Value.Codes, "New recovery codes are made", null))
            : await AnswerAsync(outcome, () => RedirectToRoute(Routes.SecondStep), _ => ShowAsync(null, cancellationToken));
    }

    private async Task<IActionResult> ShowAsync(string? returnUrl, CancellationToken cancellationToken) =>
        View(
            "SecondStep",
            new SecondStepViewModel(await steps.ReadAsync(user.Id, cancellationToken), policy.Asks(IsAdministrator), returnUrl)
        );

    private async Task<IActionResult> ShowKeyAsync(string proposal, string? returnUrl)
    {
        var person = await HttpContext.RequestServices.GetRequiredService<UserManager<Person>>().GetUserAsync(User);
        return View("Authenticator", AuthenticatorViewModel.For(proposal, steps.Proposed(user.Id, proposal)!, person!.Email!, returnUrl));
    }
}

/// <summary>What setting up an authenticator app and adding a passkey have in common.</summary>
internal static class SecondStepSetUp
{
    /// <summary>
    /// Lets the session go on as one with a second step. Shows the recovery codes, where some were made; leads on otherwise.
    /// </summary>
    public static async Task<IActionResult> DoneAsync(Controller controller, RecoveryCodes made, string notice, string? returnUrl)
    {
        var services = controller.HttpContext.RequestServices;
        var person = await services.GetRequiredService<UserManager<Person>>().GetUserAsync(controller.User);
        await services.GetRequiredService<PersonSignInManager>().ConfirmSecondStepAsync(person!);
        if (made.Codes.Count > 0)
        {
            return controller.View(
                "RecoveryCodes",
                new RecoveryCodesViewModel(made.Codes, notice, ReturnAddress.Read(controller.Url, returnUrl))
            );
        }

        controller.TempData[Fields.Notice] = notice;
        return ReturnAddress.Read(controller.Url, returnUrl) is { } address
            ? controller.LocalRedirect(address)
            : controller.RedirectToRoute(Routes.SecondStep);
    }
}

public sealed class AuthenticatorInput
{
    public string? Proposal { get; init; }

    public string? Code { get; init; }

    public string? ReturnUrl { get; init; }
}

/// <summary>A person's second step as they see it.</summary>
/// <param name="SecondStep">What is set up.</param>
/// <param name="IsRequired">Whether they have to have one.</param>
/// <param name="ReturnUrl">The page that they wanted before they were led here.</param>
public sealed record SecondStepViewModel(SecondStepReading SecondStep, bool IsRequired, string? ReturnUrl);

/// <summary>The page that shows recovery codes, once.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="Done">What was done.</param>
/// <param name="ReturnUrl">The page that they wanted before they were led here.</param>
public sealed record RecoveryCodesViewModel(IReadOnlyList<string> Codes, string Done, string? ReturnUrl);

/// <summary>The page that sets up an authenticator app.</summary>
/// <param name="Proposal">The key, as the form carries it.</param>
/// <param name="Key">The key to type, in groups.</param>
/// <param name="Address">The key as apps open it.</param>
/// <param name="QrCode">The same as a picture: an SVG element.</param>
/// <param name="ReturnUrl">The page that they wanted before they were led here.</param>
public sealed record AuthenticatorViewModel(string Proposal, string Key, string Address, string QrCode, string? ReturnUrl)
{
    private const string Issuer = "Social Value Maturity Index";
    private const int GroupLength = 4;
    private const int PixelsPerModule = 4;

    public static AuthenticatorViewModel For(string proposal, string key, string email, string? returnUrl)
    {
        var (issuer, account) = (UrlEncoder.Default.Encode(Issuer), UrlEncoder.Default.Encode(email));
        var address = $"otpauth://totp/{issuer}:{account}?secret={key}&issuer={issuer}";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return new AuthenticatorViewModel(
            proposal,
            string.Join(' ', key.Chunk(GroupLength).Select(g => new string(g))),
            address,
            svg.GetGraphic(PixelsPerModule),
            returnUrl
        );
    }
}
