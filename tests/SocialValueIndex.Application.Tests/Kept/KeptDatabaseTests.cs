using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Kept;

/// <summary>
/// A database that the build of 24 November 2026 made and filled is opened and upgraded. What it says is compared with what was read from
/// it by plain SQL before there was a second migration, levels and actions worked out by a second program. Neither file is ever made anew.
/// </summary>
public class KeptDatabaseTests : UseCaseTest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly KeptValues _kept = JsonSerializer.Deserialize<KeptValues>(File.ReadAllText(PathTo("kept-2026-11-25.json")), Json)!;

    public KeptDatabaseTests()
        : base(TestDatabase.From(Unpacked()))
    {
        using var db = Database.CreateContext(KnownUser.Nobody);
        db.Database.Migrate();
    }

    [Fact]
    public async Task Assessments_AfterTheUpgrade_HaveTheSameAnswersNotesLevelsAndActions()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var rows = await db.Assessments.IgnoreQueryFilters().AsNoTracking().Select(a => new { a.Id, a.OrganisationId }).ToListAsync(Token);
        var read = new List<KeptAssessment>();
        foreach (var row in rows.OrderBy(r => r.Id.ToString(), StringComparer.Ordinal))
        {
            await using var instance = Instance(new KnownUser(Guid.NewGuid(), row.OrganisationId));
            read.Add(Describe((await RequestAsync(instance, (ReadAssessment use) => use.RunAsync(row.Id, Token)))!));
        }

        Assert.Equal(5, read.Count);
        Assert.Equal(_kept.Assessments.Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task QuestionSets_AfterTheUpgrade_AskTheSame()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);

        var read = await db.QuestionSets.AsNoTracking().OrderBy(q => q.Version).ToListAsync(Token);

        Assert.Equal(10, read.Count);
        Assert.Equal(_kept.QuestionSets, read.Select(Describe));
    }

    [Fact]
    public async Task Audit_AfterTheUpgrade_HasTheSameLines()
    {
        await using var instance = Instance(KnownUser.Nobody);

        var everything = new AuditFilter(null, null, null, null, null);
        var lines = await RequestAsync(instance, async (ReadAudit read) => await read.AllAsync(everything, Token).ToListAsync(Token));

        Assert.Equal(78, lines.Count);
        Assert.Equal(
            _kept.Audit,
            lines.Select(l =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{l.At:yyyy-MM-dd HH:mm:ss.fffffff} | {l.By} | {l.What} | {l.Organisation} | {l.Subject} | {l.From} | {l.To}"
                )
            )
        );
    }

    [Fact]
    public async Task People_AfterTheUpgrade_AreInvitedOrHaveAccepted()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);

        var people = await db.Users.OrderBy(p => p.Email).ToListAsync(Token);

        Assert.Equal(_kept.People, people.Select(p => $"{p.Name} ({p.Email}) {(p.IsInvited ? "invited" : "accepted")}"));
    }

    [Fact]
    public async Task CompletedAssessments_AfterTheUpgrade_KnowWhoCompletedThem()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);

        var assessments = await db.Assessments.IgnoreQueryFilters().AsNoTracking().ToListAsync(Token);
        var history = await db.History.IgnoreQueryFilters().AsNoTracking().Where(h => h.Kind == "AssessmentCompleted").ToListAsync(Token);

        Assert.Contains(assessments, a => a.State == AssessmentState.Completed);
        Assert.All(
            assessments,
            a =>
                Assert.Equal(
                    a.State == AssessmentState.Completed ? history.Where(h => h.SubjectId == a.Id).MaxBy(h => h.At)!.By : null,
                    a.CompletedBy
                )
        );
    }

    [Fact]
    public async Task CompletedAssessments_AfterTheFirstStart_HaveTheirIssuedPlan()
    {
        await using var instance = Instance(KnownUser.Nobody);

        var count = await RequestAsync(instance, (IssueMissingPlans issue) => issue.RunAsync(Token));

        await using var db = Database.CreateContext(KnownUser.Nobody);
        var completed = await db
            .Assessments.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.State == AssessmentState.Completed)
            .ToListAsync(Token);
        var plans = await db.IssuedPlans.IgnoreQueryFilters().AsNoTracking().Include(p => p.Levels).ToListAsync(Token);
        Assert.NotEmpty(completed);
        Assert.Equal(completed.Count, count);
        Assert.Equal(completed.Select(a => a.Id).Order(), plans.Select(p => p.AssessmentId).Order());
        foreach (var plan in plans)
        {
            var kept = _kept.Assessments.Single(a => a.Id == plan.AssessmentId.ToString());
            Assert.True(plan.IsMadeAtUpgrade);
            Assert.Equal(kept.Overall, $"{plan.PresentLevel} {plan.TargetLevel}");
            Assert.Equal(kept.Levels, plan.Levels.OrderBy(l => l.Place).Select(l => $"{l.AreaCode} {l.Present} {l.Target}"));
            Assert.Equal(kept.Actions, plan.Plan.Areas.SelectMany(a => a.Actions).Select(a => $"{a.QuestionCode} {a.Level}: {a.Text}"));
        }
    }

    [Fact]
    public async Task NumberOfADiscardedDraft_AfterTheUpgrade_IsStillTaken()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);

        var discarded = await db.QuestionSets.IgnoreQueryFilters().SingleAsync(q => q.State == QuestionSetState.Discarded, Token);

        Assert.Equal(3, discarded.Version);
        Assert.False(await db.QuestionSets.AnyAsync(q => q.Version == 3, Token));
    }

    [Fact]
    public async Task Details_AfterTheUpgrade_AreOfTheKindOfTheirLine()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);

        var entries = await db.History.IgnoreQueryFilters().AsNoTracking().ToListAsync(Token);

        Assert.All(entries, e => Assert.Contains(e.Details.GetType().Name, new[] { e.Kind, nameof(Domain.History.CarriedOver) }));
        Assert.All(entries, e => Assert.Contains(e.Kind, Domain.History.HistoryDetails.Kinds));
        Assert.Equal(23, entries.Count(e => e.Details is not Domain.History.CarriedOver));
    }

    internal static byte[] Unpacked()
    {
        using var file = File.OpenRead(PathTo("kept-2026-11-25.db.gz"));
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var memory = new MemoryStream();
        unpacked.CopyTo(memory);
        return memory.ToArray();
    }

    private static string PathTo(string name) => Path.Combine(AppContext.BaseDirectory, "Kept", name);

    private static string Text(KeptAssessment assessment) => JsonSerializer.Serialize(assessment, Json);

    private static KeptAssessment Describe(AssessmentReading reading)
    {
        var (assessment, plan) = (reading.Assessment, reading.Plan);
        return new KeptAssessment(
            assessment.Id.ToString(),
            reading.OrganisationName,
            assessment.Period,
            assessment.State.ToString(),
            reading.QuestionSet.Version,
            [.. InOrder(assessment.Answers).Select(a => $"{a.Key} {Answer(a.Value.Values)} | {a.Value.ChangedBy}")],
            [.. InOrder(assessment.PlanNotes).Select(n => $"{n.Key}: {n.Value.Text}")],
            [.. InOrder(assessment.EarlierAnswers).Select(e => Earlier(e.Key, e.Value))],
            $"{plan.Overall.Present} {plan.Overall.Target}",
            [.. plan.Areas.Select(a => $"{a.Code} {a.Levels.Present} {a.Levels.Target}")],
            [.. plan.Areas.SelectMany(a => a.Actions).Select(a => $"{a.QuestionCode} {a.Level}: {a.Text}")]
        );
    }

    private static IEnumerable<KeyValuePair<string, T>> InOrder<T>(IReadOnlyDictionary<string, T> values) =>
        values.OrderBy(v => v.Key, StringComparer.Ordinal);

    private static string Answer(AnswerValues values) =>
        $"{values.Present?.ToString() ?? "None"} {values.Target?.ToString() ?? "None"} {values.Note}";

    private static string Earlier(string code, EarlierAnswer earlier) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{code} {earlier.Version}: {earlier.Question} | {earlier.Present ?? "None"} | {earlier.Target ?? "None"} | {earlier.Note}"
        );

    private static KeptQuestionSet Describe(QuestionSet set) =>
        new(
            set.Version,
            set.State.ToString(),
            set.Title,
            set.PlanFootnote,
            set.BasedOn,
            set.PublishNote,
            Hash(string.Join('\n', set.Areas.SelectMany(Lines)))
        );

    private static IEnumerable<string> Lines(Area area) =>
        area.Questions.SelectMany(Lines).Prepend($"{area.Code}|{area.Name}|{area.PlanName}");

    private static IEnumerable<string> Lines(Question question) =>
        question
            .Options.Select(o => $"{o.Level}|{o.Text}|{o.Action}|{o.Origin}")
            .Prepend($"{question.Code}|{question.Text}|{question.Hint}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record KeptValues(
        IReadOnlyList<string> People,
        IReadOnlyList<KeptQuestionSet> QuestionSets,
        IReadOnlyList<KeptAssessment> Assessments,
        IReadOnlyList<string> Audit
    );

    private sealed record KeptQuestionSet(
        int Version,
        string State,
        string Title,
        string Footnote,
        int? BasedOn,
        string PublishNote,
        string Questions
    );

    private sealed record KeptAssessment(
        string Id,
        string Organisation,
        string Period,
        string State,
        int Version,
        IReadOnlyList<string> Answers,
        IReadOnlyList<string> PlanNotes,
        IReadOnlyList<string> EarlierAnswers,
        string Overall,
        IReadOnlyList<string> Levels,
        IReadOnlyList<string> Actions
    );
}
