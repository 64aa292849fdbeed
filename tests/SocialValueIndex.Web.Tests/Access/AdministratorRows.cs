using static SocialValueIndex.Web.Tests.Access.AccessTable;

namespace SocialValueIndex.Web.Tests.Access;

/// <summary>Administrators'. The organisation and the person are not there, so that nothing is changed.</summary>
internal static class AdministratorRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
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
    ];
}
