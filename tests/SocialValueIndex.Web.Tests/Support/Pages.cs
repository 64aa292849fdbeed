using SocialValueIndex.Web.Tests.Access;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>Every page that a GET can give, taken from the access table, so that a new page is looked at as well.</summary>
internal static class Pages
{
    /// <summary>Everything but files, health and the page that does not exist.</summary>
    public static IEnumerable<string> Addresses(string assessment) =>
        AccessTable
            .Rows.Where(r =>
                r.Verb == "GET"
                && !r.Pattern.EndsWith(".json", StringComparison.Ordinal)
                && !r.Pattern.EndsWith(".pdf", StringComparison.Ordinal)
                && !r.Pattern.EndsWith(".docx", StringComparison.Ordinal)
                && !r.Pattern.EndsWith(".xlsx", StringComparison.Ordinal)
                && !r.Pattern.EndsWith(".csv", StringComparison.Ordinal)
            )
            .Select(r => r.Address(assessment));

    /// <summary>Everything that can be asked for, files, health and errors too.</summary>
    public static IEnumerable<string> Everything(string assessment) =>
        AccessTable.Rows.Where(r => r.Verb != "POST").Select(r => r.Address(assessment));

    /// <summary>
    /// Everything that administrators can ask for, of an organisation and a person that are there; of question sets, version 1 and version
    /// 2, which is a draft.
    /// </summary>
    public static IEnumerable<string> OfAdministrators(Guid organisation, Guid person) =>
        [
            .. AccessTable.Rows.Where(r => r.IsOfAdministrators && r.Verb == "GET").Select(r => OfAdministrators(r, organisation, person)),
            "/admin/question-sets/1",
            "/admin/question-sets/1/areas/A",
            "/admin/question-sets/1/questions/A2",
            "/admin/question-sets/1/preview",
            "/admin/question-sets/1/impact",
            "/admin/question-sets/1/difference?from=2",
            "/admin/question-sets/2/difference?from=1",
            $"/admin/people?organisation={organisation}&text=o&number=2",
            $"/admin/audit?organisation={organisation}&person={person}&kind=PersonInvited&from=2026-01-01&to=2026-12-31",
        ];

    /// <summary>The address of one of administrators' endpoints, about an organisation and a person that are there.</summary>
    public static string OfAdministrators(Row row, Guid organisation, Guid person) =>
        row.Address("")
            .Replace($"organisations/{Row.Nothing}", $"organisations/{organisation}", StringComparison.Ordinal)
            .Replace($"people/{Row.Nothing}", $"people/{person}", StringComparison.Ordinal);
}
