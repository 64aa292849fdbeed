using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>That hosts which serve one test after the other carry nothing from one to the next.</summary>
public sealed class TestHostTests : WebTest
{
    /// <summary>What lives as long as the application and holds nothing that a test at a shared host puts there.</summary>
    private static readonly string[] Harmless =
    [
        "CountSaves",
        "DatabaseFile",
        "DatabaseLocation",
        "FormTickets",
        "HashingGate",
        "KnownDevices",
        "KnownPeople",
        "LateFormProtector",
        "MailSettings",
        "NoMailer",
        "OutboxBell",
        "OutboxService",
        "PageAddresses",
        "PasswordPolicy",
        "PasswordPolicy",
        "PasswordResetQueue",
        "PasswordResetService",
        "PasswordRulesValidator",
        "ProtectedCookies",
        "ProviderConnection",
        "RetentionSettings",
        "SecondStepPolicy",
        "SecondStepPolicy",
        "ServiceMetrics",
        "SessionCache",
        "SessionLimits",
        "SessionLimits",
        "SignInSettings",
        "SiteAddress",
        "StartupLog",
    ];

    [Fact]
    public void Singletons_OfTheProduct_AreKnownToCarryNothingFromTestToTest()
    {
        var found = App
            .Registered.Where(s => s.Lifetime == ServiceLifetime.Singleton)
            .Select(TypeOf)
            .Where(IsOfTheProduct)
            .Select(t => t.Name);

        // A new one that remembers something belongs into Surroundings and TestHost; one that does not, into the list.
        Assert.Equal(Harmless, found.Order());
    }

    [Fact]
    public async Task Host_ThatServesAnotherTest_KnowsNothingOfTheOneBefore()
    {
        using var database = TestDatabase.Create();
        var (before, after) = (new Surroundings(Database), new Surroundings(database));
        await using var host = new TestHost(Environments.Production) { Surroundings = before };
        using var client = host.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress) });
        before.LostDatabase.IsLost = false;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Token)).StatusCode);
        before.Time.Advance(TimeSpan.FromDays(1));
        before.LostDatabase.IsLost = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", Token)).StatusCode);
        var (commands, events) = (before.Commands.Count, before.Log.Events.Count);

        await host.ForgetAsync();
        Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        host.Surroundings = after;

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Token)).StatusCode);
        Assert.Equal(TestData.Now, host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        Assert.Equal((commands, events), (before.Commands.Count, before.Log.Events.Count));
        Assert.NotEqual(0, after.Commands.Count);
        Assert.NotEqual(before.Address, after.Address);
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Same(after.QuestionSets, scope.ServiceProvider.GetRequiredService<Application.QuestionSets.PublishedQuestionSetCache>());
    }

    private static Type TypeOf(ServiceDescriptor service) =>
        service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ServiceType;

    private static bool IsOfTheProduct(Type type) =>
        type.Assembly.GetName().Name is { } name
        && name.StartsWith("SocialValueIndex.", StringComparison.Ordinal)
        && !name.Contains(".Test", StringComparison.Ordinal);
}
