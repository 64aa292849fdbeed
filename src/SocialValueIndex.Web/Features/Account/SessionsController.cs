using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>Where a person is signed in.</summary>
[Route("/account/sessions")]
public sealed class SessionsController(Application.SigningIn.Sessions sessions) : ServiceController
{
    [HttpGet("", Name = Routes.Sessions)]
    public Task<IActionResult> Show(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [HttpPost("")]
    public Task<IActionResult> End(string? end, [FromServices] EndSessions endSessions, CancellationToken cancellationToken) =>
        RespondAsync(
            () => endSessions.RunAsync(User.SessionId(), end, cancellationToken),
            () => Done(end == EndSessions.Others ? "You are signed out everywhere else" : "That session is ended", Routes.Sessions),
            _ => ShowAsync(cancellationToken)
        );

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) =>
        View("Sessions", new SessionsViewModel(await sessions.ListAsync(cancellationToken), User.SessionId()));
}

/// <summary>A person's sessions.</summary>
/// <param name="Sessions">Those that go on, the one used last first.</param>
/// <param name="Current">The one that asks.</param>
public sealed record SessionsViewModel(IReadOnlyList<SignInSession> Sessions, Guid? Current);
