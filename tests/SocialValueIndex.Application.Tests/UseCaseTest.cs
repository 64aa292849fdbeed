using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests;

/// <summary>What tests of use cases share: a database and a clock of their own, and a way to run a use case as somebody.</summary>
public abstract class UseCaseTest : IDisposable
{
    protected UseCaseTest()
        : this(TestDatabase.CreateWhereChosen()) { }

    private protected UseCaseTest(TestDatabase database)
    {
        Database = database;
        Data = new TestData(database, Time);
    }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Where e-mails say that the service is.</summary>
    protected static Uri Site { get; } = new("https://index.example.gov.uk");

    protected TestDatabase Database { get; }

    protected FakeTimeProvider Time { get; } = TestData.Clock();

    protected TestData Data { get; }

    /// <summary>After a lost answer the database is asked once whether the change is stored.</summary>
    protected int CommandsAfterLostAnswer => Database.LosesAnswers ? 1 : 0;

    protected FakeMailer Mailer { get; } = new();

    /// <summary>Every instance on the test's database has the same keys.</summary>
    private IDataProtectionProvider Protection { get; } = new EphemeralDataProtectionProvider();

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static AnswerValues Answer(MaturityLevel? present, MaturityLevel? target = null, string note = "") =>
        new(present, target, note);

    /// <summary>An answer as a form posts it.</summary>
    protected static Dictionary<string, PostedAnswer> Post(string code, AnswerValues values, string? basedOn = null) =>
        new() { [code] = new(values.Present?.ToString(), values.Target?.ToString(), values.Note, basedOn) };

    /// <summary>A running instance of the application that one person uses, as a host would put it together.</summary>
    protected ServiceProvider Instance(ICurrentUser user, params IInterceptor[] interceptors) =>
        Instance(user, () => Database.CreateContext(user, interceptors));

    /// <summary>An instance with settings of its own.</summary>
    protected ServiceProvider Instance(ICurrentUser user, Action<IServiceCollection> configure) =>
        Instance(user, () => Database.CreateContext(user), configure);

    /// <inheritdoc cref="Instance(ICurrentUser, IInterceptor[])"/>
    protected ServiceProvider Instance(
        ICurrentUser user,
        Func<SocialValueIndexDbContext> open,
        Action<IServiceCollection>? configure = null
    )
    {
        var services = new ServiceCollection();
        services.AddUseCases().AddLogging();
        services.RemoveAll<HashingGate>().AddSingleton(new HashingGate { HoldsBackFor = TimeSpan.Zero });
        services.AddSingleton(user).AddSingleton<TimeProvider>(Time).AddScoped(_ => open());
        services.AddSingleton<IMailer>(Mailer).AddSingleton(Protection).AddSingleton<IPlanPrinter, FakePlanPrinter>();
        services
            .AddIdentityCore<Person>(o => o.Tokens.PasswordResetTokenProvider = PasswordLinks.ResetTokens)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<SocialValueIndexDbContext>()
            .AddTokenProvider<StampTokens>(PasswordLinks.InvitationTokens)
            .AddTokenProvider<StampTokens>(PasswordLinks.ResetTokens);

        // A password is hashed slowly to slow down whoever steals it. Nobody steals these.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        configure?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>One request to such an instance.</summary>
    protected static async Task<T> RequestAsync<TUseCase, T>(ServiceProvider instance, Func<TUseCase, Task<T>> work)
        where TUseCase : class
    {
        await using var scope = instance.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>One request of a person to an instance that has just started.</summary>
    protected async Task<T> AsAsync<TUseCase, T>(Person person, Func<TUseCase, Task<T>> work, params IInterceptor[] interceptors)
        where TUseCase : class
    {
        await using var instance = Instance(TestData.UserFor(person), interceptors);
        return await RequestAsync(instance, work);
    }

    /// <inheritdoc cref="AsAsync{TUseCase, T}"/>
    protected Task AsAsync<TUseCase>(Person person, Func<TUseCase, Task> work)
        where TUseCase : class =>
        AsAsync<TUseCase, bool>(
            person,
            async useCase =>
            {
                await work(useCase);
                return true;
            }
        );

    /// <summary>Every e-mail so far, after those that are due are sent.</summary>
    protected async Task<IReadOnlyList<MailMessage>> MailsAsync()
    {
        await using var instance = Instance(KnownUser.Nobody);
        while (await RequestAsync(instance, (SendNextEmail send) => send.RunAsync(Token)) is not null) { }

        return Mailer.Messages;
    }

    /// <summary>The assessment as it is stored now.</summary>
    protected async Task<AssessmentReading> ReadAsync(Person person, Guid id) =>
        await AsAsync(person, (ReadAssessment read) => read.RunAsync(id, Token))
        ?? throw new InvalidOperationException("There is no such assessment.");
}
