using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Tests;

/// <summary>Tokens that end with the security stamp and with their time, as those of the host do, by the test's clock.</summary>
internal sealed class StampTokens(TimeProvider time) : IUserTwoFactorTokenProvider<Person>
{
    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) =>
        Task.FromResult($"{purpose}|{user.SecurityStamp}|{time.GetUtcNow().UtcTicks}");

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user) =>
        Task.FromResult(
            token.Split('|') is [var p, var stamp, var ticks]
                && p == purpose
                && stamp == user.SecurityStamp
                && time.GetUtcNow().UtcTicks - long.Parse(ticks, System.Globalization.CultureInfo.InvariantCulture)
                    < PasswordLinks.InvitationLifespan.Ticks
        );

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) => Task.FromResult(false);
}
