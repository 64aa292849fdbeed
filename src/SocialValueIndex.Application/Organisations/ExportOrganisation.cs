using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Organisations;

/// <summary>
/// Everything that the service keeps of an organisation, in files that can be read without the service: tables as CSV, and the same as JSON
/// where a program should read it. It deliberately goes past the filter by organisation, because an administrator hands the data over; that
/// it was done stands in the history.
/// </summary>
public sealed class ExportOrganisation(
    SocialValueIndexDbContext db,
    PublishedQuestionSets questionSets,
    ListIssuedPlans issued,
    ICurrentUser user,
    TimeProvider time
)
{
    private static readonly JsonSerializerOptions Details = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The archive (ZIP), or a refusal where there is no such organisation.</summary>
    public async Task<Outcome<byte[]>> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Organisations.FirstOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } organisation)
        {
            return new Refusal.Gone();
        }

        // Written down first: a copy that is not in the history must not exist.
        organisation.Export(new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            await WriteAsync(archive, "README.txt", Encoding.UTF8.GetBytes(ReadMe(organisation.Name)), cancellationToken);
            await WritePeopleAsync(archive, id, cancellationToken);
            await WriteAssessmentsAsync(archive, id, organisation.Name, cancellationToken);
            await WriteHistoryAsync(archive, id, cancellationToken);
        }

        return memory.ToArray();
    }

    private static string ReadMe(string organisation) =>
        $"""
            Social Value Maturity Index: everything that is kept of {organisation}

            people.csv                      who belongs to the organisation
            history.csv                     everything that was done, oldest first, with what was and what became;
                                            the last column holds all of it as JSON
            assessments/…/answers.csv       every question with its answers and notes
            assessments/…/answers.json      the same for programs; the service can import it
            assessments/…/plan.csv          every action of the plan, and the notes on it
            assessments/…/plan.json         the plan for programs
            assessments/…/actions.csv       every action with its owner, due date, status and newest comment
            assessments/…/actions.json      the same with all comments and links, for programs
            assessments/…/issued-plans/     each issued plan as it was issued, with its PDF, and what committees decided
            assessments/…/reports.json      the texts of the report to committee: the one that is being written
                                            (number 0), and that of each issued plan, with the headings of that day
            question-sets/version-….json    the questions that the assessments were made with

            CSV files are UTF-8, with commas. A cell that would be run as a formula has an apostrophe before it. Times are UTC.

            """.ReplaceLineEndings("\r\n");

    private static async Task WriteAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var stream = await archive.CreateEntry(name).OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }

    private static async Task WriteCsvAsync(
        ZipArchive archive,
        string name,
        IEnumerable<IEnumerable<string>> rows,
        CancellationToken cancellationToken
    )
    {
        await using var stream = await archive.CreateEntry(name).OpenAsync(cancellationToken);
        await using var csv = new CsvWriter(stream);
        foreach (var row in rows)
        {
            await csv.WriteAsync(row, cancellationToken);
        }
    }

    private static string Time(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private async Task WritePeopleAsync(ZipArchive archive, Guid id, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking().Where(p => p.OrganisationId == id).OrderBy(p => p.Name).ToListAsync(cancellationToken);
        await WriteCsvAsync(
            archive,
            "people.csv",
            [
                ["Name", "Email address", "Deactivated (UTC)"],
                .. people.Select(p => (string[])[p.Name, p.Email ?? "", Time(p.DeactivatedAt)]),
            ],
            cancellationToken
        );
    }

    private async Task WriteAssessmentsAsync(ZipArchive archive, Guid id, string organisation, CancellationToken cancellationToken)
    {
        var names = await db.Users.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var assessments = await db
            .Assessments.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.OrganisationId == id)
            .OrderBy(a => a.CreatedAt)
            .ToListAsync(cancellationToken);
        var used = new Dictionary<int, QuestionSet>();
        foreach (var assessment in assessments)
        {
            var reading = new AssessmentReading(
                assessment,
                await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken),
                organisation,
                names
            );
            used[reading.QuestionSet.Version] = reading.QuestionSet;
            await WriteAssessmentAsync(archive, reading, cancellationToken);
            await WriteActionsAsync(archive, reading, cancellationToken);
            await WriteReportsAsync(archive, assessment, cancellationToken);
            await foreach (var (path, content) in new IssuedPlansExport(db, questionSets, issued).FilesAsync(assessment.Id))
            {
                await WriteAsync(archive, $"{FolderOf(assessment)}/{path}", content, cancellationToken);
            }
        }

        foreach (var (version, questionSet) in used)
        {
            var name = FormattableString.Invariant($"question-sets/version-{version}.json");
            await WriteAsync(archive, name, QuestionSetFile.Write(questionSet), cancellationToken);
        }
    }

    private static async Task WriteAssessmentAsync(ZipArchive archive, AssessmentReading reading, CancellationToken cancellationToken)
    {
        var folder = FolderOf(reading.Assessment);
        await WriteAsync(archive, $"{folder}/answers.json", AnswersFile.Write(reading), cancellationToken);
        await WriteAsync(archive, $"{folder}/plan.json", PlanFile.Write(reading.Plan), cancellationToken);
        await WriteCsvAsync(
            archive,
            $"{folder}/answers.csv",
            [
                ["Area", "Question", "Text", "Level now", "Answer now", "Target level", "Target", "Note", "Changed by", "Changed (UTC)"],
                .. reading.QuestionSet.Areas.SelectMany(a => a.Questions.Select(q => AnswerRow(reading, a, q))),
            ],
            cancellationToken
        );
        await WriteCsvAsync(
            archive,
            $"{folder}/plan.csv",
            [
                ["Area", "Question", "Level", "Action or note"],
                .. reading.Plan.Areas.SelectMany(a => a.Actions.Select(x => (string[])[a.Name, x.QuestionCode, x.Level.Label(), x.Text])),
                .. reading
                    .Assessment.PlanNotes.Values.Where(n => n.Text.Length > 0)
                    .Select(n => (string[])[n.AreaName, "", "Note", n.Text]),
            ],
            cancellationToken
        );
    }

    private static string FolderOf(Assessment assessment)
    {
        var period = string.Concat(assessment.Period.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return $"assessments/{period}-{assessment.Id:N}";
    }

    private async Task WriteActionsAsync(ZipArchive archive, AssessmentReading reading, CancellationToken cancellationToken)
    {
        var rows = await db
            .Actions.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.AssessmentId == reading.Assessment.Id)
            .ToListAsync(cancellationToken);
        var register = ActionRegister.For(reading.QuestionSet, reading.Plan, rows, time.TodayInLondon());

        // What is no longer in the plan is kept too, so it is handed over as well.
        var everything = register with
        {
            Entries = [.. register.Entries, .. register.NoLongerInPlan],
        };
        var whole = new RegisterReading(reading, everything, []);
        var folder = FolderOf(reading.Assessment);
        await WriteAsync(archive, $"{folder}/actions.json", RegisterJson.WriteRegister(whole), cancellationToken);
        await using var stream = await archive.CreateEntry($"{folder}/actions.csv").OpenAsync(cancellationToken);
        await RegisterCsv.WriteAsync(whole, stream, cancellationToken);
    }

    private async Task WriteReportsAsync(ZipArchive archive, Assessment assessment, CancellationToken cancellationToken)
    {
        var reports = await db
            .CommitteeReports.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(r => r.AssessmentId == assessment.Id)
            .OrderBy(r => r.IssuedNumber)
            .ToListAsync(cancellationToken);
        var content = reports.Select(r => new
        {
            Number = r.IssuedNumber,
            Texts = r.Texts.OrderBy(t => t.Key).ToDictionary(t => t.Key.ToString(), t => t.Value.Text),
            Headings = r.Headings.OrderBy(h => h.Key).ToDictionary(h => h.Key.ToString(), h => h.Value),
        });
        await WriteAsync(archive, $"{FolderOf(assessment)}/reports.json", JsonFile.Write(content), cancellationToken);
    }

    private static string[] AnswerRow(AssessmentReading reading, Area area, Question question)
    {
        var stored = reading.Assessment.Answers.GetValueOrDefault(question.Code);
        var values = stored?.Values ?? AnswerValues.None;
        string Option(MaturityLevel? level) => question.Options.FirstOrDefault(o => o.Level == level)?.Text ?? "";
        return
        [
            area.Name,
            question.Code,
            question.Text,
            values.Present?.Label() ?? "",
            Option(values.Present),
            values.Target?.Label() ?? "",
            Option(values.Target),
            values.Note,
            stored is null ? "" : reading.Names.GetValueOrDefault(stored.ChangedBy, ""),
            Time(stored?.ChangedAt),
        ];
    }

    private async Task WriteHistoryAsync(ZipArchive archive, Guid id, CancellationToken cancellationToken)
    {
        var names = await db.Users.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var entries = await db
            .History.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(e => e.OrganisationId == id)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellationToken);
        await WriteCsvAsync(
            archive,
            "history.csv",
            [
                ["When (UTC)", "Who", "What", "About", "From", "To", "Everything"],
                .. entries.Select(e => HistoryRow(e, e.By is { } by ? names.GetValueOrDefault(by, "") : AuditLine.OnTheServer)),
            ],
            cancellationToken
        );
    }

    private static string[] HistoryRow(HistoryEntry entry, string by)
    {
        var (from, to) = HistoryWords.Describe(entry);
        return [Time(entry.At), by, entry.Kind, HistoryWords.About(entry), from, to, JsonSerializer.Serialize(entry.Details, Details)];
    }
}
