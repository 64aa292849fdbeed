using System.Text.Json;
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

/// <summary>
/// Adding a passkey, and signing in with one. A script asks the browser for it and sends what it gives with the form; between the two, a
/// cookie holds what the passkey has to answer.
/// </summary>
public sealed class PasskeyController(IPasskeyHandler<Person> passkeys, ProtectedCookies cookies, UserManager<Person> people)
    : ServiceController
{
    private const string Failed = "The passkey was not recognised. Try again, or sign in with your password";

    [BeforeSecondStep]
    [SignedInWithin(SignedInWithinAttribute.ToBegin)]
    [HttpGet("/account/second-step/passkey", Name = Routes.Passkey)]
    public IActionResult Add(string? returnUrl) => View("Passkey", new PasskeyInput { ReturnUrl = returnUrl });

    [BeforeSecondStep]
    [SignedInWithin(SignedInWithinAttribute.ToFinish)]
    [HttpPost("/account/second-step/passkey/options", Name = Routes.PasskeyOptions)]
    public async Task<IActionResult> Options()
    {
        if (IsLate)
        {
            return View("Passkey", new PasskeyInput());
        }

        var person = (await people.GetUserAsync(User))!;
        var options = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = person.Id.ToString(),
                Name = person.Email!,
                DisplayName = person.Name,
            },
            HttpContext
        );
        cookies.Write(HttpContext, SiteCookies.Passkey, new PasskeyState(options.AttestationState));
        return Content(options.CreationOptionsJson, "application/json");
    }

    [BeforeSecondStep]
    [SignedInWithin(SignedInWithinAttribute.ToFinish)]
    [HttpPost("/account/second-step/passkey")]
    public async Task<IActionResult> Add(PasskeyInput input, [FromServices] ChangeSecondStep change, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(() => AddAsync(input, change, cancellationToken));
        return outcome.IsDone
            ? await SecondStepSetUp.DoneAsync(this, outcome.Value, "The passkey is added", input.ReturnUrl)
            : await AnswerAsync(
                outcome,
                () => RedirectToRoute(Routes.SecondStep),
                _ => Task.FromResult<IActionResult>(View("Passkey", input))
            );
    }

    [AllowAnonymous]
    [EnableRateLimiting(SignInAttempts.Policy)]
    [HttpPost("/account/sign-in/passkey/options", Name = Routes.PasskeySignInOptions)]
    public async Task<IActionResult> SignInOptions()
    {
        if (IsLate)
        {
            return BadRequest();
        }

        // For nobody in particular: the browser knows whose passkeys it has, and nothing here tells who has an account.
        var options = await passkeys.MakeRequestOptionsAsync(null, HttpContext);
        cookies.Write(HttpContext, SiteCookies.Passkey, new PasskeyState(options.AssertionState));
        return Content(options.RequestOptionsJson, "application/json");
    }

    [AllowAnonymous]
    [EnableRateLimiting(SignInAttempts.Policy)]
    [HttpPost("/account/sign-in/passkey", Name = Routes.PasskeySignIn)]
    public async Task<IActionResult> SignIn(
        PasskeyInput input,
        [FromServices] SignInFlow flow,
        [FromServices] PersonSignInManager signIn,
        [FromServices] PasswordPolicy policy
    )
    {
        var result =
            IsLate || Take() is not { } state || !IsCredential(input.Credential)
                ? null
                : await passkeys.PerformAssertionAsync(
                    new PasskeyAssertionContext
                    {
                        HttpContext = HttpContext,
                        CredentialJson = input.Credential!,
                        AssertionState = state.Value,
                    }
                );
        if (result is { Succeeded: true, User: { } found } && policy.IsOpenTo(found.Email) && await signIn.CanSignInAsync(found))
        {
            await people.AddOrUpdatePasskeyAsync(found, result.Passkey);
            return await flow.BeginAsync(HttpContext, Url, found, SignInMethod.Passkey, input.ReturnUrl);
        }

        if (!IsLate)
        {
            flow.Refuse(HttpContext, result?.User?.Id, SignInMethod.Passkey);
            ShowErrors(new Fault("email", Failed));
        }

        return View("SignIn", new SignInInput { ReturnUrl = input.ReturnUrl });
    }

    private async Task<Outcome<RecoveryCodes>> AddAsync(PasskeyInput input, ChangeSecondStep change, CancellationToken cancellationToken)
    {
        if (Take() is not { } state || !IsCredential(input.Credential))
        {
            return new Refusal.Invalid(new Fault("name", "The browser gave no passkey. Try again, or set up an authenticator app"));
        }

        var result = await passkeys.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = HttpContext,
                CredentialJson = input.Credential!,
                AttestationState = state.Value,
            }
        );
        return result.Succeeded && result.UserEntity.Id == people.GetUserId(User)
            ? await change.AddPasskeyAsync(result.Passkey, input.Name, cancellationToken)
            : new Refusal.Invalid(new Fault("name", "This passkey cannot be used. Try again, or set up an authenticator app"));
    }

    // What the passkey answered is not asked for again.
    private PasskeyState? Take()
    {
        var state = cookies.Read<PasskeyState>(HttpContext, SiteCookies.Passkey);
        cookies.Delete(HttpContext, SiteCookies.Passkey);
        return state is { Value.Length: > 0 } ? state : null;
    }

    private static bool IsCredential(string? text)
    {
        try
        {
            using var json = JsonDocument.Parse(text ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed record PasskeyState(string? Value);
}

public sealed class PasskeyInput
{
    /// <summary>What the person calls it.</summary>
    public string? Name { get; init; }

    /// <summary>What the browser gave, as JSON.</summary>
    public string? Credential { get; init; }

    public string? ReturnUrl { get; init; }
}
