using System.Globalization;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Organisations.Export;

/// <summary>The tables of an export. Each begins with a row of headings, and says in words what the database holds.</summary>
internal static class ExportTables
{
    /// <summary>A time in UTC, as the headings say; empty for none.</summary>
    public static string Time(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A state in words.</summary>
    public static string State(AssessmentState state) =>
        state switch
        {
            AssessmentState.InProgress => "In progress",
            AssessmentState.AwaitingSignOff => "Waiting for sign-off",
            _ => state.ToString(),
        };

    /// <summary>Every question with what was answered.</summary>
    public static IEnumerable<string[]> Answers(
        QuestionSet questionSet,
        IReadOnlyDictionary<string, Answer> answers,
        Func<Guid, string> nameOf
    ) =>
        [
            [
                "Area",
                "Question",
                "Text",
                "Level now",
                "Answer now",
                "Target level",
                "Target",
                "Note",
                "Changed by",
                "Changed (UTC)",
                "Carried over from",
                "Confirmed by",
                "Confirmed (UTC)",
            ],
            .. questionSet.Areas.SelectMany(a => a.Questions.Select(q => AnswerRow(a, q, answers.GetValueOrDefault(q.Code), nameOf))),
        ];

    /// <summary>The answers of before an upgrade that nobody has given anew.</summary>
    public static IEnumerable<string[]> EarlierAnswers(IReadOnlyDictionary<string, EarlierAnswer> answers) =>
        [
            ["Question", "Version of the questions", "Text", "Answer then", "Target then", "Note"],
            .. answers
                .OrderBy(a => a.Key, StringComparer.Ordinal)
                .Select(a =>
                    (string[])
                        [
                            a.Key,
                            a.Value.Version.ToString(CultureInfo.InvariantCulture),
                            a.Value.Question,
                            a.Value.Present ?? "",
                            a.Value.Target ?? "",
                            a.Value.Note,
                        ]
                ),
        ];

    /// <summary>The actions of the plan, and the notes on it.</summary>
    public static IEnumerable<string[]> Plan(AssessmentReading reading) =>
        [
            ["Area", "Question", "Level", "Action or note", "Changed by", "Changed (UTC)"],
            .. reading.Plan.Areas.SelectMany(a =>
                a.Actions.Select(x => (string[])[a.Name, x.QuestionCode, x.Level.Label(), x.Text, "", ""])
            ),
            .. reading
                .Assessment.PlanNotes.Values.Where(n => n.Text.Length > 0)
                .Select(n =>
                    (string[])[n.AreaName, "", "Note", n.Text, reading.Names.GetValueOrDefault(n.ChangedBy, ""), Time(n.ChangedAt)]
                ),
        ];

    /// <summary>Actions with everything that people decided and wrote.</summary>
    public static IEnumerable<string[]> Actions(
        IEnumerable<RegisterEntry> entries,
        Func<ActionOwner, string> ownerName,
        Func<Guid, string> nameOf
    ) =>
        [
            [
                "Ref",
                "Area",
                "Question",
                "Level",
                "Action",
                "In the plan",
                "Owner",
                "Due",
                "Status",
                "Done on",
                "Reason",
                "Cost (£)",
                "Comments",
                "Links",
            ],
            .. entries.Select(e => ActionRow(e, ownerName, nameOf)),
        ];

    /// <summary>The texts of reports to committee, part by part.</summary>
    public static IEnumerable<string[]> Reports(IEnumerable<CommitteeReport> reports, Func<Guid, string> nameOf) =>
        [
            ["Issued plan", "Part", "Heading", "Standing text", "Text", "Changed by", "Changed (UTC)"],
            .. reports.SelectMany(r =>
                ReportParts.All.Where(p => r.Texts.ContainsKey(p) || r.Headings.ContainsKey(p)).Select(p => ReportRow(r, p, nameOf))
            ),
        ];

    /// <summary>The issued plans, with what committees decided.</summary>
    public static IEnumerable<string[]> Issued(IEnumerable<IssuedSummary> summaries) =>
        [
            [
                "Issued plan",
                "Issued (UTC)",
                "Completed by",
                "Signed off by",
                "Level now",
                "Target level",
                "Replaced by a later one",
                "SHA-256 of plan.pdf",
                "Decided by",
                "Decided on",
                "Decision",
                "Sponsor",
                "Minutes",
                "Recorded by",
                "Recorded (UTC)",
            ],
            .. summaries.OrderBy(s => s.Number).Select(IssuedRow),
        ];

    private static string[] AnswerRow(Area area, Question question, Answer? stored, Func<Guid, string> nameOf)
    {
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
            stored is null ? "" : nameOf(stored.ChangedBy),
            Time(stored?.ChangedAt),
            stored?.Carried?.Period ?? "",
            stored?.Carried?.ConfirmedBy is { } by ? nameOf(by) : "",
            Time(stored?.Carried?.ConfirmedAt),
        ];
    }

    private static string[] ActionRow(RegisterEntry entry, Func<ActionOwner, string> ownerName, Func<Guid, string> nameOf) =>
        [
            entry.Reference.ToString(),
            entry.AreaCode,
            entry.Action.QuestionCode,
            entry.Action.Level.Label(),
            entry.Action.Text,
            entry.InPlan ? "Yes" : "No",
            ownerName(entry.Values.Owner),
            Day(entry.Values.Due),
            entry.Values.Status.Label(),
            Day(entry.Tracked?.DoneOn),
            entry.Values.Reason,
            entry.Values.Cost?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
            string.Join('\n', (entry.Tracked?.Comments ?? []).Select(c => $"{Time(c.At)}, {nameOf(c.By)}: {c.Text}")),
            string.Join('\n', entry.Tracked?.Links ?? []),
        ];

    private static string[] ReportRow(CommitteeReport report, ReportPart part, Func<Guid, string> nameOf)
    {
        var text = report.Texts.GetValueOrDefault(part);
        var heading = report.Headings.GetValueOrDefault(part) ?? part.Default;
        return
        [
            report.IssuedNumber == CommitteeReport.Working ? "not issued yet" : report.IssuedNumber.ToString(CultureInfo.InvariantCulture),
            part.ToString(),
            heading.Heading,
            heading.Standing,
            text?.Text ?? "",
            text is null ? "" : nameOf(text.ChangedBy),
            Time(text?.ChangedAt),
        ];
    }

    private static string[] IssuedRow(IssuedSummary summary) =>
        [
            summary.Number.ToString(CultureInfo.InvariantCulture),
            Time(summary.IssuedAt),
            summary.IssuedBy,
            summary.ApprovedBy ?? "",
            summary.Present.Label(),
            summary.Target.Label(),
            summary.IsSuperseded ? "Yes" : "No",
            summary.Sha256,
            summary.Decision?.Body ?? "",
            Day(summary.Decision?.Date),
            summary.Decision?.Outcome.Label() ?? "",
            summary.Decision?.Sponsor ?? "",
            summary.Decision?.Minutes ?? "",
            summary.RecordedBy ?? "",
            Time(summary.Decision?.RecordedAt),
        ];
}
