using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// Whoever asks for an assessment that is not their organisation's hears that there is none, before any question of roles, so that the
/// answer says nothing about whether it exists. It holds for every address with an <see cref="RouteParameter"/>: no page has to remember
/// it.
/// </summary>
internal sealed class OrganisationOrNotFound(RequestDelegate next)
{
    public const string RouteParameter = "assessmentId";

    public async Task InvokeAsync(HttpContext context, SocialValueIndexDbContext db)
    {
        if (
            context.User.Identity is { IsAuthenticated: true }
            && context.Request.RouteValues.TryGetValue(RouteParameter, out var value)
            && !await ExistsAsync(db, value, context.RequestAborted)
        )
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await next(context);
    }

    // The query sees only the own organisation's assessments.
    private static async Task<bool> ExistsAsync(SocialValueIndexDbContext db, object? value, CancellationToken cancellationToken) =>
        Guid.TryParse(value as string, out var id) && await db.Assessments.AnyAsync(a => a.Id == id, cancellationToken);
}
