using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Web.Access;

/// <summary>A page that somebody needs to set up a second step.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class BeforeSecondStepAttribute : Attribute;

/// <summary>
/// Leads whoever has to have a second step, and signed in without one, to the page that sets one up, whatever they ask for. Only what
/// everybody may see, and that page, is open to them.
/// </summary>
internal sealed class RequireSecondStep(RequestDelegate next, SecondStepPolicy policy, LinkGenerator links)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!IsMissing(context.User) || IsOpen(context.GetEndpoint()?.Metadata))
        {
            return next(context);
        }

        if (context.Request.Headers.Accept == "application/json")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var returnUrl = HttpMethods.IsGet(context.Request.Method)
            ? context.Request.PathBase + context.Request.Path + context.Request.QueryString
            : null;
        context.Response.Redirect(links.GetPathByName(context, Routes.SecondStep, new { returnUrl })!);
        return Task.CompletedTask;
    }

    private bool IsMissing(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && policy.Asks(user.IsInRole(Roles.Administrator))
        && (!Enum.TryParse<SignInMethod>(user.FindFirstValue(SessionClaims.Method), out var method) || SignInFlow.IsToSetUp(method));

    private static bool IsOpen(EndpointMetadataCollection? metadata) =>
        metadata?.GetMetadata<IAllowAnonymous>() is not null || metadata?.GetMetadata<BeforeSecondStepAttribute>() is not null;
}
