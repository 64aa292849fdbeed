using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Web.Features.Pages;

/// <summary>The pages that need no sign-in.</summary>
[AllowAnonymous]
public sealed class PagesController : Controller
{
    [HttpGet("/", Name = Routes.Start)]
    public async Task<IActionResult> Start([FromServices] PublishedQuestionSets questionSets, CancellationToken cancellationToken) =>
        View(await questionSets.CurrentToShowAsync(cancellationToken));

    [HttpGet("/method", Name = Routes.Method)]
    public async Task<IActionResult> Method([FromServices] PublishedQuestionSets questionSets, CancellationToken cancellationToken) =>
        View(MethodViewModel.For(await questionSets.CurrentToShowAsync(cancellationToken)));

    [HttpGet("/accessibility-statement", Name = Routes.Accessibility)]
    public IActionResult Accessibility() => View();

    [HttpGet("/privacy", Name = Routes.Privacy)]
    public IActionResult Privacy() => View();

    [HttpGet("/cookies", Name = Routes.Cookies)]
    public IActionResult Cookies() => View();
}
