using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Benchmarks.Growth;

/// <summary>
/// A database after years: 500 organisations with 5,000 people and 5,000 assessments, 100,000 lines of history, and a question set of 500
/// questions. The example council has 20 assessments more, with a note at every answer, one of them of the large question set.
/// </summary>
internal sealed class GrownDatabase
{
    private const int Organisations = 500;
    private const int PeopleOfEach = 10;
    private const int AssessmentsOfEach = 10;
    private const int LinesOfEach = 200;
    private const int OfExampleCouncil = 20;
    private const int Areas = 10;
    private const int QuestionsOfEach = 50;

    private static readonly DateTime Begin = new(2021, 4, 1, 9, 0, 0, DateTimeKind.Utc);

    private readonly DbContextOptions<SocialValueIndexDbContext> _options;

    private GrownDatabase(string file) =>
        _options = new DbContextOptionsBuilder<SocialValueIndexDbContext>().UseSqlite($"Data Source={file}").Options;

    /// <summary>Lets the database of the example council grow.</summary>
    /// <param name="file">The SQLite file.</param>
    public static async Task GrowAsync(string file)
    {
        var database = new GrownDatabase(file);
        await using var db = database.Open();
        var small = await db.QuestionSets.AsNoTracking().SingleAsync(q => q.State == QuestionSetState.Published);
        var officer = await db.Users.AsNoTracking().SingleAsync(p => p.Email == "officer@example.gov.uk");
        var answers = small.Questions.ToDictionary(q => q.Code, q => Answer(q, ""));
        for (var i = 0; i < Organisations; i++)
        {
            await database.AddCouncilAsync(i, small, answers);
        }

        await database.AddToExampleCouncilAsync(small, officer, OfExampleCouncil - 1);
        var large = await database.PublishLargeAsync();
        await database.AddToExampleCouncilAsync(large, officer, 1);
    }

    private SocialValueIndexDbContext Open() => new SocialValueIndexDbContext(_options).For(KnownUser.Nobody);

    private static AnswerValues Answer(Question question, string note) => new(question.Options[0].Level, question.Options[^1].Level, note);

    private async Task AddCouncilAsync(int number, QuestionSet questionSet, IReadOnlyDictionary<string, AnswerValues> answers)
    {
        await using var db = Open();
        var council = Organisation
            .Create(Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"Grown Borough Council {number}"))
            .Value;
        db.Organisations.Add(council);
        var people = Enumerable.Range(0, PeopleOfEach).Select(i => Colleague(council, number, i)).ToList();
        db.Users.AddRange(people);
        for (var i = 0; i < AssessmentsOfEach; i++)
        {
            var stamp = new ChangeStamp(people[i].Id, Begin.AddDays((number * AssessmentsOfEach) + i));
            var period = string.Create(CultureInfo.InvariantCulture, $"{2016 + i}/{17 + i}");
            var assessment = Assessment.Import(council.Id, questionSet, period, answers, stamp).Value;
            db.Assessments.Add(assessment);
            db.History.AddRange(
                Enumerable
                    .Range(0, LinesOfEach / AssessmentsOfEach)
                    .Select(line => HistoryEntry.Record(assessment.Subject, Changed(answers), stamp with { At = stamp.At.AddHours(line) }))
            );
        }

        await db.SaveChangesAsync();
    }

    private static AnswersChanged Changed(IReadOnlyDictionary<string, AnswerValues> answers)
    {
        var (code, values) = answers.First();
        return new AnswersChanged([
            new AnswerChange(code, new AnswerState(null, null, ""), new AnswerState(values.Present, values.Target, "Evidence")),
        ]);
    }

    private static Person Colleague(Organisation council, int number, int i) =>
        Colleagues.Of(
            council,
            string.Create(CultureInfo.InvariantCulture, $"colleague-{number}-{i}@grown.example.gov.uk"),
            string.Create(CultureInfo.InvariantCulture, $"Colleague {i} of {number}"),
            Begin
        );

    private async Task AddToExampleCouncilAsync(QuestionSet questionSet, Person officer, int count)
    {
        await using var db = Open();
        var note = string.Concat(Enumerable.Repeat("Evidence of what is done, where it is written down, and whom to ask. ", 10)).Trim();
        var answers = questionSet.Questions.ToDictionary(q => q.Code, q => Answer(q, note));
        for (var i = 0; i < count; i++)
        {
            var stamp = new ChangeStamp(officer.Id, DateTime.UtcNow.AddMinutes(i - count));
            var period = string.Create(CultureInfo.InvariantCulture, $"Grown {questionSet.Version}.{i}");
            db.Assessments.Add(Assessment.Import(officer.OrganisationId!.Value, questionSet, period, answers, stamp).Value);
        }

        await db.SaveChangesAsync();
    }

    private async Task<QuestionSet> PublishLargeAsync()
    {
        await using var db = Open();
        var before = await db.QuestionSets.SingleAsync(q => q.State == QuestionSetState.Published);
        var large = QuestionSet.Draft(Guid.CreateVersion7(), before.Version + 1, before.Title, before.PlanFootnote, [.. LargeAreas()]);
        large.Publish(DateTime.UtcNow).EnsureDone();
        before.Retire();
        db.QuestionSets.Add(large);
        db.QuestionSets.Add(
            QuestionSet.Draft(Guid.CreateVersion7(), large.Version + 1, before.Title, before.PlanFootnote, [.. before.Areas.Skip(1)])
        );
        await db.SaveChangesAsync();
        return large;
    }

    private static IEnumerable<Area> LargeAreas() =>
        from area in Enumerable.Range(0, Areas)
        let letter = ((char)('A' + area)).ToString()
        select new Area(
            letter,
            $"Area {letter}",
            $"Area {letter}",
            [
                .. Enumerable
                    .Range(1, QuestionsOfEach)
                    .Select(i => LargeQuestion(string.Create(CultureInfo.InvariantCulture, $"{letter}{i}"))),
            ]
        );

    private static Question LargeQuestion(string code) =>
        new(
            code,
            $"Does the council do what {code} asks for?",
            "",
            [
                new Option(MaturityLevel.NonCompliant, "No"),
                .. MaturityLevels.Reachable.Select(l => new Option(l, $"As {l.Label()}", $"Do what {code} asks for, as {l.Label()}.")),
            ]
        );
}
