using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Application.Tests.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Auditing;

public class ReadAuditTests : PeopleTest
{
    private static readonly AuditFilter Everything = new(null, null, null, null, null);

    [Fact]
    public async Task Audit_OfAnAnswer_TellsWhichQuestionAndNeverWhatItSays()
    {
        var (admin, officer, _) = await WorkAsync();

        var page = await ReadAsync(admin, Everything);

        var line = page.Items[0];
        Assert.Equal(
            ("Answers changed", $"Pat Person ({officer.Email})", "Somewhere", "Assessment 2026/27", "", "Changed: A2"),
            (line.What, line.By, line.Organisation, line.Subject, line.From, line.To)
        );
        Assert.Equal(["AnswersChanged", "AssessmentStarted", "PersonInvited"], page.Items.Select(l => l.Kind));
        Assert.DoesNotContain("Secret", await CsvAsync(admin), StringComparison.Ordinal);
        Assert.DoesNotContain("Mature", await CsvAsync(admin), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_OfAMove_TellsFromWhichVersionToWhich()
    {
        var (admin, officer, _) = await WorkAsync();
        await AsAsync(admin, (DraftQuestionSet draft) => draft.RunAsync(1, Token));
        await AsAsync(admin, (PublishQuestionSet publish) => publish.RunAsync(2, "The same.", new ExpectedVersions(0, 1), Token));
        var assessment = Assert.Single(await AsAsync(officer, (ListAssessments list) => list.RunAsync(Token)));
        Time.Advance(TimeSpan.FromSeconds(1));
        await AsAsync(officer, (UpgradeAssessment move) => move.RunAsync(assessment.Id, 2, Token));

        var line = (await ReadAsync(admin, Everything)).Items[0];

        Assert.Equal(("Assessment upgraded", "Version 1", "Version 2"), (line.What, line.From, line.To));
    }

    [Fact]
    public async Task Audit_Filtered_ShowsWhatIsAskedFor()
    {
        var (admin, officer, council) = await WorkAsync();
        Time.Advance(TimeSpan.FromDays(1));
        var other = (await AsAsync(admin, (AddOrganisation add) => add.RunAsync("Elsewhere", Token))).Value;
        var day = Time.GetUtcNow().UtcDateTime;

        Assert.Equal(["AnswersChanged", "AssessmentStarted"], await KindsAsync(admin, Everything with { OrganisationId = council.Id }));
        Assert.Equal(["OrganisationAdded"], await KindsAsync(admin, Everything with { OrganisationId = other }));
        Assert.Equal(["AnswersChanged", "AssessmentStarted"], await KindsAsync(admin, Everything with { PersonId = officer.Id }));
        Assert.Equal(["OrganisationAdded", "PersonInvited"], await KindsAsync(admin, Everything with { PersonId = admin.Id }));
        Assert.Equal(["AssessmentStarted"], await KindsAsync(admin, Everything with { Kind = "AssessmentStarted" }));
        Assert.Equal(["OrganisationAdded"], await KindsAsync(admin, Everything with { Kind = "OrganisationAdded" }));
        Assert.Equal(["OrganisationAdded"], await KindsAsync(admin, Everything with { From = day }));
        Assert.Equal(["AnswersChanged", "AssessmentStarted", "PersonInvited"], await KindsAsync(admin, Everything with { Before = day }));
        Assert.Empty(await KindsAsync(admin, Everything with { Kind = "NoSuchKind" }));
    }

    [Fact]
    public async Task Audit_OfManyLines_ComesInPagesAndWholeAsAFile()
    {
        var admin = await AdministratorAsync();
        for (var i = 0; i < 60; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await AsAsync(admin, (AddOrganisation add) => add.RunAsync($"Council {i}", Token));
        }

        var second = await AsAsync(admin, (ReadAudit read) => read.RunAsync(Everything, 2, Token));

        Assert.Equal((61, 2, 11), (second.Total, second.Pages, second.Items.Count));
        Assert.Equal("PersonInvited", second.Items[^1].Kind);
        Assert.Equal(62, (await CsvAsync(admin)).TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Audit_OfLinesOfOneMoment_HasTheSameOrderOnPagesAndInTheFile()
    {
        var admin = await AdministratorAsync();
        for (var i = 0; i < 60; i++)
        {
            await AsAsync(admin, (AddOrganisation add) => add.RunAsync($"Council {i}", Token));
        }

        var pages = new[]
        {
            await ReadAsync(admin, Everything),
            await AsAsync(admin, (ReadAudit read) => read.RunAsync(Everything, 2, Token)),
        };

        var lines = pages.SelectMany(p => p.Items).ToList();
        Assert.Single(lines.Select(l => l.At).Distinct());
        Assert.Equal(61, lines.Distinct().Count());
        Assert.Equal(lines, await AsAsync(admin, async (ReadAudit read) => await read.AllAsync(Everything, Token).ToListAsync(Token)));
    }

    [Fact]
    public async Task File_OfMoreLinesThanAreReadAtOnce_HasEachOnceAndIsSortedOnce()
    {
        var admin = await AdministratorAsync();
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            var start = Time.GetUtcNow().UtcDateTime;
            db.History.AddRange(
                Enumerable
                    .Range(1, 1100)
                    .Select(i =>
                        HistoryEntry.Record(
                            new HistorySubject(SubjectType.Organisation, Guid.NewGuid(), $"Council {i}", null),
                            new OrganisationAdded($"Council {i}"),
                            new ChangeStamp(admin.Id, start.AddSeconds(-i / 3))
                        )
                    )
            );
            await db.SaveChangesAsync(Token);
        }

        var commands = new CommandCounter();
        var lines = await AsAsync(admin, async (ReadAudit read) => await read.AllAsync(Everything, Token).ToListAsync(Token), commands);

        Assert.Equal(1101, lines.Distinct().Count());
        Assert.Equal(1101, lines.Count);
        Assert.Equal(lines.OrderByDescending(l => l.At).Select(l => l.At), lines.Select(l => l.At));
        Assert.Single(commands.Commands, c => c.Contains("ORDER BY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Csv_OfANameThatIsAFormula_DoesNotRun()
    {
        var admin = await AdministratorAsync();
        await AsAsync(admin, (AddOrganisation add) => add.RunAsync("=HYPERLINK(\"http://evil\")", Token));

        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", await CsvAsync(admin), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ModifiedOrDeleted_IsNotStored()
    {
        await AdministratorAsync();
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var entry = await db.History.IgnoreQueryFilters().SingleAsync(Token);

        db.Entry(entry).Property(e => e.SubjectName).CurrentValue = "Nobody";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        db.Entry(entry).State = EntityState.Deleted;
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());

        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public void Words_OfEveryKind_AreWords() =>
        Assert.All(HistoryDetails.Kinds, k => Assert.Matches("^[A-Z][a-z ]+$", AuditLine.DisplayName(k)));

    private async Task<(Person Admin, Person Officer, Organisation Council)> WorkAsync()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync("Somewhere");
        var officer = await Data.CreatePersonAsync(council);
        Time.Advance(TimeSpan.FromHours(1));
        var assessment = await Data.CreateAssessmentAsync(officer);
        Time.Advance(TimeSpan.FromHours(1));
        await AsAsync(
            officer,
            (SaveAnswers save) =>
                save.RunAsync(assessment.Id, "A", Post("A2", Answer(MaturityLevel.Mature, null, "Secret")), null, null, Token)
        );
        return (admin, officer, council);
    }

    private Task<Page<AuditLine>> ReadAsync(Person admin, AuditFilter filter) =>
        AsAsync(admin, (ReadAudit read) => read.RunAsync(filter, 1, Token));

    private async Task<IEnumerable<string>> KindsAsync(Person admin, AuditFilter filter) =>
        (await ReadAsync(admin, filter)).Items.Select(l => l.Kind);

    private Task<string> CsvAsync(Person admin) =>
        AsAsync(
            admin,
            async (ReadAudit read) =>
            {
                using var stream = new MemoryStream();
                await AuditCsv.WriteAsync(read.AllAsync(Everything, Token), stream, Token);
                return Encoding.UTF8.GetString(stream.ToArray());
            }
        );
}
