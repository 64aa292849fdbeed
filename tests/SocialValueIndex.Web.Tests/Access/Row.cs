namespace SocialValueIndex.Web.Tests.Access;

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
