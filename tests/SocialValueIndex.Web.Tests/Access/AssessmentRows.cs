using static SocialValueIndex.Web.Tests.Access.AccessTable;

namespace SocialValueIndex.Web.Tests.Access;

/// <summary>One assessment: to everybody else there is none.</summary>
internal static class AssessmentRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
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
    ];
}
