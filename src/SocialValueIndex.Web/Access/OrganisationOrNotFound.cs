using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Access;

/// <summary>Says that the pages of a controller show the register, so that it is read together with the assessment.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShowsRegisterAttribute : Attribute
{
    /// <summary>Whether they show the organisation's other assessments too.</summary>
    public bool WithList { get; init; }
}

/// <summary>
/// Whoever asks for an assessment that is not their organisation's hears that there is none, before any question of roles, so that the
/// answer says nothing about whether it exists. It holds for every address with an <see cref="RouteParameter"/>: no page has to remember
/// it.
/// </summary>
internal sealed class OrganisationOrNotFound(RequestDelegate next)
{
    public const string RouteParameter = "assessmentId";

    public async Task InvokeAsync(HttpContext context)
    {
        if (
            context.User.Identity is { IsAuthenticated: true }
            && context.Request.RouteValues.TryGetValue(RouteParameter, out var value)
            && !(Guid.TryParse(value as string, out var id) && await ExistsAsync(context, id))
        )
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await next(context);
    }

    /// <summary>
    /// The query sees only the own organisation's assessments. A page is about to read the assessment: that tells it as well.
    /// </summary>
    private static Task<bool> ExistsAsync(HttpContext context, Guid id)
    {
        var services = context.RequestServices;
        var isPage = HttpMethods.IsGet(context.Request.Method);
        return !isPage
                ? services.GetRequiredService<SocialValueIndexDbContext>().Assessments.AnyAsync(a => a.Id == id, context.RequestAborted)
            : context.GetEndpoint()?.Metadata.GetMetadata<ShowsRegisterAttribute>() is { } shows
                ? services.GetRequiredService<ReadRegister>().ReadAheadAsync(id, shows.WithList, context.RequestAborted)
            : services.GetRequiredService<ReadAssessment>().ReadAheadAsync(id, context.RequestAborted);
    }
}
