using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.QuestionSets;

public class DraftTests : UseCaseTest
{
    [Fact]
    public async Task Draft_FromAVersion_IsACopyWithTheNextNumber()
    {
        var ada = await Data.CreatePersonAsync(null);

        Assert.Equal(2, await DraftAsync(ada, 1));
        Assert.Equal(3, await DraftAsync(ada, 2));
        Assert.Null(await DraftAsync(ada, 9));

        var (first, draft) = (await StoredAsync(1), await StoredAsync(2));
        Assert.Equal((QuestionSetState.Draft, 1, ada.Id), (draft.State, draft.BasedOn, draft.ChangedBy));
        Assert.Equivalent(first.Areas, draft.Areas, strict: true);
        Assert.Equal([AuditKind.QuestionSetDrafted, AuditKind.QuestionSetDrafted], (await AuditAsync()).Select(e => e.Kind));
    }

    [Fact]
    public async Task Draft_ByTwoPeopleAtOnce_GivesTwoDrafts()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));

        await AsAsync(ada, (DraftQuestionSet draft) => draft.RunAsync(1, Token), new BeforeSave(() => DraftAsync(bea, 1)));

        Assert.Equal([(2, bea.Id), (3, ada.Id)], (await AllAsync()).Where(q => q.State == QuestionSetState.Draft).Select(q => (q.Version, q.ChangedBy!.Value)));
        Assert.Equal(2, (await AuditAsync()).Count);
    }

    [Fact]
    public async Task SaveQuestion_WhileAColleagueSavesAnother_KeepsBoth()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));
        await DraftAsync(ada, 1);

        var result = await AsAsync(
            ada, (SaveQuestion save) => save.RunAsync(2, "A1", Worded("A1", "Ada's?"), null, Token), new BeforeSave(() => SaveAsync(bea, "A2", "Bea's?", null)));

        Assert.Equal(DraftStatus.Saved, result.Status);
        Assert.Equal(("Ada's?", "Bea's?"), (await TextAsync("A1"), await TextAsync("A2")));
    }

    [Fact]
    public async Task SaveQuestion_WhileAColleagueSavesTheSame_IsAConflict()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));
        await DraftAsync(ada, 1);
        var basedOn = (await StoredAsync(2)).FindQuestion("A2")!.Value.Question.Fingerprint();

        var result = await AsAsync(
            ada, (SaveQuestion save) => save.RunAsync(2, "A2", Worded("A2", "Ada's?"), basedOn, Token), new BeforeSave(() => SaveAsync(bea, "A2", "Bea's?", basedOn)));

        Assert.Equal(DraftStatus.Conflict, result.Status);
        Assert.Equal("Bea's?", await TextAsync("A2"));
        Assert.Equal([(ada.Id, AuditKind.QuestionSetDrafted), (bea.Id, AuditKind.QuestionSetChanged)], (await AuditAsync()).Select(e => (e.By!.Value, e.Kind)).OrderBy(e => e.Kind));
    }

    [Fact]
    public async Task Changes_OfAPublishedVersionOrAPlaceThatIsNotThere_AreRefused()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);
        var question = Worded("A2", "Else?");

        Assert.Equal(DraftStatus.NotADraft, (await AsAsync(ada, (SaveQuestion save) => save.RunAsync(1, "A2", question, null, Token))).Status);
        Assert.Equal(DraftStatus.NotFound, (await AsAsync(ada, (SaveQuestion save) => save.RunAsync(2, "Z9", question, null, Token))).Status);
        Assert.Equal(DraftStatus.NotFound, (await AsAsync(ada, (SaveQuestion save) => save.RunAsync(7, "A2", question, null, Token))).Status);
        Assert.Equal(DraftStatus.NotFound, (await AsAsync(ada, (SaveArea save) => save.RunAsync(2, "Z", "Z", "Z", "Z", null, Token))).Status);
        Assert.Equal(DraftStatus.NotFound, (await AsAsync(ada, (RemoveArea remove) => remove.RunAsync(2, "Z", null, Token))).Status);
        Assert.Equal(DraftStatus.NotADraft, await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(1, 1, Token)));
    }

    [Fact]
    public async Task Discard_OfADraftThatAColleagueChanged_IsAConflict()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);
        await SaveAsync(ada, "A2", "Else?", null);

        Assert.Equal(DraftStatus.Conflict, await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(2, 0, Token)));
        Assert.Equal(DraftStatus.Saved, await AsAsync(ada, (DiscardDraft discard) => discard.RunAsync(2, 1, Token)));
        Assert.Equal([1], (await AllAsync()).Select(q => q.Version));
    }

    [Fact]
    public async Task Publish_WithANote_RetiresTheOneBefore()
    {
        var ada = await Data.CreatePersonAsync(null, "Ada");
        await DraftAsync(ada, 1);

        Assert.Equal(PublishStatus.Published, await PublishAsync(ada, 2, new PublishBasis(0, 1)));

        var list = await AsAsync(ada, (ListQuestionSets all) => all.RunAsync(Token));
        Assert.Equal(
            [(2, QuestionSetState.Published, "Ada", "Clearer."), (1, QuestionSetState.Retired, null, "")],
            list.Select(q => (q.Version, q.State, q.PublishedBy, q.PublishNote)));
    }

    [Fact]
    public async Task Publish_OfTwoDraftsAtOnce_PublishesTheFirstAndTellsTheSecond()
    {
        var (ada, bea) = (await Data.CreatePersonAsync(null), await Data.CreatePersonAsync(null));
        await DraftAsync(ada, 1);
        await DraftAsync(bea, 1);

        var status = await AsAsync(
            ada, (PublishQuestionSet publish) => publish.RunAsync(2, "Mine", new PublishBasis(0, 1), Token), new BeforeSave(() => PublishAsync(bea, 3, new PublishBasis(0, 1))));

        Assert.Equal(PublishStatus.ChangedMeanwhile, status);
        Assert.Equal([QuestionSetState.Retired, QuestionSetState.Draft, QuestionSetState.Published], (await AllAsync()).Select(q => q.State));
    }

    [Fact]
    public async Task Publish_OfADraftWithFaultsOrChangedSinceOrPublished_ChangesNothing()
    {
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada, 1);
        await SaveAsync(ada, "A2", "", null);

        Assert.Equal(PublishStatus.ChangedMeanwhile, await PublishAsync(ada, 2, new PublishBasis(0, 1)));
        Assert.Equal(PublishStatus.HasFaults, await PublishAsync(ada, 2, new PublishBasis(1, 1)));
        Assert.Equal(PublishStatus.NotADraft, await PublishAsync(ada, 1, new PublishBasis(1, 1)));
        Assert.Equal(PublishStatus.NotFound, await PublishAsync(ada, 8, new PublishBasis(1, 1)));
        Assert.Equal([QuestionSetState.Published, QuestionSetState.Draft], (await AllAsync()).Select(q => q.State));
    }

    [Fact]
    public async Task SaveQuestion_InADraftOfThreeHundredQuestions_TakesTwoCommands()
    {
        var ada = await Data.CreatePersonAsync(null);
        var areas = Enumerable.Range(0, 10).Select(a => new Area($"A{a}", $"Area {a}", $"Area {a}", [.. Enumerable.Range(0, 30).Select(q => Worded($"Q{a}-{q}", $"Question {q}?"))]));
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            db.QuestionSets.Add(QuestionSet.Draft(2, "Index", "Footnote.", [.. areas], 1, new ChangeStamp(ada.Id, TestData.Now.UtcDateTime)));
            await db.SaveChangesAsync(Token);
        }

        var (read, save) = (new CommandCounter(), new CommandCounter());
        await AsAsync(ada, (ReadQuestionSet use) => use.RunAsync(2, Token), read);
        await AsAsync(ada, (SaveQuestion use) => use.RunAsync(2, "Q9-29", Worded("Q9-29", "Else?"), null, Token), save);

        // SQLite gets the update and the line of the audit one by one.
        Assert.Equal((1, 3 + CommandsAfterLostAnswer), (read.Count, save.Count));
    }

    private static Question Worded(string code, string text) =>
        new(code, text, "", [new Option(Domain.MaturityLevel.NonCompliant, "No"), new Option(Domain.MaturityLevel.Leader, "Yes", "Do it.", ActionOrigin.Supplementary)]);

    private Task<int?> DraftAsync(Person by, int version) => AsAsync(by, (DraftQuestionSet draft) => draft.RunAsync(version, Token));

    private Task<DraftResult> SaveAsync(Person by, string code, string text, string? basedOn) =>
        AsAsync(by, (SaveQuestion save) => save.RunAsync(2, code, Worded(code, text), basedOn, Token));

    private Task<PublishStatus> PublishAsync(Person by, int version, PublishBasis basedOn) =>
        AsAsync(by, (PublishQuestionSet publish) => publish.RunAsync(version, "Clearer.", basedOn, Token));

    private async Task<string> TextAsync(string code) => (await StoredAsync(2)).FindQuestion(code)!.Value.Question.Text;

    private async Task<QuestionSet> StoredAsync(int version) => (await AllAsync()).Single(q => q.Version == version);

    private async Task<List<QuestionSet>> AllAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.QuestionSets.AsNoTracking().OrderBy(q => q.Version).ToListAsync(Token);
    }

    private async Task<List<AuditEntry>> AuditAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync(Token);
    }
}
