using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Web.Access;

namespace SocialValueIndex.Web.Features.MyWork;

/// <summary>What the signed-in person has to do, over all assessments.</summary>
[Authorize(Policies.ReadAssessments)]
public sealed class MyWorkController(ReadMyWork read) : Controller
{
    [HttpGet("/my-work", Name = Routes.MyWork)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken) => View("MyWork", await read.RunAsync(cancellationToken));
}
