using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using SocialValueIndex.Application.Data;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>
/// The whole application, as it runs anywhere but in Development unless a test says otherwise: on a database file and a clock of its own,
/// with antiforgery, HTTPS and every header as they are in use. It also counts commands, records the log, and can lose its database.
/// </summary>
public sealed class WebApp(TestDatabase database, string environment) : WebApplicationFactory<Program>
{
    public const string SecureAddress = "https://index.example.gov.uk";

    private static readonly TimeSpan LongerThanAnyTest = TimeSpan.FromMinutes(2);

    public FakeTimeProvider Time { get; } = TestData.Clock();

    public CommandCounter Commands { get; } = new();

    public RecordedLog Log { get; } = new();

    public LostDatabase LostDatabase { get; } = new();

    public Browser OpenBrowser(string? address = null) => new(
        CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri(address ?? (environment == Environments.Development ? "http://localhost" : SecureAddress)),
            AllowAutoRedirect = false,
        }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("ConnectionStrings:SocialValueIndex", database.ConnectionString);

        // Without it the style sheet and the scripts are empty outside Development: the build does not copy them beside the tests.
        builder.UseStaticWebAssets();

        // As published: only a build serves files that it was not built with.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Time);
            services.AddSingleton<ILogEventSink>(Log);
            services.ConfigureDbContext<SocialValueIndexDbContext>(o => o.AddInterceptors(Commands, LostDatabase));

            // A password is hashed slowly to slow down whoever steals it. Nobody steals these.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        });
    }

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.Timeout = LongerThanAnyTest;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        database.Dispose();
    }
}
