using SocialValueIndex.Application;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.IssuedPlans;

namespace SocialValueIndex.Web.Hosting;

/// <summary>The use cases, with what comes from outside: the time, and who is asking.</summary>
internal static class ApplicationSetup
{
    public static void AddApplication(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<ICurrentUser, HttpCurrentUser>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<IPlanPrinter, PlanPrinter>();
        builder.Services.AddUseCases();
    }
}
