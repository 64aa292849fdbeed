using Microsoft.AspNetCore.Authorization;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Access;

/// <summary>What a page asks of whoever opens it. Everything asks for sign-in unless it says otherwise.</summary>
internal static class Policies
{
    /// <summary>Reads the own organisation's assessments and takes plans away: officers, procurement leads and approvers.</summary>
    public const string ReadAssessments = nameof(ReadAssessments);

    /// <summary>Works on the plan of the own organisation: officers and procurement leads.</summary>
    public const string WorkOnPlan = nameof(WorkOnPlan);

    /// <summary>Signs off what others of the own organisation completed: approvers.</summary>
    public const string SignOff = nameof(SignOff);

    /// <summary>Answers for the own organisation: officers.</summary>
    public const string AnswerQuestions = nameof(AnswerQuestions);

    /// <summary>Edits the rules, and looks after organisations and people: administrators.</summary>
    public const string Administer = nameof(Administer);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(
            ReadAssessments,
            p => p.RequireRole(Roles.Officer, Roles.ProcurementLead, Roles.Approver).RequireClaim(PersonClaims.Organisation)
        );
        options.AddPolicy(WorkOnPlan, p => p.RequireRole(Roles.Officer, Roles.ProcurementLead).RequireClaim(PersonClaims.Organisation));
        options.AddPolicy(SignOff, p => p.RequireRole(Roles.Approver).RequireClaim(PersonClaims.Organisation));
        options.AddPolicy(AnswerQuestions, p => p.RequireRole(Roles.Officer).RequireClaim(PersonClaims.Organisation));
        options.AddPolicy(Administer, p => p.RequireRole(Roles.Administrator));
    }
}
