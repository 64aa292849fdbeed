using System.Buffers.Binary;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

/// <summary>
/// How long links to set a password hold with the token providers that are in use. Identity's provider asks the machine for the time, so
/// the test does not move a clock: it opens the token with the application's own keys, and makes it older.
/// </summary>
public sealed class LinkLifespanTests : WebTest
{
    private const string Ended = "This link does not work any more";
    private const string Holds = "Set your password";

    [Theory]
    [InlineData(0, Holds)]
    [InlineData((7 * 24 * 60) - 1, Holds)]
    [InlineData((7 * 24 * 60) + 1, Ended)]
    public Task Invitation_ThatIsSoManyMinutesOld_HoldsForSevenDays(int minutes, string heading) =>
        AssertAsync(PasswordLinks.InvitationTokens, minutes, heading);

    [Theory]
    [InlineData(0, Holds)]
    [InlineData(119, Holds)]
    [InlineData(121, Ended)]
    public Task Reset_ThatIsSoManyMinutesOld_HoldsForTwoHours(int minutes, string heading) =>
        AssertAsync(PasswordLinks.ResetTokens, minutes, heading);

    private async Task AssertAsync(string provider, int minutes, string heading)
    {
        var person = await PersonAsync(hasPassword: provider == PasswordLinks.ResetTokens);
        await using var scope = App.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<PasswordLinks>().MakeAsync(person, new Uri(WebApp.SecureAddress));
        var query = System.Web.HttpUtility.ParseQueryString(link.Address.Query);
        var token = Older(query["token"]!, provider, TimeSpan.FromMinutes(minutes));

        var page = await App.OpenBrowser().OpenAsync($"{PasswordLinks.Path}?person={person.Id}&token={Uri.EscapeDataString(token)}");

        Assert.Equal(heading, page.Heading);
    }

    private async Task<Person> PersonAsync(bool hasPassword)
    {
        var id = (await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer)).Id;
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var person = await db.Users.SingleAsync(p => p.Id == id, Token);
        if (!hasPassword)
        {
            (person.PasswordHash, person.AcceptedAt) = (null, null);
        }

        await db.SaveChangesAsync(Token);
        return person;
    }

    /// <summary>A token begins with the time at which it was made.</summary>
    private string Older(string token, string provider, TimeSpan age)
    {
        var protector = App.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(provider);
        var content = protector.Unprotect(Convert.FromBase64String(token));
        var made = BinaryPrimitives.ReadInt64LittleEndian(content);
        Assert.InRange(DateTime.UtcNow.Ticks - made, 0, TimeSpan.FromMinutes(1).Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(content, made - age.Ticks);
        return Convert.ToBase64String(protector.Protect(content));
    }
}
