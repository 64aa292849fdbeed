using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Organisations.Export;

/// <summary>
/// Everything that the service keeps of an organisation, in files that can be read without the service: tables as CSV, and the same as JSON
/// where a program should read it. It deliberately goes past the filter by organisation, because an administrator hands the data over; that
/// it was done stands in the history.
/// </summary>
public sealed partial class ExportOrganisation(
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
        var names = await db.Users.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        using var archive = new ExportArchive();
        await archive.AddAsync("README.txt", Encoding.UTF8.GetBytes(ReadMe(organisation.Name)), cancellationToken);
        await archive.AddAsync("organisation.csv", Describe(organisation), cancellationToken);
        await AddPeopleAsync(archive, id, cancellationToken);
        await new ExportAssessments(db, questionSets, issued, time, archive, names).RunAsync(organisation, cancellationToken);
        await AddHistoryAsync(archive, id, names, cancellationToken);
        return archive.End();
    }

    private static string ReadMe(string organisation) =>
        $"""
            Social Value Maturity Index: everything that is kept of {organisation}

            organisation.csv                its name and settings, with its own headings for reports to committee
            people.csv                      who belongs to the organisation
            history.csv                     everything that was done, oldest first, with what was and what became;
                                            the last column holds all of it, old and new, as JSON
            assessments.csv                 every assessment with its state, who completed it, and its folder

            In the folder of each assessment (assessments/…):
            answers.csv                     every question with its answers and notes
            answers.json                    the same for programs; the service can import it
            earlier-answers.csv             answers to earlier questions that nobody has given anew, if there are any
            who-answers.csv                 who is asked to answer which area, if anybody is
            plan.csv                        every action of the plan, and the notes on it
            plan.json                       the plan for programs
            actions.csv                     every action with its owner, due date, status, comments and links
            actions.json                    the same for programs
            reports.csv                     the texts of the report to committee, if there are any: of the one that is being
                                            written, and of each issued plan with the headings of that day
            issued-plans/issued.csv         every issued plan, and what committees decided
            issued-plans/issued.json        the same for programs
            issued-plans/1/ and so on       each issued plan as it was issued: plan.pdf, answers and actions

            question-sets/version-….json    the questions that the assessments and issued plans were made with

            CSV files open in any spreadsheet program: they are UTF-8, with commas. A cell that would be run as a formula has
            an apostrophe before it. Times are UTC, days are written year-month-day, and costs are in pounds. Levels are, from
            the lowest: {string.Join(", ", Enum.GetValues<MaturityLevel>().Select(l => l.Label()))}.
            Documents for Word and the PDF of a report are not in here: they can be made of what is.

            """.ReplaceLineEndings("\r\n");

    private static IEnumerable<string[]> Describe(Organisation organisation) =>
        [
            ["What", "Value"],
            ["Name", organisation.Name],
            ["Closed (UTC)", ExportTables.Time(organisation.ClosedAt)],
            ["Completed assessments have to be signed off", YesNo(organisation.NeedsSignOff)],
            ["Officers may invite colleagues", YesNo(organisation.OfficersMayInvite)],
            .. organisation
                .ReportHeadings.OrderBy(h => h.Key)
                .SelectMany(h =>
                    (string[][])
                        [
                            [$"Heading of reports: {h.Key.Default.Heading}", h.Value.Heading],
                            [$"Standing text of reports: {h.Key.Default.Heading}", h.Value.Standing],
                        ]
                ),
        ];

    private static string YesNo(bool value) => value ? "Yes" : "No";

    private async Task AddPeopleAsync(ExportArchive archive, Guid id, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking().Where(p => p.OrganisationId == id).OrderBy(p => p.Name).ToListAsync(cancellationToken);
        var roles = await db
            .UserRoles.Where(r => db.Users.Any(p => p.Id == r.UserId && p.OrganisationId == id))
            .ToListAsync(cancellationToken);
        var rolesOf = roles.ToLookup(r => r.UserId, r => Roles.NameOf(r.RoleId));
        await archive.AddAsync(
            "people.csv",
            [
                ["Name", "Email address", "Roles", "Accepted the invitation (UTC)", "Last signed in (UTC)", "Deactivated (UTC)"],
                .. people.Select(p =>
                    (string[])
                        [
                            p.Name,
                            p.Email ?? "",
                            Roles.DisplayName(rolesOf[p.Id]),
                            ExportTables.Time(p.AcceptedAt),
                            ExportTables.Time(p.LastSignInAt),
                            ExportTables.Time(p.DeactivatedAt),
                        ]
                ),
            ],
            cancellationToken
        );
    }

    private async Task AddHistoryAsync(ExportArchive archive, Guid id, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var entries = await db
            .History.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(e => e.OrganisationId == id)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellationToken);
        await archive.AddAsync(
            "history.csv",
            [
                ["When (UTC)", "Who", "What", "About", "From", "To", "Everything"],
                .. entries.Select(e => HistoryRow(e, names)),
            ],
            cancellationToken
        );
    }

    private static string[] HistoryRow(HistoryEntry entry, Dictionary<Guid, string> names)
    {
        var (from, to) = HistoryWords.Describe(entry);
        var everything = JsonSerializer.Serialize(entry.Details, Details);
        return
        [
            ExportTables.Time(entry.At),
            entry.By is { } by ? names.GetValueOrDefault(by, "") : AuditLine.OnTheServer,
            AuditLine.DisplayName(entry.Kind),
            HistoryWords.About(entry),
            from,
            to,
            WithNames(everything, names),
        ];
    }

    /// <summary>Who does not have the database cannot tell a person from their id.</summary>
    private static string WithNames(string json, Dictionary<Guid, string> names) =>
        QuotedId()
            .Replace(
                json,
                found =>
                    names.TryGetValue(Guid.Parse(found.ValueSpan.Trim('"')), out var name)
                        ? JsonSerializer.Serialize(name, Details)
                        : found.Value
            );

    [GeneratedRegex("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"")]
    private static partial Regex QuotedId();
}
