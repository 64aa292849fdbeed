using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.Organisations.Export;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>
/// Every command that the use cases send to SQL Server, bound against the schema. Proves syntax and names; not locks, retries or collation.
/// </summary>
public class CommandTests : UseCaseTest
{
    private static readonly Guid Id = Guid.NewGuid();

    private static readonly ActionEdit Due = new(
        new ActionReference("A2", MaturityLevel.Leader),
        v => new ProposedAction(v with { Due = new DateOnly(2027, 3, 31) }, null)
    );

    private static readonly Dictionary<Type, Func<IServiceProvider, Task>> UseCases = new()
    {
        [typeof(PublishedQuestionSets)] = async s =>
        {
            await s.GetRequiredService<PublishedQuestionSets>().CurrentAsync(Token);
            await s.GetRequiredService<PublishedQuestionSets>().FindAsync(1, Token);
        },
        [typeof(ListAssessments)] = s => s.GetRequiredService<ListAssessments>().RunAsync(Token),
        [typeof(ReadAssessment)] = s => s.GetRequiredService<ReadAssessment>().RunAsync(Id, Token),
        [typeof(StartAssessment)] = s => s.GetRequiredService<StartAssessment>().RunAsync("2027/28", Id, Token),
        [typeof(SaveAnswers)] = s =>
            s.GetRequiredService<SaveAnswers>().RunAsync(Id, "A", Post("A2", Answer(MaturityLevel.Mature)), null, null, Token),
        [typeof(WritePlanNote)] = s => s.GetRequiredService<WritePlanNote>().RunAsync(Id, "A", "Ask finance.", null, Token),
        [typeof(CompleteAssessment)] = s => s.GetRequiredService<CompleteAssessment>().RunAsync(Id, null, true, Site, Token),
        [typeof(RenameAssessment)] = s => s.GetRequiredService<RenameAssessment>().RunAsync(Id, "2028/29", Token),
        [typeof(FindSamePeriod)] = s => s.GetRequiredService<FindSamePeriod>().RunAsync(Id, Token),
        [typeof(ReadRegister)] = async s =>
        {
            await s.GetRequiredService<ReadRegister>().RunAsync(Id, Token);
            await s.GetRequiredService<ReadRegister>().WithListAsync(Id, Token);
            await s.GetRequiredService<ReadRegister>().FindAsync(Id, new ActionReference("A2", MaturityLevel.Leader), Token);
        },
        [typeof(RegisterEditor)] = s => s.GetRequiredService<RegisterEditor>().RunAsync(Id, [Due], Token),
        [typeof(RaiseAnswer)] = s => s.GetRequiredService<RaiseAnswer>().RunAsync(Id, Due.Action, Token),
        [typeof(ScheduleActions)] = s =>
            s.GetRequiredService<ScheduleActions>()
                .RunAsync(Id, new Dictionary<ActionReference, string?> { [Due.Action] = null }, ActionOwner.Named("Finance"), null, Token),
        [typeof(PreviewImport)] = s =>
            s.GetRequiredService<PreviewImport>().RunAsync(Id, "Ref,Owner\nA2-Leader,Finance"u8.ToArray(), Token),
        [typeof(ApplyImport)] = s =>
            s.GetRequiredService<ApplyImport>()
                .RunAsync(
                    Id,
                    PendingChanges.Write([new("A2-Leader", "", ActionValues.None, null, "Asked.")]),
                    new HashSet<string>(),
                    Token
                ),
        [typeof(ReadMyWork)] = s => s.GetRequiredService<ReadMyWork>().RunAsync(Token),
        [typeof(ImportAssessment)] = s => s.GetRequiredService<ImportAssessment>().RunAsync(Content.ExampleAssessment, "2026/27", Token),
    };

    [Fact]
    public async Task Commands_OfEveryUseCase_BindAgainstTheSchema()
    {
        var (user, rows) = await RowsAsync();
        using var model = SqlServerSchema.Load();
        foreach (var (type, run) in UseCases)
        {
            var recorder = new Recorder(rows);
            await RunAsync(user, recorder, run);

            Assert.NotEmpty(recorder.Procedures);
            AddTo(model, type.Name, recorder);
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    [Fact]
    public async Task Commands_ThatNeedAnotherState_BindAgainstTheSchema()
    {
        var (user, rows) = await RowsAsync(completed: true);
        using var model = SqlServerSchema.Load();
        var (empty, full) = (new Recorder(), new Recorder(rows));

        await RunAsync(user, empty, s => s.GetRequiredService<LoadDefaultQuestionSet>().RunAsync(Token));
        await RunAsync(user, full, s => s.GetRequiredService<ReopenAssessment>().RunAsync(Id, "A slip", Token));
        await RunAsync(user, full, s => s.GetRequiredService<ArchiveAssessment>().RunAsync(Id, Token));
        await RunAsync(user, full, s => s.GetRequiredService<BringBackAssessment>().RunAsync(Id, Token));
        await RunAsync(user, full, s => s.GetRequiredService<DevelopmentData>().SeedAsync(Token));

        Assert.Contains("INSERT INTO [QuestionSets]", string.Concat(empty.Procedures), StringComparison.Ordinal);
        Assert.Contains("UPDATE [Assessments]", string.Concat(full.Procedures), StringComparison.Ordinal);
        AddTo(model, nameof(LoadDefaultQuestionSet), empty);
        AddTo(model, nameof(ReopenAssessment), full);
        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    [Fact]
    public async Task Commands_OfExampleCouncil_InAnEmptyDatabase_BindAgainstTheSchema()
    {
        var (_, rows) = await RowsAsync();
        var recorder = new Recorder([.. rows, Roles.Rows[0]])
        {
            Finds = sql => !PeopleCommandTests.AsksWhether(sql) && !sql.Contains("[NormalizedUserName] = @", StringComparison.Ordinal),
        };
        using var model = SqlServerSchema.Load();

        await RunAsync(KnownUser.Nobody, recorder, s => s.GetRequiredService<DevelopmentData>().SeedAsync(Token));

        foreach (
            var change in (string[])
                [
                    "INSERT INTO [Organisations]",
                    "INSERT INTO [AspNetUsers]",
                    "INSERT INTO [AspNetUserRoles]",
                    "UPDATE [AspNetUsers]",
                    "INSERT INTO [Assessments]",
                ]
        )
        {
            Assert.Contains(recorder.Procedures, sql => sql.Contains(change, StringComparison.Ordinal));
        }

        AddTo(model, nameof(DevelopmentData), recorder);
        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    [Fact]
    public async Task Save_OfAnAnswer_StoresItTogetherWithItsHistoryIfNobodyWasFaster()
    {
        var (user, rows) = await RowsAsync();
        var recorder = new Recorder(rows);

        await RunAsync(user, recorder, UseCases[typeof(SaveAnswers)]);

        // The whole batch is one command: one round trip.
        var batch = recorder.Procedures[^1];
        Assert.Contains("INSERT INTO [History]", batch, StringComparison.Ordinal);
        Assert.Matches(
            @"UPDATE \[Assessments\] SET \[Answers\] = @\w+, \[Revision\] = @\w+\s+OUTPUT 1\s+WHERE \[Id\] = @\w+ AND \[Revision\] = @\w+",
            batch
        );
        // One of the four asks for the lines of the sitting.
        Assert.Equal(4, recorder.Procedures.Count);
    }

    [Fact]
    public async Task Queries_OfAssessments_AskForTheOwnOrganisation()
    {
        var (user, rows) = await RowsAsync();
        foreach (var type in (Type[])[typeof(ListAssessments), typeof(ReadAssessment), typeof(StartAssessment), typeof(SaveAnswers)])
        {
            var recorder = new Recorder(rows);
            await RunAsync(user, recorder, UseCases[type]);

            Assert.Contains(recorder.Procedures, sql => sql.Contains("FROM [Assessments]", StringComparison.Ordinal));
            Assert.All(
                recorder.Procedures.Where(sql => sql.Contains("FROM [Assessments]", StringComparison.Ordinal)),
                sql => Assert.Contains("[OrganisationId] = @", sql, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Query_OfHistory_BindsAgainstTheSchemaAndAsksForTheOwnOrganisation()
    {
        using var model = SqlServerSchema.Load();
        using var db = SqlServerSchema.CreateContext(new KnownUser(Guid.NewGuid(), Guid.NewGuid()));

        var sql = db.History.Where(e => e.SubjectId == Id).OrderBy(e => e.At).ToQueryString();

        model.AddObjects($"CREATE PROCEDURE dbo.ReadHistory AS\n{sql}");
        Assert.Equal("", SqlServerSchema.Faults(model));
        Assert.Contains("[OrganisationId] = @", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryUseCase_ThatAHostGets_IsTried()
    {
        Type[] others =
        [
            typeof(LoadDefaultQuestionSet),
            typeof(ReopenAssessment),
            typeof(ArchiveAssessment),
            typeof(BringBackAssessment),
            typeof(DevelopmentData),
            typeof(AssessmentEditor),
            typeof(PublishedQuestionSetCache),
            typeof(KnownPeople),
            typeof(Application.Forms.KeptForms),
            typeof(Application.Forms.SubmittedForms),
            typeof(SetTargets),
            typeof(UndoChanges),
            typeof(ArchiveHistory),
            typeof(ErasePerson),
            typeof(ExportOrganisation),
        ];

        Assert.Equal(
            new ServiceCollection().AddUseCases().Select(s => s.ServiceType.Name).Order(),
            UseCases
                .Keys.Concat(others)
                .Concat(QuestionSetCommandTests.Tried)
                .Concat(PeopleCommandTests.UseCases.Keys)
                .Concat(PeopleCommandTests.Others)
                .Concat(MailCommandTests.Tried)
                .Concat(IssuedCommandTests.Tried)
                .Select(t => t.Name)
                .Order()
        );
    }

    internal static void AddTo(Microsoft.SqlServer.Dac.Model.TSqlModel model, string name, Recorder recorder)
    {
        for (var i = 0; i < recorder.Procedures.Count; i++)
        {
            model.AddObjects(string.Create(CultureInfo.InvariantCulture, $"CREATE PROCEDURE dbo.{name}{i} {recorder.Procedures[i]}"));
        }
    }

    internal static SocialValueIndexDbContext Open(ICurrentUser user, Recorder recorder)
    {
        var db = SqlServerSchema.CreateContext(user, recorder, new NoServer());
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never; // There is nobody to begin one with.
        return db;
    }

    /// <summary>The rows that an assessment needs, as they would be stored.</summary>
    private async Task<(KnownUser User, object[] Rows)> RowsAsync(bool completed = false)
    {
        var organisation = await Data.CreateOrganisationAsync();
        var officer = await Data.CreatePersonAsync(organisation);
        var answers = new Dictionary<string, AnswerValues> { ["A2"] = Answer(MaturityLevel.NonCompliant, MaturityLevel.Leader) };
        var assessment = await Data.CreateAssessmentAsync(officer, answers: answers);
        var stamp = new ChangeStamp(officer.Id, TestData.Now.UtcDateTime);
        var action = TrackedAction.Start(assessment, "A", new PlannedAction("A2", MaturityLevel.Leader, "Do it."), stamp);
        action.Change(
            new ProposedAction(ActionValues.None with { Owner = ActionOwner.Person(officer.Id) }, null),
            _ => true,
            default,
            stamp
        );
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var questionSet = await db.QuestionSets.AsNoTracking().SingleAsync(Token);
        if (completed)
        {
            assessment.Complete(questionSet, new ChangeStamp(officer.Id, TestData.Now.UtcDateTime), withGaps: true);
        }

        return (TestData.UserFor(officer), [organisation, officer, assessment, action, questionSet]);
    }

    private async Task RunAsync(ICurrentUser user, Recorder recorder, Func<IServiceProvider, Task> run)
    {
        await using var instance = Instance(user, () => Open(user, recorder));
        await using var scope = instance.CreateAsyncScope();
        await run(scope.ServiceProvider);
    }
}
