using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.QuestionSets;

public class DraftTests : UseCaseTest
{
    [Fact]
    public async Task Draft_FromAVersion_IsACopyWithTheNextNumber()
    {
        var ada = await Data.CreatePersonAsync(null);

        Assert.Equal(2, (await DraftAsync(ada, 1)).Value);
        Assert.Equal(3, (await DraftAsync(ada, 2)).Value);
        Assert.IsType<Refusal.Gone>((await DraftAsync(ada, 9)).Refusal);

        var (first, draft) = (await StoredAsync(1), await StoredAsync(2));
        Assert.Equal((QuestionSetState.Draft, 1, ada.Id), (draft.State, draft.BasedOn, draft.ChangedBy));
        Assert.Equivalent(first.Areas, draft.Areas, strict: true);
        Assert.Equal([nameof(QuestionSetDrafted), nameof(QuestionSetDrafted)], (await AuditAsync()).Select(e => e.Kind));
    }

    [Fact]
    public async Task Draft_ByTwoPeopleAtOnce_GivesTwoDrafts()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));

        await AsAsync(ada, (DraftQuestionSet draft) => draft.RunAsync(1, Token), new BeforeSave(() => DraftAsync(bea, 1)));

        Assert.Equal(
            [(2, bea.Id), (3, ada.Id)],
            (await AllAsync()).Where(q => q.State == QuestionSetState.Draft).Select(q => (q.Version, q.ChangedBy!.Value))
        );
        Assert.Equal(2, (await AuditAsync()).Count);
    }

    [Fact]
    public async Task SaveQuestion_WhileAColleagueSavesAnother_KeepsBoth()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));
        await DraftAsync(ada, 1);

        var result = await AsAsync(
            ada,
            (DraftEditor draft) => draft.ChangeQuestionAsync(2, "A1", Worded("A1", "Ada's?"), null, Token),
            new BeforeSave(() => SaveAsync(bea, "A2", "Bea's?", null))
        );

        Assert.True(result.IsDone);
        Assert.Equal(("Ada's?", "Bea's?"), (await TextAsync("A1"), await TextAsync("A2")));
    }

    [Fact]
    public async Task SaveQuestion_WhileAColleagueSavesTheSame_IsAConflict()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));
        await DraftAsync(ada, 1);
        var basedOn = (await StoredAsync(2)).FindQuestion("A2")!.Value.Question.Fingerprint();

        var result = await AsAsync(
            ada,
            (DraftEditor draft) => draft.ChangeQuestionAsync(2, "A2", Worded("A2", "Ada's?"), basedOn, Token),
            new BeforeSave(() => SaveAsync(bea, "A2", "Bea's?", basedOn))
        );

        Assert.IsType<Refusal.Conflict>(result.Refusal);
        Assert.Equal("Bea's?", await TextAsync("A2"));
        Assert.Equal(
            [(ada.Id, nameof(QuestionSetDrafted)), (bea.Id, nameof(QuestionSetChanged))],
            (await AuditAsync()).Select(e => (e.By!.Value, e.Kind)).Distinct().OrderByDescending(e => e.Kind)
        );
    }

    [Fact]
    public async Task Changes_OfAPublishedVersionOrAPlaceThatIsNotThere_AreRefused()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);
        var question = Worded("A2", "Else?");

        Assert.IsType<Refusal.ReadOnly>(
            (await AsAsync(ada, (DraftEditor draft) => draft.ChangeQuestionAsync(1, "A2", question, null, Token))).Refusal
        );
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(ada, (DraftEditor draft) => draft.ChangeQuestionAsync(2, "Z9", question, null, Token))).Refusal
        );
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(ada, (DraftEditor draft) => draft.ChangeQuestionAsync(7, "A2", question, null, Token))).Refusal
        );
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(ada, (DraftEditor draft) => draft.ChangeAreaAsync(2, "Z", "Z", "Z", "Z", null, Token))).Refusal
        );
        Assert.IsType<Refusal.Gone>((await AsAsync(ada, (DraftEditor draft) => draft.RemoveAreaAsync(2, "Z", null, Token))).Refusal);
        Assert.IsType<Refusal.ReadOnly>((await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(1, 1, Token))).Refusal);
    }

    [Fact]
    public async Task Discard_OfADraftThatAColleagueChanged_IsAConflict()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);
        await SaveAsync(ada, "A2", "Else?", null);

        Assert.IsType<Refusal.Conflict>((await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(2, 0, Token))).Refusal);
        Assert.True((await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(2, 1, Token))).IsDone);
        Assert.Equal([1], (await AllAsync()).Select(q => q.Version));
    }

    [Fact]
    public async Task Discarded_IsNowhereToBeSeen_AndItsNumberIsNotGivenAgain()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);

        await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(2, 0, Token));

        Assert.Equal([1], (await AsAsync(ada, (ListQuestionSets list) => list.RunAsync(Token))).Select(q => q.Version));
        Assert.Null(await AsAsync(ada, (ReadQuestionSet read) => read.RunAsync(2, Token)));
        Assert.IsType<Refusal.Gone>((await DraftAsync(ada, 2)).Refusal);
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(ada, (DraftEditor draft) => draft.ChangeQuestionAsync(2, "A2", Worded("A2", "Else?"), null, Token))).Refusal
        );
        Assert.Equal(3, (await DraftAsync(ada, 1)).Value);
    }

    [Fact]
    public async Task Number_OfADraft_IsNotAskedOfTheHistory()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);
        await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(2, 0, Token));
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db.History.IgnoreQueryFilters().ExecuteDeleteAsync(Token);
        }

        Assert.Equal(3, (await DraftAsync(ada, 1)).Value);
    }

    [Fact]
    public async Task Publish_WithANote_RetiresTheOneBefore()
    {
        var ada = await Data.CreatePersonAsync(null, "Ada");
        await DraftAsync(ada, 1);

        Assert.True((await PublishAsync(ada, 2, new ExpectedVersions(0, 1))).IsDone);

        var list = await AsAsync(ada, (ListQuestionSets all) => all.RunAsync(Token));
        Assert.Equal(
            [(2, QuestionSetState.Published, "Ada", "Clearer."), (1, QuestionSetState.Retired, null, "")],
            list.Select(q => (q.Version, q.State, q.PublishedBy, q.PublishNote))
        );
    }

    [Fact]
    public async Task Publish_OfTwoDraftsAtOnce_PublishesTheFirstAndTellsTheSecond()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));
        await DraftAsync(ada, 1);
        await DraftAsync(bea, 1);

        var outcome = await AsAsync(
            ada,
            (PublishQuestionSet publish) => publish.RunAsync(2, "Mine", new ExpectedVersions(0, 1), Token),
            new BeforeSave(() => PublishAsync(bea, 3, new ExpectedVersions(0, 1)))
        );

        Assert.IsType<Refusal.Conflict>(outcome.Refusal);
        Assert.Equal(
            [QuestionSetState.Retired, QuestionSetState.Draft, QuestionSetState.Published],
            (await AllAsync()).Select(q => q.State)
        );
    }

    [Fact]
    public async Task Publish_OfADraftWithFaultsOrChangedSinceOrPublished_ChangesNothing()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);
        await SaveAsync(ada, "A2", "", null);

        Assert.IsType<Refusal.Conflict>((await PublishAsync(ada, 2, new ExpectedVersions(0, 1))).Refusal);
        Assert.IsType<Refusal.Invalid>((await PublishAsync(ada, 2, new ExpectedVersions(1, 1))).Refusal);
        Assert.IsType<Refusal.ReadOnly>((await PublishAsync(ada, 1, new ExpectedVersions(1, 1))).Refusal);
        Assert.IsType<Refusal.Gone>((await PublishAsync(ada, 8, new ExpectedVersions(1, 1))).Refusal);
        Assert.Equal([QuestionSetState.Published, QuestionSetState.Draft], (await AllAsync()).Select(q => q.State));
    }

    [Fact]
    public async Task SaveQuestion_InADraftOfThreeHundredQuestions_TakesTwoCommands()
    {
        var ada = await Data.CreatePersonAsync(null);
        var areas = Enumerable
            .Range(0, 10)
            .Select(a => new Area(
                $"A{a}",
                $"Area {a}",
                $"Area {a}",
                [.. Enumerable.Range(0, 30).Select(q => Worded($"Q{a}-{q}", $"Question {q}?"))]
            ));
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            db.QuestionSets.Add(
                QuestionSet.Draft(2, "Index", "Footnote.", [.. areas], 1, new ChangeStamp(ada.Id, TestData.Now.UtcDateTime))
            );
            await db.SaveChangesAsync(Token);
        }

        var (read, save) = (new CommandCounter(), new CommandCounter());
        await AsAsync(ada, (ReadQuestionSet use) => use.RunAsync(2, Token), read);
        await AsAsync(ada, (DraftEditor use) => use.ChangeQuestionAsync(2, "Q9-29", Worded("Q9-29", "Else?"), null, Token), save);

        // Reading looks at what codes stand for in the published versions, once each. SQLite gets the update and the line of the audit one
        // by one.
        Assert.Equal((3, 3 + CommandsAfterLostAnswer), (read.Count, save.Count));
    }

    private static Question Worded(string code, string text) =>
        new(
            code,
            text,
            "",
            [
                new Option(Domain.MaturityLevel.NonCompliant, "No"),
                new Option(Domain.MaturityLevel.Leader, "Yes", "Do it.", ActionOrigin.Supplementary),
            ]
        );

    private Task<Outcome<int>> DraftAsync(Person by, int version) =>
        AsAsync(by, (DraftQuestionSet draft) => draft.RunAsync(version, Token));

    private Task<Outcome> SaveAsync(Person by, string code, string text, string? basedOn) =>
        AsAsync(by, (DraftEditor draft) => draft.ChangeQuestionAsync(2, code, Worded(code, text), basedOn, Token));

    private Task<Outcome> PublishAsync(Person by, int version, ExpectedVersions basedOn) =>
        AsAsync(by, (PublishQuestionSet publish) => publish.RunAsync(version, "Clearer.", basedOn, Token));

    private async Task<string> TextAsync(string code) => (await StoredAsync(2)).FindQuestion(code)!.Value.Question.Text;

    private async Task<QuestionSet> StoredAsync(int version) => (await AllAsync()).Single(q => q.Version == version);

    private async Task<List<QuestionSet>> AllAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.QuestionSets.AsNoTracking().OrderBy(q => q.Version).ToListAsync(Token);
    }

    private async Task<List<HistoryEntry>> AuditAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.History.IgnoreQueryFilters().AsNoTracking().OrderBy(e => e.Id).ToListAsync(Token);
    }
}
