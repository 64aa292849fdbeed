using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Auditing;
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

        Assert.Equal(ChangePasswordState.Changed, (await ChangeAsync(ada, Now, Later)).State);

        var entry = (await EntriesAsync())[^1];
        Assert.Equal((AuditKind.PasswordChanged, ada.Id, (Guid?)ada.Id, $"{ada.Name} ({ada.Email})"), (entry.Kind, entry.SubjectId, entry.By, entry.Subject));
        Assert.Equal(ChangePasswordState.WrongPassword, (await ChangeAsync(ada, Now, Later)).State);
    }

    [Theory]
    [InlineData("wrong", Later, ChangePasswordState.WrongPassword)]
    [InlineData(Now, "short", ChangePasswordState.Refused)]
    public async Task Change_ThatIsRefused_LeavesThePasswordAndWritesNoLine(string current, string changed, ChangePasswordState state)
    {
        var ada = await AdaAsync();

        var outcome = await ChangeAsync(ada, current, changed);

        Assert.Equal((state, state == ChangePasswordState.Refused), (outcome.State, outcome.Errors.Count > 0));
        Assert.DoesNotContain(await EntriesAsync(), e => e.Kind == AuditKind.PasswordChanged);
        Assert.Equal(ChangePasswordState.Changed, (await ChangeAsync(ada, Now, Later)).State);
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
            }));

        Assert.Equal((ChangePasswordState.Refused, 1), (outcome.State, outcome.Errors.Count));
        Assert.DoesNotContain(await EntriesAsync(), e => e.Kind == AuditKind.PasswordChanged);
        Assert.Equal(ChangePasswordState.Changed, (await ChangeAsync(ada, Now, Later)).State);
    }

    private async Task<Person> AdaAsync()
    {
        Assert.True((await SetAsync((await ServerAsync("ada@example.gov.uk")).Link!, Now))!.Succeeded);
        Time.Advance(TimeSpan.FromMinutes(1));
        return await FindAsync("ada@example.gov.uk");
    }

    private Task<ChangePasswordOutcome> ChangeAsync(Person person, string current, string changed) =>
        AsAsync(person, (ChangePassword change) => change.RunAsync(current, changed));
}
