using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Web.Access;

namespace SocialValueIndex.Web.Areas.Admin;

/// <summary>What every page of administrators has in common.</summary>
[Area("Admin")]
[Authorize(Policies.Administer)]
public abstract class AdminController : Controller;
