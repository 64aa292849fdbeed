using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Forms;

namespace SocialValueIndex.Web.Access;

/// <summary>Who the request's cookie says is asking.</summary>
internal sealed class HttpCurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    public Guid Id => ReadGuid(ClaimTypes.NameIdentifier) ?? Guid.Empty;

    public Guid? OrganisationId => ReadGuid(PersonClaims.Organisation);

    public Guid? FormToDoOnce => accessor.HttpContext?.Items[typeof(FormTicket)] as Guid?;

    private Guid? ReadGuid(string claim) => Guid.TryParse(accessor.HttpContext?.User.FindFirstValue(claim), out var id) ? id : null;
}

/// <summary>Puts the person's organisation and name into the cookie, beside what Identity puts there.</summary>
internal sealed class PersonClaims(UserManager<Person> people, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person, IdentityRole<Guid>>(people, roles, options)
{
    public const string Organisation = "organisation";
    public const string FullName = "full-name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(FullName, user.Name));
        if (user.OrganisationId is { } organisationId)
        {
            identity.AddClaim(new Claim(Organisation, organisationId.ToString()));
        }

        return identity;
    }
}
