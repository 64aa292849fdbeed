using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Application.Tests.SqlServer;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Tests.Data;

/// <summary>An edited action is in the history with both texts, for whoever reads it by page or by SQL.</summary>
public class WordingHistoryTests : UseCaseTest
{
    private const string InSqlite = """
        SELECT h."At", p."Name" AS "Who", h."SubjectName" AS "Version",
            json_extract(h."Details", '$.question') AS "Question", json_extract(h."Details", '$.level') AS "Level",
            json_extract(h."Details", '$.from') AS "From", json_extract(h."Details", '$.to') AS "To"
        FROM "History" AS h LEFT JOIN "AspNetUsers" AS p ON p."Id" = h."By"
        WHERE json_extract(h."Details", '$.part') = 'Action'
        ORDER BY h."At"
        """;

    private const string InSqlServer = """
        SELECT h.[At], p.[Name] AS [Who], h.[SubjectName] AS [Version],
            JSON_VALUE(h.[Details], '$.question') AS [Question], JSON_VALUE(h.[Details], '$.level') AS [Level],
            JSON_VALUE(h.[Details], '$.from') AS [From], JSON_VALUE(h.[Details], '$.to') AS [To]
        FROM [History] AS h LEFT JOIN [AspNetUsers] AS p ON p.[Id] = h.[By]
        WHERE JSON_VALUE(h.[Details], '$.part') = 'Action'
        ORDER BY h.[At]
        """;

    [Fact]
    public async Task OneSelect_ShowsWhoChangedWhichActionFromWhatToWhat()
    {
        var (ada, before, after) = await RewordAsync();
        await using var db = Database.CreateContext(KnownUser.Nobody);
        await db.Database.OpenConnectionAsync(Token);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = InSqlite;

        await using var row = await command.ExecuteReaderAsync(Token);

        Assert.True(await row.ReadAsync(Token));
        Assert.Equal(
            [ada.Name, "Version 2", "A2", before.Level.ToString(), before.Action!, after],
            Enumerable.Range(1, 6).Select(i => row.GetString(i))
        );
        Assert.False(await row.ReadAsync(Token));
    }

    [Fact]
    public void OneSelect_ForSqlServer_BindsAgainstTheSchema()
    {
        using var model = SqlServerSchema.Load();

        model.AddObjects($"CREATE PROCEDURE dbo.Wording AS\n{InSqlServer}");

        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    [Fact]
    public async Task AuditPage_TellsBothTextsInFull()
    {
        var (ada, before, after) = await RewordAsync();

        var changes = new AuditFilter(null, null, "QuestionSetChanged", null, null);
        var page = await AsAsync(ada, (ReadAudit read) => read.RunAsync(changes, 1, Token));

        var line = Assert.Single(page.Items);
        Assert.Equal(("Question set changed", before.Action, after), (line.What, line.From, line.To));
        Assert.Equal($"Version 2: action of question A2 to reach ‘{Domain.MaturityLevels.Label(before.Level)}’", line.Subject);
    }

    private async Task<(Person Ada, Option Before, string After)> RewordAsync()
    {
        var ada = await Data.CreatePersonAsync(null, "Ada");
        await AsAsync(ada, (DraftQuestionSet draft) => draft.RunAsync(1, Token));
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var question = (await db.QuestionSets.AsNoTracking().SingleAsync(q => q.Version == 2, Token)).FindQuestion("A2")!.Value.Question;
        var before = question.Options[1];
        var after = new string('é', 2000);
        Time.Advance(TimeSpan.FromMinutes(1));
        var changed = question with { Options = [question.Options[0], before with { Action = after }, .. question.Options.Skip(2)] };
        await AsAsync(ada, (DraftEditor draft) => draft.ChangeQuestionAsync(2, "A2", changed, null, Token));
        return (ada, before, after);
    }
}
