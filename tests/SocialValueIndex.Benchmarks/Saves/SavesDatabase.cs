using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Benchmarks.Growth;
using SocialValueIndex.Benchmarks.Pages;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Benchmarks.Saves;

/// <summary>An officer of the benchmark, and the assessment that is theirs alone.</summary>
/// <param name="Email">Whom to sign in as, with the example's password.</param>
/// <param name="AssessmentId">The assessment.</param>
internal sealed record OfficerAtWork(string Email, Guid AssessmentId);

/// <summary>
/// The database of the example council with more officers: half of them in the same council, the rest in five others. Each has an
/// assessment with a note at every answer. It also tells what is stored.
/// </summary>
/// <param name="file">The SQLite file.</param>
internal sealed class SavesDatabase(string file)
{
    private const int OtherCouncils = 5;

    // 200 characters, which is what people write who name a document and whom to ask.
    private static readonly string Note = string.Concat(Enumerable.Repeat("Evidence of what is done. ", 8))[..200];

    private readonly DbContextOptions<SocialValueIndexDbContext> _options = new DbContextOptionsBuilder<SocialValueIndexDbContext>()
        .UseSqlite($"Data Source={file};Pooling=false")
        .Options;

    /// <summary>The questions of everybody's assessment.</summary>
    public async Task<QuestionSet> QuestionsAsync()
    {
        await using var db = Open();
        return await db.QuestionSets.AsNoTracking().SingleAsync(q => q.State == QuestionSetState.Published);
    }

    /// <summary>Adds so many officers.</summary>
    public async Task<IReadOnlyList<OfficerAtWork>> AddAsync(int count)
    {
        var questionSet = await QuestionsAsync();
        var answers = questionSet.Questions.ToDictionary(q => q.Code, q => new AnswerValues(q.Options[0].Level, q.Options[^1].Level, Note));
        await using var db = Open();
        var example = await db.Users.SingleAsync(p => p.Email == ExampleServer.Officer);
        var roles = await db.UserRoles.Where(r => r.UserId == example.Id).Select(r => r.RoleId).ToListAsync();
        var councils = await CouncilsAsync(db, example);
        var officers = new List<OfficerAtWork>();
        for (var i = 0; i < count; i++)
        {
            var council = i % 2 == 0 ? councils[0] : councils[1 + (i / 2 % OtherCouncils)];
            var name = string.Create(CultureInfo.InvariantCulture, $"Officer {i}");
            var email = string.Create(CultureInfo.InvariantCulture, $"officer-{i}@saves.example.gov.uk");
            var person = Colleagues.Of(council, email, name, DateTime.UtcNow);
            person.PasswordHash = example.PasswordHash;
            var assessment = Assessment.Import(council.Id, questionSet, name, answers, new ChangeStamp(person.Id, DateTime.UtcNow)).Value;
            db.Add(person);
            db.AddRange(roles.Select(r => new IdentityUserRole<Guid> { UserId = person.Id, RoleId = r }));
            db.Add(assessment);
            officers.Add(new OfficerAtWork(email, assessment.Id));
        }

        await db.SaveChangesAsync();
        return officers;
    }

    /// <summary>Everybody's assessment as it is stored.</summary>
    public async Task<IReadOnlyDictionary<Guid, Assessment>> AssessmentsAsync()
    {
        await using var db = Open();
        return await db.Assessments.IgnoreQueryFilters().AsNoTracking().ToDictionaryAsync(a => a.Id);
    }

    /// <summary>How many lines the history has.</summary>
    public async Task<int> HistoryAsync()
    {
        await using var db = Open();
        return await db.History.IgnoreQueryFilters().CountAsync();
    }

    /// <summary>How large the file is, and what was written since this was asked last, as SQLite's log has it (bytes).</summary>
    public (long Size, long Written) Sizes()
    {
        var log = new FileInfo($"{file}-wal");
        var written = log.Exists ? log.Length : 0;
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        return (new FileInfo(file).Length, written);
    }

    private static async Task<List<Organisation>> CouncilsAsync(SocialValueIndexDbContext db, Person example)
    {
        var councils = new List<Organisation> { await db.Organisations.SingleAsync(o => o.Id == example.OrganisationId) };
        for (var i = 0; i < OtherCouncils; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Saving District Council {i}");
            councils.Add(Organisation.Create(Guid.CreateVersion7(), name).Value);
            db.Add(councils[^1]);
        }

        return councils;
    }

    private SocialValueIndexDbContext Open() => new SocialValueIndexDbContext(_options).For(KnownUser.Nobody);
}
