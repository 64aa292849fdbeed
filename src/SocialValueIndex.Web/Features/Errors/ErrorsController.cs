using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Errors;

/// <summary>
/// The page that a request gets which cannot be answered. It is run again in place of the page that was asked for, whatever the verb.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController : ServiceController
{
    [Route("/error/{status:int}")]
    public IActionResult Show(int status)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            // Somebody typed the address.
            Response.StatusCode = status = StatusCodes.Status404NotFound;
        }
        else
        {
            status = Response.StatusCode;
        }

        return View(new ErrorViewModel(status, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier));
    }
}

/// <summary>What went wrong.</summary>
/// <param name="Status">The status code.</param>
/// <param name="TraceId">What the line in the log carries, for whoever is asked for help.</param>
public sealed record ErrorViewModel(int Status, string TraceId);
