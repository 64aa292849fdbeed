using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Colleagues;

/// <summary>Officers invite colleagues, where their organisation lets them.</summary>
[Route("/colleagues/invite")]
[Authorize(Policies.AnswerQuestions)]
public sealed class ColleaguesController(MayInvite mayInvite, ICurrentUser user) : ServiceController
{
    [HttpGet("", Name = Routes.InviteColleague)]
    public Task<IActionResult> Invite(CancellationToken cancellationToken) => ShowAsync(new ColleagueInput(), cancellationToken);

    [HttpPost("")]
    public async Task<IActionResult> Invite(
        ColleagueInput input,
        [FromServices] InvitePerson invite,
        [FromServices] SiteAddress site,
        CancellationToken cancellationToken
    ) =>
        !await MayInviteAsync(cancellationToken)
            ? NotFound()
            : await OnceAsync(
                () =>
                    RespondAsync(
                        () => invite.RunAsync(input.Email, input.DetailsFor(user.OrganisationId), site.For(Request), cancellationToken),
                        Invited,
                        _ => ShowAsync(input, cancellationToken)
                    ),
                _ => Done("Your colleague is invited", Routes.Assessments)
            );

    private RedirectToRouteResult Invited(SentLink sent)
    {
        if (sent.IsMailed)
        {
            return Done("Your colleague is invited. An email with a link is on its way to them", Routes.Assessments);
        }

        TempData[ColleagueInput.LinkKey] = sent.Link.Address.AbsoluteUri;
        return Done("Your colleague is invited", Routes.InviteColleague);
    }

    private async Task<IActionResult> ShowAsync(ColleagueInput input, CancellationToken cancellationToken) =>
        await MayInviteAsync(cancellationToken) ? View("Invite", input) : NotFound();

    private Task<bool> MayInviteAsync(CancellationToken cancellationToken) => mayInvite.RunAsync(cancellationToken);
}

public sealed class ColleagueInput
{
    /// <summary>Keeps a link to pass on for the next page, which shows it once.</summary>
    public const string LinkKey = "ColleagueLink";

    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>One or more roles, with commas between.</summary>
    public string? Roles { get; init; }

    public PersonDetails DetailsFor(Guid? organisationId) =>
        new(Name, [.. (Roles ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct()], organisationId);
}
