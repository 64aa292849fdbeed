using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin;

/// <summary>What every page of administrators has in common.</summary>
[Area("Admin")]
[Authorize(Policies.Administer)]
public abstract class AdminController : ServiceController
{
    /// <summary>What answers a deed on a draft that a colleague published meanwhile.</summary>
    protected RedirectToRouteResult NotADraft(int version)
    {
        TempData[Fields.Important] = $"A colleague published version {version} meanwhile. It does not change any more, so nothing was done";
        return RedirectToRoute(Routes.QuestionSet, new { version });
    }
}
