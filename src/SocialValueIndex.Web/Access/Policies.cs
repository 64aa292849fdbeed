using Microsoft.AspNetCore.Authorization;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Access;

/// <summary>What a page asks of whoever opens it. Everything asks for sign-in unless it says otherwise.</summary>
internal static class Policies
{
    /// <summary>Reads the own organisation's assessments, works on the plan and takes it away: officers and procurement leads.</summary>
    public const string ReadAssessments = nameof(ReadAssessments);

    /// <summary>Answers for the own organisation: officers.</summary>
    public const string AnswerQuestions = nameof(AnswerQuestions);

    /// <summary>Edits the rules, and looks after organisations and people: administrators.</summary>
    public const string Administer = nameof(Administer);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(
            ReadAssessments,
            p => p.RequireRole(Roles.Officer, Roles.ProcurementLead).RequireClaim(PersonClaims.Organisation)
        );
        options.AddPolicy(AnswerQuestions, p => p.RequireRole(Roles.Officer).RequireClaim(PersonClaims.Organisation));
        options.AddPolicy(Administer, p => p.RequireRole(Roles.Administrator));
    }
}
