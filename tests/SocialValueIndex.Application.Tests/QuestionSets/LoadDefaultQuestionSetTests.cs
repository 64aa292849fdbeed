using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.QuestionSets;

public class LoadDefaultQuestionSetTests() : UseCaseTest(TestDatabase.CreateWhereChosen(loadQuestionSet: false))
{
    [Fact]
    public async Task Load_IntoAnEmptyDatabase_PublishesTheWholeSetAsVersionOne()
    {
        await LoadAsync();

        var stored = await TheOnlyVersionAsync();
        Assert.Equal((1, QuestionSetState.Published, TestData.Now.UtcDateTime), (stored.Version, stored.State, stored.PublishedAt));
        var file = QuestionSetFile.Default();
        Assert.Equal((file.Title, file.PlanFootnote), (stored.Title, stored.PlanFootnote));
        Assert.Equivalent(file.Areas, stored.Areas, strict: true);
        Assert.Equal(54, stored.Questions.Count());
    }

    [Fact]
    public async Task Load_ASecondTime_ChangesNothing()
    {
        await LoadAsync();
        var first = await TheOnlyVersionAsync();

        await LoadAsync();

        Assert.Equal(first.Id, (await TheOnlyVersionAsync()).Id);
    }

    [Fact]
    public async Task Load_WhenThereIsOnlyARetiredVersion_ChangesNothing()
    {
        await LoadAsync();
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            (await db.QuestionSets.SingleAsync(Token)).Retire();
            await db.SaveChangesAsync(Token);
        }

        await LoadAsync();

        Assert.Equal(QuestionSetState.Retired, (await TheOnlyVersionAsync()).State);
    }

    [Fact]
    public async Task Load_ByTwoInstancesAtTheSameTime_GivesOneVersion()
    {
        var meanwhile = new BeforeSave(() => LoadAsync());

        await LoadAsync(meanwhile);

        Assert.Equal(1, (await TheOnlyVersionAsync()).Version);
    }

    [Fact]
    public async Task Load_WhenStoringFailsForAnotherReason_SaysSo()
    {
        var broken = new BeforeSave(async () =>
        {
            await using var db = Database.CreateContext(KnownUser.Nobody);
            var refuse = db.Database.IsSqlite()
                ? "CREATE TRIGGER Refuse BEFORE INSERT ON QuestionSets BEGIN SELECT RAISE(ABORT, 'refused'); END"
                : "CREATE TRIGGER Refuse ON QuestionSets INSTEAD OF INSERT AS THROW 50000, 'refused', 1;";
            await db.Database.ExecuteSqlRawAsync(refuse, Token);
        });

        await Assert.ThrowsAsync<DbUpdateException>(() => LoadAsync(broken));
    }

    private async Task LoadAsync(params BeforeSave[] meanwhile)
    {
        await using var instance = Instance(KnownUser.Nobody, [.. meanwhile]);
        await RequestAsync<LoadDefaultQuestionSet, bool>(
            instance,
            async load =>
            {
                await load.RunAsync(Token);
                return true;
            }
        );
    }

    private async Task<QuestionSet> TheOnlyVersionAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return Assert.Single(await db.QuestionSets.AsNoTracking().ToListAsync(Token));
    }
}
