using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Areas.Admin.Shared;

namespace SocialValueIndex.Web.Areas.Admin;

/// <summary>What every page of administrators has in common.</summary>
[Area("Admin")]
[Authorize(Policies.Administer)]
public abstract class AdminController : Controller
{
    /// <summary>What answers a form whose place in a draft is gone: not found, but nothing that was typed is lost.</summary>
    protected ViewResult Gone(GonePlace gone)
    {
        ModelState.Clear();
        ModelState.AddModelError("typed", gone.Message);
        var page = View("Gone", gone);
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
