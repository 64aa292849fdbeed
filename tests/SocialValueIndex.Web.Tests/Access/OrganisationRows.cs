using static SocialValueIndex.Web.Tests.Access.AccessTable;

namespace SocialValueIndex.Web.Tests.Access;

/// <summary>What people of an organisation see of their own organisation's.</summary>
internal static class OrganisationRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "GET",
            "assessments",
            Anonymous: SignIn,
            Officer: Ok,
            Lead: Ok,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: Ok
        ),
        new(
            "GET",
            "assessments/new",
            Anonymous: SignIn,
            Officer: Ok,
            Lead: Forbidden,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: Ok
        ),
        new(
            "POST",
            "assessments/new",
            Anonymous: SignIn,
            Officer: Goes,
            Lead: Forbidden,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: Goes
        )
        {
            Fields = Period,
        },
        new(
            "GET",
            "assessments/import",
            Anonymous: SignIn,
            Officer: Ok,
            Lead: Forbidden,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: Ok
        ),
        new(
            "POST",
            "assessments/import",
            Anonymous: SignIn,
            Officer: Ok,
            Lead: Forbidden,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: Ok
        )
        {
            Fields = Period,
        },
        // The organisation does not let officers invite.
        new(
            "GET",
            "colleagues/invite",
            Anonymous: SignIn,
            Officer: NotFound,
            Lead: Forbidden,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: NotFound
        ),
        new(
            "POST",
            "colleagues/invite",
            Anonymous: SignIn,
            Officer: NotFound,
            Lead: Forbidden,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: NotFound
        )
        {
            Fields = [("name", "Pat")],
        },
        new(
            "GET",
            "my-work",
            Anonymous: SignIn,
            Officer: Ok,
            Lead: Ok,
            Administrator: Forbidden,
            WithoutOrganisation: Forbidden,
            Others: Ok
        ),
    ];
}
