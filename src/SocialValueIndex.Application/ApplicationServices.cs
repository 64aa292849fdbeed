using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.CommitteeReports;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Application.SigningIn;

namespace SocialValueIndex.Application;

/// <summary>What the application offers to whoever hosts it.</summary>
public static class ApplicationServices
{
    /// <summary>
    /// Adds the use cases: every class that runs one, with what they are made of. The host adds the database, the clock, who is asking, and
    /// Identity.
    /// </summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services
            .AddSingleton<PublishedQuestionSetCache>()
            .AddScoped<PublishedQuestionSets>()
            .AddSingleton<KnownPeople>()
            .AddSingleton<HashingGate>()
            .AddSingleton(SessionLimits.Default)
            .AddSingleton(PasswordPolicy.Everybody)
            .AddScoped<PasswordLinks>()
            .AddScoped<EmailLinks>()
            .AddScoped<AttemptLimits>()
            .AddScoped<Sessions>()
            .AddScoped<SecondSteps>()
            .AddScoped<SecondStepMails>()
            .AddSingleton(new SecondStepPolicy(SecondStepRequirement.Optional))
            .AddScoped<Outbox>()
            .AddScoped<PlanIssuer>()
            .AddScoped<SignOffMail>()
            .AddScoped<DraftEditor>()
            .AddScoped<OrganisationEditor>()
            .AddScoped<ReportKeeper>()
            .AddScoped<KeptForms>()
            .AddScoped<SubmittedForms>()
            .AddScoped<DevelopmentData>();
        foreach (var useCase in typeof(ApplicationServices).Assembly.GetExportedTypes().Where(IsUseCase))
        {
            services.AddScoped(useCase);
        }

        return services;
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.GetMethods().Any(m => m.Name == nameof(ReadAssessment.RunAsync));
}
