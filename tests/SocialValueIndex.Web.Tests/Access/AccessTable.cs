namespace SocialValueIndex.Web.Tests.Access;

/// <summary>
/// What each endpoint answers to each kind of person, in an order in which all of it can be asked. An endpoint without a row fails <see
/// cref="AccessTests"/>.
/// </summary>
internal static class AccessTable
{
    public const int Ok = 200;
    public const int Goes = 302;
    public const int Bad = 400;
    public const int Forbidden = 403;
    public const int NotFound = 404;

    /// <summary>Redirected to the sign-in page, with the way back.</summary>
    public const int SignIn = -1;

    public const string Assessment = "assessments/{assessmentId:guid}";

    private static readonly (string, string)[] Period = [("period", "2027/28")];

    public static IReadOnlyList<Row> Rows { get; } =
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
        // People of an organisation, who see their own organisation's.
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
        // One assessment: to everybody else there is none.
        Row.OfAssessment("GET", "", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/areas/{code}", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/areas/{code}", officer: Goes, lead: Forbidden) with
        {
            Fields = [("answers[A2].present", "Mature")],
        },
        Row.OfAssessment("POST", "/targets", officer: Goes, lead: Forbidden) with
        {
            Fields = [("targets", "Innovator"), ("onlyEmpty", "true")],
        },
        Row.OfAssessment("POST", "/undo", officer: Goes, lead: Forbidden) with
        {
            Fields = [("changes", "[]")],
        },
        Row.OfAssessment("GET", "/areas/{code}/assign", officer: Ok, lead: Forbidden),
        Row.OfAssessment("POST", "/areas/{code}/assign", officer: Goes, lead: Forbidden) with
        {
            Fields = [("person", "")],
        },
        Row.OfAssessment("GET", "/check", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/completed", officer: Goes, lead: Goes),
        Row.OfAssessment("GET", "/reopen", officer: Goes, lead: Forbidden),
        Row.OfAssessment("POST", "/check", officer: Goes, lead: Forbidden) with
        {
            Fields = [("confirm", "true")],
        },
        Row.OfAssessment("POST", "/reopen", officer: Goes, lead: Forbidden) with
        {
            Fields = [("reason", "A slip")],
        },
        Row.OfAssessment("GET", "/sign-off", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/sign-off", officer: Forbidden, lead: Forbidden) with
        {
            Fields = [("decision", "sendBack"), ("comment", "Look again")],
            Approver = Ok,
        },
        Row.OfAssessment("GET", "/issued", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/issued.json", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/issued/{number:int}", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/issued/{number:int}", officer: Goes, lead: Goes) with
        {
            Fields = [("body", "Cabinet"), ("date.day", "3"), ("date.month", "3"), ("date.year", "2026"), ("outcome", "Approved")],
        },
        Row.OfAssessment("GET", "/issued/{number:int}/plan.pdf", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/issued/{number:int}/plan.json", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/issued/{number:int}/plan.docx", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/issued/{number:int}/report.docx", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/issued/{number:int}/report.pdf", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/rename", officer: Ok, lead: Forbidden),
        Row.OfAssessment("POST", "/rename", officer: Goes, lead: Forbidden) with
        {
            Fields = Period,
        },
        Row.OfAssessment("GET", "/archive", officer: Ok, lead: Forbidden),
        Row.OfAssessment("POST", "/archive", officer: Goes, lead: Forbidden),
        Row.OfAssessment("POST", "/bring-back", officer: Goes, lead: Forbidden),
        Row.OfAssessment("GET", "/upgrade", officer: Ok, lead: Forbidden),
        Row.OfAssessment("GET", "/move", officer: Goes, lead: Forbidden),
        Row.OfAssessment("POST", "/upgrade", officer: Goes, lead: Forbidden) with
        {
            Fields = [("to", "1")],
        },
        Row.OfAssessment("GET", "/results", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/plan", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/plan", officer: Goes, lead: Goes) with
        {
            Fields = [("area", "A"), ("note", "Ask the treasurer")],
        },
        Row.OfAssessment("GET", "/plan.pdf", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/plan.docx", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/plan.json", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/report", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/report", officer: Goes, lead: Goes) with
        {
            Fields = [("texts[Purpose].text", "To report")],
        },
        Row.OfAssessment("GET", "/report.docx", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/report.pdf", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/answers.json", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/actions", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/actions.json", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/actions.csv", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/actions.xlsx", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/actions/import", officer: Ok, lead: Ok) with
        {
            Approver = Forbidden,
        },
        Row.OfAssessment("POST", "/actions/import", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/actions/import/apply", officer: Goes, lead: Goes) with
        {
            Fields = [("changes", "[]")],
        },
        Row.OfAssessment("GET", "/actions/{reference}", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/actions/{reference}", officer: Goes, lead: Goes) with
        {
            Fields = [("status", "InProgress")],
        },
        Row.OfAssessment("POST", "/actions/{reference}/raise-answer", officer: Ok, lead: Forbidden),
        Row.OfAssessment("GET", "/next-steps", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/next-steps.json", officer: Ok, lead: Ok),
        Row.OfAssessment("POST", "/next-steps", officer: Goes, lead: Goes) with
        {
            Fields = [("area", "E"), ("owner", "other"), ("ownerName", "Finance")],
        },
        Row.OfAssessment("GET", "/trajectory", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/trajectory.json", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/compare", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/compare/{other:guid}", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/compare/{other:guid}.json", officer: Ok, lead: Ok),
        Row.OfAssessment("GET", "/compare/{other:guid}.csv", officer: Ok, lead: Ok),
        // Administrators'. The organisation and the person are not there, so that nothing is changed.
        Row.OfAdministrators("GET", "", Ok),
        Row.OfAdministrators("GET", "/organisations", Ok),
        Row.OfAdministrators("GET", "/organisations/new", Ok),
        Row.OfAdministrators("POST", "/organisations/new", Ok) with
        {
            Fields = [("name", "")],
        },
        Row.OfAdministrators("GET", "/organisations/{organisationId:guid}", NotFound),
        Row.OfAdministrators("POST", "/organisations/{organisationId:guid}", NotFound) with
        {
            Fields = [("name", "Elsewhere")],
        },
        Row.OfAdministrators("GET", "/organisations/{organisationId:guid}/report", NotFound),
        Row.OfAdministrators("POST", "/organisations/{organisationId:guid}/report", NotFound) with
        {
            Fields = [("parts[Purpose].heading", "Purpose")],
        },
        Row.OfAdministrators("GET", "/organisations/{organisationId:guid}/export.zip", NotFound),
        Row.OfAdministrators("POST", "/organisations/{organisationId:guid}/inviting", NotFound),
        Row.OfAdministrators("GET", "/organisations/{organisationId:guid}/close", NotFound),
        Row.OfAdministrators("POST", "/organisations/{organisationId:guid}/close", NotFound),
        Row.OfAdministrators("POST", "/organisations/{organisationId:guid}/reopen", NotFound),
        Row.OfAdministrators("GET", "/people", Ok),
        Row.OfAdministrators("GET", "/people/invite", Ok),
        Row.OfAdministrators("POST", "/people/invite", Ok) with
        {
            Fields = [("name", "")],
        },
        Row.OfAdministrators("GET", "/people.csv", Ok),
        Row.OfAdministrators("GET", "/people/invite-many", Ok),
        Row.OfAdministrators("POST", "/people/invite-many", Ok),
        Row.OfAdministrators("GET", "/people/{personId:guid}/email", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/email", NotFound) with
        {
            Fields = [("email", "new@example.gov.uk")],
        },
        Row.OfAdministrators("GET", "/people/{personId:guid}/merge", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/merge", NotFound) with
        {
            Fields = [("into", Row.Nothing)],
        },
        Row.OfAdministrators("GET", "/people/{personId:guid}/delete-invitation", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/delete-invitation", NotFound),
        Row.OfAdministrators("GET", "/people/{personId:guid}/link", NotFound),
        Row.OfAdministrators("GET", "/people/{personId:guid}/deactivate", NotFound),
        Row.OfAdministrators("GET", "/people/{personId:guid}", NotFound),
        Row.OfAdministrators("GET", "/people/{personId:guid}/change", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/change", NotFound) with
        {
            Fields = [("name", "Pat")],
        },
        Row.OfAdministrators("POST", "/people/{personId:guid}/link", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/deactivate", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/reactivate", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/unlock", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/reset-second-step", NotFound),
        Row.OfAdministrators("GET", "/people/{personId:guid}/erase", NotFound),
        Row.OfAdministrators("POST", "/people/{personId:guid}/erase", NotFound),
        Row.OfAdministrators("GET", "/emails", Ok),
        Row.OfAdministrators("POST", "/emails/{emailId:guid}/retry", NotFound),
        Row.OfAdministrators("GET", "/audit", Ok),
        Row.OfAdministrators("GET", "/audit.csv", Ok),
        // Question sets. The first post makes the draft, version 2, that the others are about.
        Row.OfAdministrators("GET", "/question-sets", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/draft", Goes),
        Row.OfAdministrators("GET", "/question-sets/{version:int}", Ok),
        Row.OfAdministrators("GET", "/question-sets/{version:int}/title-and-footnote", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/title-and-footnote", Goes) with
        {
            Fields = [("title", "Index"), ("footnote", "Footnote.")],
        },
        Row.OfAdministrators("GET", "/question-sets/{version:int}/add-area", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/add-area", Goes) with
        {
            Fields = [("code", "Z"), ("name", "Zeal")],
        },
        Row.OfAdministrators("GET", "/question-sets/{version:int}/areas/{code}", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/areas/{code}", Goes) with
        {
            Fields = [("code", "A"), ("name", "Policy")],
        },
        Row.OfAdministrators("POST", "/question-sets/{version:int}/areas/{code}/move", Goes) with
        {
            Fields = [("direction", "down")],
        },
        Row.OfAdministrators("GET", "/question-sets/{version:int}/areas/{code}/add-question", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/areas/{code}/add-question", Goes) with
        {
            Fields = [("code", "A99"), ("text", "Is it?")],
        },
        Row.OfAdministrators("GET", "/question-sets/{version:int}/questions/{code}", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/questions/{code}", Goes) with
        {
            Fields = [("code", "A2"), ("text", "Is it?")],
        },
        Row.OfAdministrators("POST", "/question-sets/{version:int}/questions/{code}/move", Goes) with
        {
            Fields = [("direction", "up")],
        },
        Row.OfAdministrators("GET", "/question-sets/{version:int}/preview", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/preview", Ok) with
        {
            Fields = [("answers[A1].present", "Follower")],
        },
        Row.OfAdministrators("GET", "/question-sets/{version:int}/difference", Ok),
        Row.OfAdministrators("GET", "/question-sets/{version:int}/impact", Ok),
        Row.OfAdministrators("GET", "/question-sets/{version:int}/publish", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/publish", Ok) with
        {
            Fields = [("revision", "0"), ("published", "1")],
        },
        Row.OfAdministrators("GET", "/question-sets/{version:int}/export.json", Ok),
        Row.OfAdministrators("GET", "/question-sets/{version:int}/export.xlsx", Ok),
        Row.OfAdministrators("GET", "/question-sets/import", Ok),
        Row.OfAdministrators("POST", "/question-sets/import", Ok),
        Row.OfAdministrators("GET", "/question-sets/{version:int}/questions/{code}/remove", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/questions/{code}/remove", Goes),
        Row.OfAdministrators("GET", "/question-sets/{version:int}/areas/{code}/remove", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/areas/{code}/remove", Goes),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/bring-back", Goes),
        Row.OfAdministrators("GET", "/question-sets/{version:int}/discard", Ok),
        Row.OfAdministrators("POST", "/question-sets/{version:int}/discard", Ok) with
        {
            Fields = [("revision", "-1")],
        },
        // The last one, because there is no more person after it.
        Row.Everybody("POST", "account/sign-out", Goes),
    ];

    public static IReadOnlyList<Row> Posts { get; } = [.. Rows.Where(r => r.Verb == "POST")];
}

/// <summary>One endpoint.</summary>
/// <param name="Verb">The verb, or any.</param>
/// <param name="Pattern">The route pattern.</param>
/// <param name="Anonymous">What somebody gets who is not signed in.</param>
/// <param name="Officer">What an officer gets.</param>
/// <param name="Lead">What a procurement lead gets.</param>
/// <param name="Administrator">What an administrator gets.</param>
/// <param name="WithoutOrganisation">What an officer and lead gets who belongs to no organisation.</param>
/// <param name="Others">What an officer of another organisation gets.</param>
internal sealed record Row(
    string Verb,
    string Pattern,
    int Anonymous,
    int Officer,
    int Lead,
    int Administrator,
    int WithoutOrganisation,
    int Others
)
{
    public const string AnyVerb = "ANY";

    /// <summary>The organisation and the person that are not there.</summary>
    public const string Nothing = "01938f2a-0000-7000-8000-00000000ffff";

    /// <summary>
    /// What an approver gets who is nothing else: what a procurement lead gets, but to change nothing except their own account.
    /// </summary>
    public int Approver
    {
        get =>
            field != 0 ? field
            : Verb == "POST" && Pattern.StartsWith("assessments", StringComparison.Ordinal) ? AccessTable.Forbidden
            : Lead;
        init;
    }

    /// <summary>What a post carries that is right but for who sends it.</summary>
    public (string Name, string Value)[] Fields { get; init; } = [];

    public string Name => $"{Verb} /{Pattern}";

    public bool IsOfAssessment => Pattern.StartsWith(AccessTable.Assessment, StringComparison.Ordinal);

    public static Row Everybody(string verb, string pattern, int status) =>
        new(verb, pattern, status, status, status, status, status, status);

    /// <summary>Whoever is signed in, whatever they are.</summary>
    public static Row SignedIn(string verb, string pattern, int status) =>
        new(verb, pattern, AccessTable.SignIn, status, status, status, status, status);

    public bool IsOfAdministrators => Pattern.StartsWith("admin", StringComparison.Ordinal);

    public static Row OfAdministrators(string verb, string rest, int status) =>
        new(
            verb,
            $"admin{rest}",
            AccessTable.SignIn,
            AccessTable.Forbidden,
            AccessTable.Forbidden,
            Administrator: status,
            WithoutOrganisation: AccessTable.Forbidden,
            Others: AccessTable.Forbidden
        );

    public static Row OfAssessment(string verb, string rest, int officer, int lead) =>
        new(
            verb,
            AccessTable.Assessment + rest,
            AccessTable.SignIn,
            officer,
            lead,
            Administrator: AccessTable.NotFound,
            WithoutOrganisation: AccessTable.NotFound,
            Others: AccessTable.NotFound
        );

    /// <summary>An address that the endpoint answers.</summary>
    public string Address(string assessment) =>
        $"/{Pattern}"
            .Replace($"/{AccessTable.Assessment}", assessment, StringComparison.Ordinal)
            .Replace("{version:int}/draft", "1/draft", StringComparison.Ordinal)
            .Replace("{version:int}", "2", StringComparison.Ordinal)
            .Replace("questions/{code}", "questions/A2", StringComparison.Ordinal)
            .Replace("{code}", "A", StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{reference}", "A4-Leader", StringComparison.Ordinal)
            .Replace("{other:guid}", assessment.Split('/')[^1], StringComparison.Ordinal)
            .Replace("{organisationId:guid}", Nothing, StringComparison.Ordinal)
            .Replace("{personId:guid}", Nothing, StringComparison.Ordinal)
            .Replace("{formId:guid}", Nothing, StringComparison.Ordinal)
            .Replace("{emailId:guid}", Nothing, StringComparison.Ordinal)
            .Replace("{status:int}", "500", StringComparison.Ordinal)
            .Replace("{*path}", "no/such/page", StringComparison.Ordinal);
}
