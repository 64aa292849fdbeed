using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Organisations.Export;

/// <summary>
/// The assessments of an organisation in an export: answers, plan, actions, issued plans with decisions, reports. It goes past the filter
/// by organisation.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="issued">Lists issued plans.</param>
/// <param name="time">The clock.</param>
/// <param name="archive">Where the files go.</param>
/// <param name="names">The names of all people, by their id.</param>
internal sealed class ExportAssessments(
    SocialValueIndexDbContext db,
    PublishedQuestionSets questionSets,
    ListIssuedPlans issued,
    TimeProvider time,
    ExportArchive archive,
    IReadOnlyDictionary<Guid, string> names
)
{
    private readonly Dictionary<int, QuestionSet> _used = [];

    /// <summary>Adds them all, and the versions of the questions that they need.</summary>
    public async Task RunAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        var assessments = await db
            .Assessments.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.OrganisationId == organisation.Id)
            .OrderBy(a => a.CreatedAt)
            .ToListAsync(cancellationToken);
        var readings = new List<AssessmentReading>();
        foreach (var assessment in assessments)
        {
            var reading = new AssessmentReading(
                assessment,
                await UseAsync(assessment.QuestionSetId, cancellationToken),
                organisation.Name,
                names
            );
            readings.Add(reading);
            await AddAnswersAsync(reading, cancellationToken);
            await AddActionsAsync(reading, cancellationToken);
            await AddReportsAsync(assessment, cancellationToken);
            await AddIssuedAsync(assessment, cancellationToken);
        }

        await archive.AddAsync("assessments.csv", [Headings, .. readings.Select(Row)], cancellationToken);
        foreach (var (version, questionSet) in _used)
        {
            var name = FormattableString.Invariant($"question-sets/version-{version}.json");
            await archive.AddAsync(name, QuestionSetFile.Write(questionSet), cancellationToken);
        }
    }

    private static string[] Headings { get; } =
    [
        "Period",
        "Folder",
        "State",
        "Version of the questions",
        "Started (UTC)",
        "Started by",
        "Completed (UTC)",
        "Completed by",
        "Signed off by",
        "Opened again (UTC)",
        "Opened again by",
        "Why it was opened again",
    ];

    private string[] Row(AssessmentReading reading)
    {
        var assessment = reading.Assessment;
        return
        [
            assessment.Period,
            FolderOf(assessment),
            ExportTables.State(assessment.State),
            reading.QuestionSet.Version.ToString(CultureInfo.InvariantCulture),
            ExportTables.Time(assessment.CreatedAt),
            NameOf(assessment.CreatedBy),
            ExportTables.Time(assessment.CompletedAt),
            NameOf(assessment.CompletedBy),
            NameOf(assessment.ApprovedBy),
            ExportTables.Time(assessment.OpenedAgain?.At),
            NameOf(assessment.OpenedAgain?.By),
            assessment.OpenedAgain?.Why ?? "",
        ];
    }

    private static string FolderOf(Assessment assessment)
    {
        var period = string.Concat(assessment.Period.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return $"assessments/{period}-{assessment.Id:N}";
    }

    private string NameOf(Guid? id) => id is { } person ? names.GetValueOrDefault(person, "") : "";

    private async Task<QuestionSet> UseAsync(Guid id, CancellationToken cancellationToken)
    {
        var questionSet = await questionSets.FindAsync(id, cancellationToken);
        _used[questionSet.Version] = questionSet;
        return questionSet;
    }

    private async Task AddAnswersAsync(AssessmentReading reading, CancellationToken cancellationToken)
    {
        var (folder, assessment) = (FolderOf(reading.Assessment), reading.Assessment);
        await archive.AddAsync($"{folder}/answers.json", AnswersFile.Write(reading), cancellationToken);
        await archive.AddAsync($"{folder}/plan.json", PlanFile.Write(reading.Plan), cancellationToken);
        await archive.AddAsync(
            $"{folder}/answers.csv",
            ExportTables.Answers(reading.QuestionSet, assessment.Answers, id => NameOf(id)),
            cancellationToken
        );
        await archive.AddAsync($"{folder}/plan.csv", ExportTables.Plan(reading), cancellationToken);
        if (!assessment.EarlierAnswers.IsEmpty)
        {
            await archive.AddAsync(
                $"{folder}/earlier-answers.csv",
                ExportTables.EarlierAnswers(assessment.EarlierAnswers),
                cancellationToken
            );
        }

        var asked = await db
            .AreaAssignments.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.AssessmentId == assessment.Id)
            .OrderBy(a => a.AreaCode)
            .ToListAsync(cancellationToken);
        if (asked.Count > 0)
        {
            await archive.AddAsync($"{folder}/who-answers.csv", WhoAnswers(reading.QuestionSet, asked), cancellationToken);
        }
    }

    private IEnumerable<string[]> WhoAnswers(QuestionSet questionSet, IEnumerable<AreaAssignment> asked) =>
        [
            ["Area", "Who is asked", "By when", "Changed by", "Changed (UTC)"],
            .. asked.Select(a =>
                (string[])
                    [
                        questionSet.Find(a.AreaCode)?.Name ?? a.AreaCode,
                        NameOf(a.PersonId),
                        ExportTables.Day(a.Due),
                        NameOf(a.ChangedBy),
                        ExportTables.Time(a.ChangedAt),
                    ]
            ),
        ];

    private async Task AddActionsAsync(AssessmentReading reading, CancellationToken cancellationToken)
    {
        var rows = await db
            .Actions.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.AssessmentId == reading.Assessment.Id)
            .ToListAsync(cancellationToken);
        var register = ActionRegister.For(reading.QuestionSet, reading.Plan, rows, time.TodayInLondon());

        // What is no longer in the plan is kept too, so it is handed over as well.
        var whole = new RegisterReading(reading, register with { Entries = [.. register.Entries, .. register.NoLongerInPlan] }, []);
        var folder = FolderOf(reading.Assessment);
        await archive.AddAsync($"{folder}/actions.json", RegisterJson.WriteRegister(whole), cancellationToken);
        await archive.AddAsync(
            $"{folder}/actions.csv",
            ExportTables.Actions(whole.Register.Entries, whole.NameOf, whole.NameOf),
            cancellationToken
        );
    }

    private async Task AddReportsAsync(Assessment assessment, CancellationToken cancellationToken)
    {
        var reports = await db
            .CommitteeReports.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(r => r.AssessmentId == assessment.Id)
            .OrderBy(r => r.IssuedNumber)
            .ToListAsync(cancellationToken);
        if (reports.Count > 0)
        {
            await archive.AddAsync(
                $"{FolderOf(assessment)}/reports.csv",
                ExportTables.Reports(reports, id => NameOf(id)),
                cancellationToken
            );
        }
    }

    private async Task AddIssuedAsync(Assessment assessment, CancellationToken cancellationToken)
    {
        var folder = $"{FolderOf(assessment)}/issued-plans";
        var summaries = await issued.SummariesAsync(
            db.IssuedPlans.IgnoreQueryFilters(),
            db.Decisions.IgnoreQueryFilters(),
            assessment.Id,
            cancellationToken
        );
        if (summaries.Count == 0)
        {
            return;
        }

        await archive.AddAsync($"{folder}/issued.json", IssuedPlansFile.Write(summaries), cancellationToken);
        await archive.AddAsync($"{folder}/issued.csv", ExportTables.Issued(summaries), cancellationToken);
        foreach (var number in summaries.Select(s => s.Number).Order())
        {
            await AddIssuedAsync(assessment, number, FormattableString.Invariant($"{folder}/{number}"), cancellationToken);
        }
    }

    private async Task AddIssuedAsync(Assessment assessment, int number, string folder, CancellationToken cancellationToken)
    {
        var plan = await db
            .IssuedPlans.IgnoreQueryFilters()
            .AsNoTracking()
            .Include(p => p.Pdf)
            .SingleAsync(p => p.AssessmentId == assessment.Id && p.Number == number, cancellationToken);
        var reading = new IssuedReading(plan, await UseAsync(plan.QuestionSetId, cancellationToken));
        RegisterEntry[] actions = [.. reading.Register.Entries, .. reading.Register.NoLongerInPlan];
        (string Name, byte[] Content)[] files =
        [
            ("plan.pdf", plan.Pdf!.Bytes),
            ("plan.json", PlanFile.Write(plan.Plan)),
            ("answers.json", AnswersFile.Write(plan.OrganisationName, reading.QuestionSet, plan.AnswerTo, plan.PlanNotes)),
            ("actions.json", RegisterJson.WriteRegister(actions, reading.NameOf, id => reading.NameOf(id))),
        ];
        foreach (var (name, content) in files)
        {
            await archive.AddAsync($"{folder}/{name}", content, cancellationToken);
        }

        await archive.AddAsync(
            $"{folder}/answers.csv",
            ExportTables.Answers(reading.QuestionSet, plan.Answers, id => reading.NameOf(id)),
            cancellationToken
        );
        await archive.AddAsync(
            $"{folder}/actions.csv",
            ExportTables.Actions(actions, reading.NameOf, id => reading.NameOf(id)),
            cancellationToken
        );
    }
}
