using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Access;

/// <summary>Somebody who entered the right password, and whose second step is still to come.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Stamp">The person's security stamp then.</param>
/// <param name="ReturnUrl">Where sign-in leads to, as the browser sent it.</param>
internal sealed record PendingSignIn(Guid PersonId, string Stamp, string? ReturnUrl);

/// <summary>
/// What happens once somebody proved who they are, whichever way: a second step where they have one, then a session, its line in the
/// history and in the log, and the page that they wanted.
/// </summary>
public sealed partial class SignInFlow(
    PersonSignInManager signIn,
    UserManager<Person> people,
    SecondSteps steps,
    SecondStepPolicy policy,
    Sessions sessions,
    KnownDevices devices,
    ProtectedCookies cookies,
    ServiceMetrics metrics,
    TimeProvider time,
    ILogger<SignInFlow> logger
)
{
    /// <summary>The network address of whoever asks, as the history has it.</summary>
    public static string AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            var address => address.ToString(),
        };

    /// <summary>Goes on after the right password: to the second step, or in.</summary>
    public async Task<IActionResult> AfterPasswordAsync(HttpContext context, IUrlHelper url, Person person, string? returnUrl)
    {
        if (!(await steps.ReadAsync(person.Id, context.RequestAborted)).IsSetUp)
        {
            return await BeginAsync(context, url, person, SignInMethod.Password, returnUrl);
        }

        cookies.Write(context, SiteCookies.SecondStep, new PendingSignIn(person.Id, person.SecurityStamp ?? "", returnUrl));
        return new RedirectToRouteResult(Routes.SecondStepAtSignIn, null);
    }

    /// <summary>Who is between the password and the second step in this browser; none where nobody is, or it took too long.</summary>
    public async Task<(Person Person, string? ReturnUrl)?> PendingAsync(HttpContext context) =>
        cookies.Read<PendingSignIn>(context, SiteCookies.SecondStep) is { } pending
        && await people.FindByIdAsync(pending.PersonId.ToString()) is { } person
        && person.SecurityStamp == pending.Stamp
        && await signIn.CanSignInAsync(person)
            ? (person, pending.ReturnUrl)
            : null;

    /// <summary>Begins the session, and leads to the page that the person wanted.</summary>
    public async Task<IActionResult> BeginAsync(
        HttpContext context,
        IUrlHelper url,
        Person person,
        SignInMethod method,
        string? returnUrl,
        string? protectedIdToken = null
    )
    {
        var address = AddressOf(context);
        person.Record(
            new PersonSignedIn(method, address, DeviceName.Of(context.Request)),
            new ChangeStamp(person.Id, time.GetUtcNow().UtcDateTime)
        );
        if (context.User.SessionId() is { } before)
        {
            // Whoever signs in again, or somebody else in the same browser, leaves no session behind.
            await sessions.SignOutAsync(before);
        }

        await signIn.BeginSessionAsync(person, method, protectedIdToken);
        cookies.Delete(context, SiteCookies.SecondStep);
        devices.Remember(context, person.Id);
        await sessions.PruneAsync(context.RequestAborted);
        metrics.SignedIn(succeeded: true);
        SignedIn(logger, person.Id, method, address);
        return IsToSetUp(method) && policy.Asks(await people.IsInRoleAsync(person, Roles.Administrator))
            ? new RedirectToRouteResult(Routes.SecondStep, new { returnUrl })
            : GoOn(url, person, returnUrl);
    }

    /// <summary>Writes down in the log that somebody was refused.</summary>
    public void Refuse(HttpContext context, Guid? account, SignInMethod method)
    {
        metrics.SignedIn(succeeded: false);
        Refused(logger, account?.ToString() ?? "unknown", method, AddressOf(context));
    }

    /// <summary>Where sign-in leads to.</summary>
    public static IActionResult GoOn(IUrlHelper url, Person? person, string? returnUrl) =>
        ReturnAddress.Read(url, returnUrl) is { } address
            ? new LocalRedirectResult(address)
            : new RedirectToRouteResult(person is { OrganisationId: not null } ? Routes.Assessments : Routes.Administration, null);

    /// <summary>Whether a session that began so still needs a second step, where one is asked for.</summary>
    public static bool IsToSetUp(SignInMethod method) => method == SignInMethod.Password;

    [LoggerMessage(LogLevel.Information, "Signed in: account {Account}, {Method}, from {ClientAddress}")]
    private static partial void SignedIn(ILogger logger, Guid account, SignInMethod method, string clientAddress);

    [LoggerMessage(LogLevel.Warning, "Sign-in refused: account {Account}, {Method}, from {ClientAddress}")]
    private static partial void Refused(ILogger logger, string account, SignInMethod method, string clientAddress);
}
