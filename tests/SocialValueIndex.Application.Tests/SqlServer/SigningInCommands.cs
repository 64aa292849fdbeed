using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>What the tests of commands about people need to sign them in.</summary>
internal static class SigningInCommands
{
    private static readonly Guid Id = Guid.NewGuid();

    /// <summary>What is tried as a part of something else, or with the commands of people.</summary>
    public static readonly Type[] Others =
    [
        typeof(OrganisationEditor),
        typeof(PersonEditor),
        typeof(PasswordLinks),
        typeof(EmailLinks),
        typeof(SetPassword),
        typeof(ChangeOwnName),
        typeof(ChangeSecondStep),
        typeof(CheckSecondStep),
        typeof(EndSessions),
        typeof(ReadAccount),
        typeof(Sessions),
        typeof(SecondSteps),
        typeof(SecondStepMails),
        typeof(SecondStepPolicy),
        typeof(AttemptLimits),
        typeof(HashingGate),
        typeof(SessionLimits),
        typeof(PasswordPolicy),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static AttemptCounter Waits(Person person)
    {
        var counter = AttemptCounter.For(new AttemptKey(AttemptScope.Account, person.NormalizedUserName!), person.Id);
        for (var i = 0; i < AttemptCounter.Free; i++)
        {
            counter.Begin(TestData.Now.UtcDateTime);
        }

        return counter;
    }

    public static PasswordAttempt Attempt(string name) => new($"{name}@example.gov.uk", "wrong", new Dictionary<Guid, Guid>(), "192.0.2.1");

    public static async Task RunSessionsAsync(IServiceProvider services)
    {
        var sessions = services.GetRequiredService<Sessions>();
        await sessions.ReadAsync(Id, Token);
        await sessions.TouchAsync(Id, Token);
        await sessions.PruneAsync(Token);
        await sessions.ListAsync(Token);
        await services.GetRequiredService<EndSessions>().RunAsync(Id, EndSessions.Others, Token);
    }
}
