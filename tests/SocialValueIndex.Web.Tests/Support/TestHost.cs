using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Core;
using Serilog.Events;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Application.SigningIn;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>
/// The whole application, running, with antiforgery, HTTPS and every header as they are in use. It works for one test at a time:
/// everything that a test could change is that test's own, and the host asks for it anew each time. Between tests it works for nobody,
/// and whatever it does then fails.
/// </summary>
/// <param name="environment">The environment that the application is told.</param>
internal sealed class TestHost(string environment) : WebApplicationFactory<Program>
{
    private static readonly TimeSpan LongerThanAnyTest = TimeSpan.FromMinutes(2);

    private readonly RequestsInProgress _requests = new();
    private volatile Surroundings? _surroundings;

    /// <summary>What the application consists of, for the test that looks for what could carry something from test to test.</summary>
    public IReadOnlyList<ServiceDescriptor> Registered { get; private set; } = [];

    /// <summary>Whose test the host works for.</summary>
    public Surroundings Surroundings
    {
        get => _surroundings ?? throw new InvalidOperationException("The application does something after the test that it did it for.");
        set => _surroundings = value;
    }

    /// <summary>Waits until nothing is being answered any more, and forgets the test.</summary>
    public async Task ForgetAsync()
    {
        await _requests.None;
        (Services.GetService<IMemoryCache>() as MemoryCache)?.Clear();
        _surroundings = null;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("ConnectionStrings:SocialValueIndex", Surroundings.Database.ConnectionString);

        // Tests sign in in one step, and all of a test's attempts come from one address. What these settings do has tests of its own.
        builder.UseSetting("SignIn:SecondStep", "Optional");
        builder.UseSetting("SignIn:AttemptsPerAddress", "100000");

        // Without it the style sheet and the scripts are empty outside Development: the build does not copy them beside the tests.
        builder.UseStaticWebAssets();

        // As published: only a build serves files that it was not built with.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(new SurroundingTime(this));
            services.AddSingleton<ILogEventSink>(new SurroundingLog(this));
            services.ConfigureDbContext<SocialValueIndexDbContext>(options =>
            {
                Surroundings.Database.Use(options);
                options.AddInterceptors(Surroundings.Commands, Surroundings.LostDatabase);
            });

            // Contexts that are used again would keep the test's database.
            services
                .RemoveAll<IDbContextFactory<SocialValueIndexDbContext>>()
                .AddSingleton<IDbContextFactory<SocialValueIndexDbContext>>(root => new OfThisTest(this, root));

            // It keeps what it has read; another test's database can hold something else under the same id.
            services.RemoveAll<PublishedQuestionSetCache>().AddScoped(_ => Surroundings.QuestionSets);

            // A password is hashed slowly to slow down whoever steals it. Nobody steals these.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            services.RemoveAll<HashingGate>().AddSingleton(new HashingGate { HoldsBackFor = TimeSpan.Zero });
            services.AddSingleton<IStartupFilter>(new Entrance(this));
            Registered = [.. services];
        });
    }

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.Timeout = LongerThanAnyTest;
    }

    /// <summary>The first thing that a request comes to.</summary>
    private sealed class Entrance(TestHost host) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (context, rest) =>
                    {
                        using var request = host._requests.Begin();

                        // What counts attempts by address counts those of this test alone.
                        context.Connection.RemoteIpAddress = host.Surroundings.Address;
                        await rest(context);
                    }
                );
                next(app);
            };
    }

    private sealed class SurroundingTime(TestHost host) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => host.Surroundings.Time.LocalTimeZone;

        public override long TimestampFrequency => host.Surroundings.Time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => host.Surroundings.Time.GetUtcNow();

        public override long GetTimestamp() => host.Surroundings.Time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            host.Surroundings.Time.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Contexts with the options of the test, which are put together once for each.</summary>
    private sealed class OfThisTest(TestHost host, IServiceProvider root) : IDbContextFactory<SocialValueIndexDbContext>
    {
        private OptionsOfTest? _last;

        public SocialValueIndexDbContext CreateDbContext()
        {
            var (test, last) = (host.Surroundings, _last);
            if (last is null || last.Test != test)
            {
                _last = last = new OptionsOfTest(test, Build());
            }

            return new SocialValueIndexDbContext(last.Options);
        }

        private DbContextOptions<SocialValueIndexDbContext> Build()
        {
            var options = new DbContextOptionsBuilder<SocialValueIndexDbContext>();
            options.UseApplicationServiceProvider(root);
            foreach (var configuration in root.GetServices<IDbContextOptionsConfiguration<SocialValueIndexDbContext>>())
            {
                configuration.Configure(root, options);
            }

            return options.Options;
        }

        private sealed record OptionsOfTest(Surroundings Test, DbContextOptions<SocialValueIndexDbContext> Options);
    }

    private sealed class SurroundingLog(TestHost host) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => host._surroundings?.Log.Emit(logEvent);
    }

    /// <summary>Knows when the last request is answered: a client can have the answer before the application is done with it.</summary>
    private sealed class RequestsInProgress
    {
        private readonly Lock _lock = new();
        private int _count;
        private TaskCompletionSource _none = Finished();

        public Task None
        {
            get
            {
                lock (_lock)
                {
                    return _none.Task;
                }
            }
        }

        public IDisposable Begin()
        {
            lock (_lock)
            {
                _none = _count++ == 0 ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : _none;
            }

            return new Request(this);
        }

        private static TaskCompletionSource Finished()
        {
            var source = new TaskCompletionSource();
            source.SetResult();
            return source;
        }

        private void End()
        {
            lock (_lock)
            {
                if (--_count == 0)
                {
                    _none.SetResult();
                }
            }
        }

        private sealed class Request(RequestsInProgress all) : IDisposable
        {
            public void Dispose() => all.End();
        }
    }
}
