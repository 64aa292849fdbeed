using Microsoft.AspNetCore.Mvc;

namespace SocialValueIndex.Web.Areas.Admin.Home;

/// <summary>Where an administrator begins.</summary>
public sealed class HomeController : AdminController
{
    [HttpGet("/admin", Name = Routes.Administration)]
    public IActionResult Index() => View();
}
