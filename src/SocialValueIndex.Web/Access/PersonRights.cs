using System.Security.Claims;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Access;

/// <summary>What pages offer to whom. What is done is asked of the policies.</summary>
internal static class PersonRights
{
    /// <summary>Whether the person works on plans, so that pages show forms for it: an approver only reads.</summary>
    public static bool MayWorkOnPlan(this ClaimsPrincipal person) =>
        person.IsInRole(Roles.Officer) || person.IsInRole(Roles.ProcurementLead);
}
