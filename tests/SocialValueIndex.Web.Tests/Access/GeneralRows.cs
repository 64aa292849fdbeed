using static SocialValueIndex.Web.Tests.Access.AccessTable;

namespace SocialValueIndex.Web.Tests.Access;

/// <summary>What is everybody's, or whoever's is signed in.</summary>
internal static class GeneralRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        // Everybody's.
        Row.Everybody("GET", "", Ok),
        Row.Everybody("GET", "method", Ok),
        Row.Everybody("GET", "accessibility-statement", Ok),
        Row.Everybody("GET", "privacy", Ok),
        Row.Everybody("GET", "cookies", Ok),
        Row.Everybody("GET", "account/sign-in", Ok),
        Row.Everybody("POST", "account/sign-in", Ok) with
        {
            Fields = [("email", "nobody@example.gov.uk")],
        },
        Row.Everybody("GET", "account/sign-in/second-step", Goes),
        Row.Everybody("POST", "account/sign-in/second-step", Goes) with
        {
            Fields = [("code", "123456")],
        },
        Row.Everybody("GET", "account/sign-in/recovery-code", Goes),
        Row.Everybody("POST", "account/sign-in/recovery-code", Goes) with
        {
            Fields = [("code", "abcde-fghjk")],
        },
        Row.Everybody("POST", "account/sign-in/passkey/options", Ok),
        Row.Everybody("POST", "account/sign-in/passkey", Ok) with
        {
            Fields = [("credential", "{}")],
        },
        Row.Everybody("POST", "account/sign-in/provider", NotFound),
        Row.Everybody("GET", "account/sign-in/provider/return", NotFound),
        Row.Everybody("GET", "account/sign-in/provider/refused", NotFound),
        Row.Everybody("GET", "account/sign-out", Ok),
        Row.Everybody("GET", "account/set-password", Ok),
        Row.Everybody("POST", "account/set-password", Ok),
        Row.Everybody("GET", "account/confirm-email", Ok),
        Row.Everybody("POST", "account/confirm-email", Ok),
        Row.Everybody("GET", "account/forgotten-password", Ok),
        Row.Everybody("POST", "account/forgotten-password", Ok),
        Row.Everybody("GET", "account/forgotten-password/sent", Ok),
        Row.Everybody(Row.AnyVerb, "health/live", Ok),
        Row.Everybody(Row.AnyVerb, "health/ready", Ok),
        Row.Everybody(Row.AnyVerb, "error/{status:int}", NotFound),
        Row.Everybody(Row.AnyVerb, "{*path}", NotFound),
        // Whoever is signed in.
        Row.SignedIn("GET", "account", Ok),
        Row.SignedIn("GET", "account/name", Ok),
        Row.SignedIn("POST", "account/name", Goes) with
        {
            Fields = [("name", "Sam Somebody")],
        },
        Row.SignedIn("GET", "account/sessions", Ok),
        Row.SignedIn("POST", "account/sessions", Goes) with
        {
            Fields = [("end", "others")],
        },
        Row.SignedIn("GET", "account/second-step", Ok),
        Row.SignedIn("GET", "account/second-step/authenticator", Ok),
        Row.SignedIn("POST", "account/second-step/authenticator", Ok) with
        {
            Fields = [("code", "123456")],
        },
        Row.SignedIn("POST", "account/second-step/authenticator/remove", Goes),
        Row.SignedIn("POST", "account/second-step/recovery-codes", NotFound),
        Row.SignedIn("GET", "account/second-step/passkey", Ok),
        Row.SignedIn("POST", "account/second-step/passkey/options", Ok),
        Row.SignedIn("POST", "account/second-step/passkey", Ok) with
        {
            Fields = [("credential", "{}")],
        },
        Row.SignedIn("POST", "account/second-step/passkey/remove", NotFound) with
        {
            Fields = [("passkey", "none")],
        },
        new(
            "GET",
            "account/change-password",
            Anonymous: SignIn,
            Officer: Ok,
            Lead: Ok,
            Administrator: Ok,
            WithoutOrganisation: Ok,
            Others: Ok
        ),
        new(
            "POST",
            "account/change-password",
            Anonymous: SignIn,
            Officer: Ok,
            Lead: Ok,
            Administrator: Ok,
            WithoutOrganisation: Ok,
            Others: Ok
        ),
        new("GET", "account/emails", Anonymous: SignIn, Officer: Ok, Lead: Ok, Administrator: Ok, WithoutOrganisation: Ok, Others: Ok),
        new(
            "POST",
            "account/emails",
            Anonymous: SignIn,
            Officer: Goes,
            Lead: Goes,
            Administrator: Goes,
            WithoutOrganisation: Goes,
            Others: Goes
        )
        {
            Fields = [("choice", "Weekly")],
        },
        new(
            "GET",
            "account/typed/{formId:guid}",
            Anonymous: SignIn,
            Officer: NotFound,
            Lead: NotFound,
            Administrator: NotFound,
            WithoutOrganisation: NotFound,
            Others: NotFound
        ),
    ];
}
