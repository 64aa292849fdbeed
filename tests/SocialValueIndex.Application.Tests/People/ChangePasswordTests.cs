using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.People;

public class ChangePasswordTests : PeopleTest
{
    private const string Now = "Three random words 1!";
    private const string Later = "Four more random words 1!";

    [Fact]
    public async Task Change_WithTheRightPassword_IsStoredWithItsLine()
    {
        var ada = await AdaAsync();

        Assert.True((await ChangeAsync(ada, Now, Later)).IsDone);

        var entry = (await EntriesAsync())[^1];
        Assert.Equal(
            (nameof(PasswordChanged), ada.Id, (Guid?)ada.Id, $"{ada.Name} ({ada.Email})"),
            (entry.Kind, entry.SubjectId, entry.By, entry.SubjectName)
        );
        Assert.Equal("currentPassword", Assert.Single((await ChangeAsync(ada, Now, Later)).Faults).Field);
    }

    [Theory]
    [InlineData("wrong", Later, "currentPassword")]
    [InlineData("", Later, "currentPassword")]
    [InlineData(Now, "", "newPassword")]
    [InlineData(Now, "short", "newPassword")]
    public async Task Change_ThatIsRefused_LeavesThePasswordAndWritesNoLine(string current, string changed, string field)
    {
        var ada = await AdaAsync();

        var outcome = await ChangeAsync(ada, current, changed);

        Assert.All(outcome.Faults, f => Assert.Equal(field, f.Field));
        Assert.NotEmpty(outcome.Faults);
        Assert.DoesNotContain(await EntriesAsync(), e => e.Kind == nameof(PasswordChanged));
        Assert.True((await ChangeAsync(ada, Now, Later)).IsDone);
    }

    [Fact]
    public async Task Change_WhenSomebodyChangesThePersonMeanwhile_StoresNeitherThePasswordNorTheLine()
    {
        var ada = await AdaAsync();

        var outcome = await AsAsync(
            ada,
            (ChangePassword change) => change.RunAsync(Now, Later),
            new BeforeSave(async () =>
            {
                await using var db = Database.CreateContext(KnownUser.Nobody);
                (await db.Users.SingleAsync(p => p.Id == ada.Id, Token)).ConcurrencyStamp = "another";
                await db.SaveChangesAsync(Token);
            })
        );

        Assert.Equal("newPassword", Assert.Single(outcome.Faults).Field);
        Assert.DoesNotContain(await EntriesAsync(), e => e.Kind == nameof(PasswordChanged));
        Assert.True((await ChangeAsync(ada, Now, Later)).IsDone);
    }

    private async Task<Person> AdaAsync()
    {
        Assert.True((await SetAsync((await ServerAsync("ada@example.gov.uk")).Value, Now)).IsDone);
        Time.Advance(TimeSpan.FromMinutes(1));
        return await FindAsync("ada@example.gov.uk");
    }

    private Task<Outcome> ChangeAsync(Person person, string current, string changed) =>
        AsAsync(person, (ChangePassword change) => change.RunAsync(current, changed));
}
