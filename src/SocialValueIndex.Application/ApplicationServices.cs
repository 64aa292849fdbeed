using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Application;

/// <summary>What the application offers to whoever hosts it.</summary>
public static class ApplicationServices
{
    /// <summary>Adds the use cases. The host adds the database, the clock, who is asking, and Identity.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddSingleton<PublishedQuestionSets>()
        .AddScoped<Audit>()
        .AddScoped<LoadDefaultQuestionSet>()
        .AddScoped<ReadPublishedQuestionSet>()
        .AddScoped<ListQuestionSets>()
        .AddScoped<ReadQuestionSet>()
        .AddScoped<DraftQuestionSet>()
        .AddScoped<DiscardDraft>()
        .AddScoped<ChangeDraft>()
        .AddScoped<ChangeWords>()
        .AddScoped<AddArea>()
        .AddScoped<SaveArea>()
        .AddScoped<MoveArea>()
        .AddScoped<RemoveArea>()
        .AddScoped<AddQuestion>()
        .AddScoped<SaveQuestion>()
        .AddScoped<MoveQuestion>()
        .AddScoped<RemoveQuestion>()
        .AddScoped<PublishQuestionSet>()
        .AddScoped<ReadImpact>()
        .AddScoped<ImportQuestionSet>()
        .AddScoped<FindNewerVersion>()
        .AddScoped<MoveAssessment>()
        .AddScoped<ListAssessments>()
        .AddScoped<ReadAssessment>()
        .AddScoped<StartAssessment>()
        .AddScoped<ChangeAssessment>()
        .AddScoped<SaveAnswers>()
        .AddScoped<WritePlanNote>()
        .AddScoped<CompleteAssessment>()
        .AddScoped<ReopenAssessment>()
        .AddScoped<ImportAssessment>()
        .AddScoped<ExampleCouncil>();
}
