using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>
/// The application as one test has it: on a database file and a clock of its own. It also counts commands, records the log, and can lose
/// its database. Tests that say nothing about the environment take turns at a few hosts that run as anywhere but in Development (see <see
/// cref="TestHost"/>). What the application does as it starts, and timers that it starts then, such a test does not see: a test of that
/// names its environment, or takes <see cref="WithWebHostBuilder"/>, and gets a host that no other test had.
/// </summary>
public sealed class WebApp : IAsyncDisposable
{
    public const string SecureAddress = "https://index.example.gov.uk";

    private static readonly ConcurrentBag<TestHost> Idle = [];

    private readonly Surroundings _surroundings;
    private readonly string? _environment;
    private readonly List<TestHost> _ownHosts = [];
    private TestHost? _host;

    /// <param name="database">The test's database, which goes with the application.</param>
    /// <param name="environment">The environment of a host that no other test had; none where any host will do.</param>
    internal WebApp(TestDatabase database, string? environment)
    {
        _surroundings = new Surroundings(database);
        _environment = environment;
    }

    public FakeTimeProvider Time => _surroundings.Time;

    public CommandCounter Commands => _surroundings.Commands;

    public RecordedLog Log => _surroundings.Log;

    public LostDatabase LostDatabase => _surroundings.LostDatabase;

    public IServiceProvider Services => Host.Services;

    internal IReadOnlyList<ServiceDescriptor> Registered => Host.Registered;

    private TestHost Host => _host ??= _environment is null ? Rent() : Own();

    private Uri UsualAddress => new(_environment == Environments.Development ? "http://localhost" : SecureAddress);

    /// <summary>Somebody who is not signed in.</summary>
    public Browser OpenBrowser(string? address = null) => Open(address is null ? UsualAddress : new Uri(address), new CookieContainer());

    /// <summary>Somebody who has signed in, without the page for it: with the cookie that the page would have given.</summary>
    public async Task<Browser> OpenBrowserOfAsync(Person person)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in await SessionAsync(person))
        {
            cookies.SetCookies(UsualAddress, cookie!);
        }

        return Open(UsualAddress, cookies, person);
    }

    /// <summary>A host of the test's own that differs from the usual one, in the same surroundings.</summary>
    public WebApplicationFactory<Program> WithWebHostBuilder(Action<IWebHostBuilder> configure) => Own().WithWebHostBuilder(configure);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _ownHosts)
        {
            await host.DisposeAsync();
        }

        if (_environment is null && _host is { } rented)
        {
            await ReturnAsync(rented);
        }

        _surroundings.Database.Dispose();
    }

    private static async Task ReturnAsync(TestHost host)
    {
        // Who knows what a failure left behind.
        if (TestContext.Current.TestState?.Result == TestResult.Passed)
        {
            await host.ForgetAsync();
            Idle.Add(host);
        }
        else
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>
    /// A host that waits for a test. A new one starts on a database of its own, so that every test sees the same of it: nothing.
    /// </summary>
    private TestHost Rent()
    {
        if (!Idle.TryTake(out var host))
        {
            using var database = TestDatabase.Create();
            host = new TestHost(Environments.Production) { Surroundings = new Surroundings(database) };
            host.StartServer();
        }

        host.Surroundings = _surroundings;
        return host;
    }

    private TestHost Own()
    {
        var host = new TestHost(_environment ?? Environments.Production) { Surroundings = _surroundings };
        _ownHosts.Add(host);
        return host;
    }

    private Browser Open(Uri address, CookieContainer cookies, Person? person = null) =>
        new(Host.CreateDefaultClient(address, new CookieContainerHandler(cookies)), person);

    private async Task<IReadOnlyList<string?>> SessionAsync(Person person)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Scheme, context.Request.Host) = (UsualAddress.Scheme, new HostString(UsualAddress.Authority));
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = context;
        try
        {
            var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Person>>();
            var stored = await signIn.UserManager.FindByIdAsync(person.Id.ToString());
            Assert.True(stored is not null && await signIn.CanSignInAsync(stored));
            await signIn.SignInAsync(stored, isPersistent: false);
        }
        finally
        {
            accessor.HttpContext = null;
        }

        return context.Response.Headers.SetCookie;
    }
}
