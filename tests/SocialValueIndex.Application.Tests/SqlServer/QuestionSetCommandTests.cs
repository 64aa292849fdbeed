using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>
/// Every command of the use cases of question sets, bound against SQL Server's schema as <see cref="CommandTests"/> does.
/// </summary>
public class QuestionSetCommandTests : UseCaseTest
{
    private static readonly Guid Id = Guid.NewGuid();

    private static readonly Dictionary<Type, Func<IServiceProvider, Task>> UseCases = new()
    {
        [typeof(ListQuestionSets)] = s => s.GetRequiredService<ListQuestionSets>().RunAsync(Token),
        [typeof(ReadQuestionSet)] = s => s.GetRequiredService<ReadQuestionSet>().RunAsync(1, Token),
        [typeof(SuggestCode)] = s => s.GetRequiredService<SuggestCode>().RunAsync(new Area("A", "A", "A", []), Token),
        [typeof(DraftQuestionSet)] = s => s.GetRequiredService<DraftQuestionSet>().RunAsync(1, Token),
        [typeof(ImportQuestionSet)] = s => s.GetRequiredService<ImportQuestionSet>().RunAsync(QuestionSetFile.Write(Draft()), Token),
        [typeof(BringBackDraft)] = s => s.GetRequiredService<BringBackDraft>().RunAsync(2, Token),
        [typeof(ReadImpact)] = s => s.GetRequiredService<ReadImpact>().RunAsync(Draft(), Token),
        [typeof(UpgradeAssessment)] = s => s.GetRequiredService<UpgradeAssessment>().RunAsync(Id, 1, Token),
    };

    private static readonly Dictionary<string, Func<IServiceProvider, Task>> ChangesOfDrafts = new()
    {
        ["ChangeTitle"] = s => s.GetRequiredService<DraftEditor>().ChangeTitleAsync(2, "Title", "Footnote.", null, Token),
        ["AddArea"] = s => s.GetRequiredService<DraftEditor>().AddAreaAsync(2, "Z", "Zeal", "Zeal", Token),
        ["ChangeArea"] = s => s.GetRequiredService<DraftEditor>().ChangeAreaAsync(2, "A", "A", "Zeal", "Zeal", null, Token),
        ["MoveArea"] = s => s.GetRequiredService<DraftEditor>().MoveAreaAsync(2, "A", 1, Token),
        ["RemoveArea"] = s => s.GetRequiredService<DraftEditor>().RemoveAreaAsync(2, "A", null, Token),
        ["AddQuestion"] = s => s.GetRequiredService<DraftEditor>().AddQuestionAsync(2, "A", new Question("A99", "Is it?", "", []), Token),
        ["ChangeQuestion"] = s =>
            s.GetRequiredService<DraftEditor>().ChangeQuestionAsync(2, "A2", new Question("A2", "Is it?", "", []), null, Token),
        ["MoveQuestion"] = s => s.GetRequiredService<DraftEditor>().MoveQuestionAsync(2, "A2", 1, Token),
        ["RemoveQuestion"] = s => s.GetRequiredService<DraftEditor>().RemoveQuestionAsync(2, "A2", null, Token),
        ["DiscardDraft"] = s => s.GetRequiredService<DiscardDraft>().RunAsync(2, 0, Token),
        ["PublishQuestionSet"] = s => s.GetRequiredService<PublishQuestionSet>().RunAsync(2, "Clearer.", new ExpectedVersions(0, 2), Token),
    };

    /// <summary>What is tried here, with what it is made of.</summary>
    internal static IEnumerable<Type> Tried =>
        [.. UseCases.Keys, typeof(DraftEditor), typeof(DiscardDraft), typeof(PublishQuestionSet), typeof(FindNewerVersion)];

    [Fact]
    public async Task Commands_OfEveryUseCase_BindAgainstTheSchema()
    {
        var organisation = await Data.CreateOrganisationAsync();
        var officer = await Data.CreatePersonAsync(organisation);
        var assessment = await Data.CreateAssessmentAsync(officer);
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var published = await db.QuestionSets.AsNoTracking().SingleAsync(Token);
        using var model = SqlServerSchema.Load();
        foreach (var (type, run) in UseCases)
        {
            var recorder = new Recorder(organisation, officer, assessment, published);
            await RunAsync(TestData.UserFor(officer), recorder, run);

            Assert.NotEmpty(recorder.Procedures);
            CommandTests.AddTo(model, type.Name, recorder);
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    [Fact]
    public async Task Commands_OfEveryChangeOfADraft_BindAgainstTheSchema()
    {
        var ada = await Data.CreatePersonAsync(null);
        using var model = SqlServerSchema.Load();
        foreach (var (name, run) in ChangesOfDrafts)
        {
            var recorder = new Recorder(ada, Draft());
            await RunAsync(TestData.UserFor(ada), recorder, run);

            Assert.Contains("INSERT INTO [History]", recorder.Procedures[^1], StringComparison.Ordinal);
            CommandTests.AddTo(model, name, recorder);
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    private static QuestionSet Draft()
    {
        var file = QuestionSetFile.Default();
        return QuestionSet.Draft(2, file.Title, file.PlanFootnote, file.Areas, 1, new ChangeStamp(Id, TestData.Now.UtcDateTime));
    }

    private async Task RunAsync(ICurrentUser user, Recorder recorder, Func<IServiceProvider, Task> run)
    {
        await using var instance = Instance(user, () => CommandTests.Open(user, recorder));
        await using var scope = instance.CreateAsyncScope();
        await run(scope.ServiceProvider);
    }
}
