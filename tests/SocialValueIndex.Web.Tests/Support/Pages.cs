using SocialValueIndex.Web.Tests.Access;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>Every page that a GET can give, taken from the access table, so that a new page is looked at as well.</summary>
internal static class Pages
{
    /// <summary>Everything but files, health and the page that does not exist.</summary>
    public static IEnumerable<string> Addresses(string assessment) => AccessTable.Rows
        .Where(r => r.Verb == "GET" && !r.Pattern.EndsWith(".json", StringComparison.Ordinal) && !r.Pattern.EndsWith(".pdf", StringComparison.Ordinal) && !r.Pattern.EndsWith(".xlsx", StringComparison.Ordinal))
        .Select(r => r.Address(assessment));

    /// <summary>Everything that can be asked for, files, health and errors too.</summary>
    public static IEnumerable<string> Everything(string assessment) => AccessTable.Rows.Where(r => r.Verb != "POST").Select(r => r.Address(assessment));
}
