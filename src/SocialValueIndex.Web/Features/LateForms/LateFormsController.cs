using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Forms;

namespace SocialValueIndex.Web.Features.LateForms;

/// <summary>Gives a form back that arrived too late to be saved, to the person who filled it in.</summary>
public sealed class LateFormsController(KeptForms kept, ICurrentUser user) : ServiceController
{
    [HttpGet("/account/typed/{formId:guid}", Name = Routes.LateForm)]
    public async Task<IActionResult> Show(Guid formId, CancellationToken cancellationToken)
    {
        if (await kept.FindAsync(formId, cancellationToken) is not { } form)
        {
            return NotFound();
        }

        var late = HttpContext.RequestServices.GetRequiredService<LateFormProtector>().Read(form.Content) with { KeptFormId = formId };
        if (form.PersonId is { } person ? person != user.Id : !await IsTokenMineAsync(late.Token!))
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return View("SomebodyElses");
        }

        late.Attach(HttpContext);
        return new EmptyResult();
    }

    /// <summary>Whether the token is right for whoever is signed in now, in this browser.</summary>
    private async Task<bool> IsTokenMineAsync(string token)
    {
        var field = HttpContext.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
        var sent = new DefaultHttpContext { RequestServices = HttpContext.RequestServices, User = User };
        sent.Request.Method = HttpMethods.Post;
        sent.Request.Scheme = Request.Scheme;
        sent.Request.Headers.Cookie = Request.Headers.Cookie;
        sent.Request.Form = new FormCollection(new() { [field] = token });
        return await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(sent);
    }
}
