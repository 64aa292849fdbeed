using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Application;

/// <summary>What the application offers to whoever hosts it.</summary>
public static class ApplicationServices
{
    /// <summary>Adds the use cases. The host adds the database, the clock, who is asking, and Identity.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddSingleton<PublishedQuestionSets>()
        .AddScoped<Audit>()
        .AddScoped<ReadAudit>()
        .AddScoped<LoadDefaultQuestionSet>()
        .AddScoped<ReadPublishedQuestionSet>()
        .AddScoped<ListQuestionSets>()
        .AddScoped<ReadQuestionSet>()
        .AddScoped<DraftQuestionSet>()
        .AddScoped<DiscardDraft>()
        .AddScoped<DraftEditor>()
        .AddScoped<ChangeTitle>()
        .AddScoped<AddArea>()
        .AddScoped<SaveArea>()
        .AddScoped<MoveArea>()
        .AddScoped<RemoveArea>()
        .AddScoped<SuggestCode>()
        .AddScoped<AddQuestion>()
        .AddScoped<SaveQuestion>()
        .AddScoped<MoveQuestion>()
        .AddScoped<RemoveQuestion>()
        .AddScoped<PublishQuestionSet>()
        .AddScoped<ReadImpact>()
        .AddScoped<ImportQuestionSet>()
        .AddScoped<FindNewerVersion>()
        .AddScoped<UpgradeAssessment>()
        .AddScoped<ListAssessments>()
        .AddScoped<ReadAssessment>()
        .AddScoped<StartAssessment>()
        .AddScoped<AssessmentEditor>()
        .AddScoped<SaveAnswers>()
        .AddScoped<WritePlanNote>()
        .AddScoped<CompleteAssessment>()
        .AddScoped<ReopenAssessment>()
        .AddScoped<ImportAssessment>()
        .AddScoped<DevelopmentData>()
        .AddScoped<OrganisationEditor>()
        .AddScoped<ListOrganisations>()
        .AddScoped<AddOrganisation>()
        .AddScoped<RenameOrganisation>()
        .AddScoped<CloseOrganisation>()
        .AddScoped<ReopenOrganisation>()
        .AddScoped<ListPeople>()
        .AddScoped<PasswordLinks>()
        .AddScoped<CreateAdministrator>()
        .AddScoped<PersonEditor>()
        .AddScoped<InvitePerson>()
        .AddScoped<SendPasswordLink>()
        .AddScoped<ChangePerson>()
        .AddScoped<DeactivatePerson>()
        .AddScoped<ReactivatePerson>()
        .AddScoped<UnlockPerson>()
        .AddScoped<SetPassword>()
        .AddScoped<ChangePassword>()
        .AddScoped<RequestPasswordReset>();
}
