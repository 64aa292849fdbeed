using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Areas.Admin.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin;

/// <summary>What every page of administrators has in common.</summary>
[Area("Admin")]
[Authorize(Policies.Administer)]
public abstract class AdminController : Controller
{
    /// <summary>What answers a deed on a draft that a colleague published meanwhile.</summary>
    protected RedirectToRouteResult NotADraft(int version)
    {
        TempData[Fields.Important] = $"A colleague, or you in another tab, published version {version} meanwhile. It does not change any more, so nothing was done";
        return RedirectToRoute(Routes.QuestionSet, new { version });
    }

    /// <summary>What answers a form that cannot be kept any more: nothing that was typed is lost.</summary>
    protected ViewResult NotSaved(LostEdit lost, int status = StatusCodes.Status404NotFound)
    {
        ModelState.Clear();
        ModelState.AddModelError("typed", lost.Message);
        var page = View("NotSaved", lost);
        page.StatusCode = status;
        return page;
    }
}
