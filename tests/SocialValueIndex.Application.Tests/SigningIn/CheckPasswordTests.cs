using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Application.Tests.People;

namespace SocialValueIndex.Application.Tests.SigningIn;

public class CheckPasswordTests : PeopleTest
{
    private const string Password = "three random words";

    [Fact]
    public async Task Refusal_WithoutAHash_IsHeldBack()
    {
        var ada = await AdaAsync(iterations: 1000);
        using var gate = new HashingGate();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null((await TryAsync(ada.Email!, "wrong", gate: gate)).Wait);
        }

        var held = TryAsync(ada.Email!, "wrong", gate: gate);

        Assert.False(held.IsCompleted);
        Time.Advance(gate.HoldsBackFor);
        Assert.NotNull((await held).Wait);
    }

    [Fact]
    public async Task Hash_OfBefore_IsRenewedWhenThePasswordIsRightAndOnlyThen()
    {
        var ada = await AdaAsync(iterations: 1000);
        var before = (await FindAsync(ada.Email!)).PasswordHash;
        var stamp = ada.SecurityStamp;

        Assert.Null((await TryAsync(ada.Email!, "wrong")).Person);
        Assert.Equal(before, (await FindAsync(ada.Email!)).PasswordHash);
        Assert.Equal(ada.Id, (await TryAsync(ada.Email!, Password)).Person?.Id);

        var renewed = await FindAsync(ada.Email!);
        Assert.NotEqual(before, renewed.PasswordHash);
        Assert.Equal(stamp, renewed.SecurityStamp);
        Assert.Equal(
            PasswordVerificationResult.Success,
            Hasher(HashCost.Iterations / 100).VerifyHashedPassword(renewed, renewed.PasswordHash!, Password)
        );
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(1_000_000, 60)]
    public void Wait_GrowsWithTheAttempts_UpToAnHour(int attempts, int minutes) =>
        Assert.Equal(minutes, AttemptCounter.MinutesAfter(attempts));

    [Fact]
    public async Task Attempts_OfDifferentAccountsAndDevices_CountApart()
    {
        var ada = await AdaAsync(iterations: 1);
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(ada.Email!, "wrong");
            await TryAsync("NOBODY@example.gov.uk", "wrong");
        }

        Assert.NotNull((await TryAsync(ada.Email!.ToUpperInvariant(), Password)).Wait);
        Assert.NotNull((await TryAsync("nobody@example.gov.uk", Password)).Wait);
        Assert.NotNull((await TryAsync(ada.Email!, Password, device: Guid.NewGuid())).Person);
        Assert.NotNull((await TryAsync(ada.Email!, Password)).Wait);
    }

    [Fact]
    public async Task Attempts_FromADayAgo_DoNotCount()
    {
        var ada = await AdaAsync(iterations: 1);
        for (var i = 0; i < 4; i++)
        {
            await TryAsync(ada.Email!, "wrong");
        }

        Time.Advance(TimeSpan.FromHours(25));
        for (var i = 0; i < 4; i++)
        {
            Assert.Null((await TryAsync(ada.Email!, "wrong")).Wait);
        }

        Assert.NotNull((await TryAsync(ada.Email!, Password)).Person);
    }

    [Fact]
    public async Task Passwords_ThatAreClosed_LetInNamedAdministratorsAlone()
    {
        var ada = await AdaAsync(iterations: 1);
        var olwen = await OfficerAsync(ada, await Data.CreateOrganisationAsync());
        await SetHashAsync(olwen, 1);
        var named = new PasswordPolicy(false, [ada.Email!.ToUpperInvariant(), olwen.Email!]);

        Assert.NotNull((await TryAsync(ada.Email!, Password, policy: named)).Person);
        Assert.Null((await TryAsync(olwen.Email!, Password, policy: named)).Person);
        Assert.Null((await TryAsync(ada.Email!, Password, policy: new PasswordPolicy(false, []))).Person);
    }

    private static PasswordHasher<Person> Hasher(int iterations) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));

    private async Task<Person> AdaAsync(int iterations)
    {
        await ServerAsync("ada@example.gov.uk");
        await SetHashAsync(await FindAsync("ada@example.gov.uk"), iterations);
        return await FindAsync("ada@example.gov.uk");
    }

    private async Task SetHashAsync(Person person, int iterations)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var stored = await db.Users.SingleAsync(p => p.Id == person.Id, Token);
        stored.PasswordHash = Hasher(iterations).HashPassword(stored, Password);
        stored.AcceptedAt = Time.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(Token);
    }

    private async Task<CheckedPassword> TryAsync(
        string email,
        string password,
        Guid? device = null,
        PasswordPolicy? policy = null,
        HashingGate? gate = null
    )
    {
        await using var instance = Instance(
            KnownUser.Nobody,
            services =>
            {
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashCost.Iterations / 100);
                services.AddSingleton(policy ?? PasswordPolicy.Everybody);
                services.AddSingleton(gate ?? new HashingGate { HoldsBackFor = TimeSpan.Zero });
            }
        );
        var id = device is null ? Guid.Empty : (await FindAsync(email)).Id;
        var devices = device is { } known ? new Dictionary<Guid, Guid> { [id] = known } : [];
        return await RequestAsync(
            instance,
            (CheckPassword check) => check.RunAsync(new PasswordAttempt(email, password, devices, "192.0.2.1"), Token)
        );
    }
}
