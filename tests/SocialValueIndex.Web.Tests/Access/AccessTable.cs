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

    public static (string Name, string Value)[] Period => [("period", "2027/28")];

    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. GeneralRows.All,
        .. OrganisationRows.All,
        .. AssessmentRows.All,
        .. AdministratorRows.All,
        // The last one, because there is no more person after it.
        Row.Everybody("POST", "account/sign-out", Goes),
    ];

    public static IReadOnlyList<Row> Posts { get; } = [.. Rows.Where(r => r.Verb == "POST")];
}
