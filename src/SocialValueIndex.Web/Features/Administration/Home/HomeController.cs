using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Web.Features.Administration.Shared;

namespace SocialValueIndex.Web.Features.Administration.Home;

/// <summary>Where an administrator begins.</summary>
public sealed class HomeController : AdministrationController
{
    [HttpGet("/admin", Name = Routes.Administration)]
    public async Task<IActionResult> Index([FromServices] ListEmails emails, CancellationToken cancellationToken) =>
        View(await emails.CountGivenUpAsync(cancellationToken));
}
