using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Documents.Word;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>The action plan as a Word document, with the parts of the PDF in the same order.</summary>
internal static class PlanWord
{
    // What is between the margins of an upright page and of one that is across, in points.
    private const double UprightWidth = 482,
        AcrossWidth = 728,
        ChartRadius = 100;

    // Word sets text in Arial, which is wider than the typeface that widths are measured in.
    private const double Wider = 1.12;

    private static readonly TextStyle Bold = new(SourceSans.Bold, Size * Wider, Size, PlanStyle.Ink),
        ChartLabel = new(SourceSans.Regular, 11, 12.5, PlanStyle.Ink);

    private static readonly TableLook Look = new(Bold, PlanStyle.Navy, PlanStyle.Tint, new(PlanStyle.Line, 1), new(PlanStyle.Line, 1), 5.5);

    private const int Size = 12;

    public static WordDocument Create(ActionPlan plan, PlanHeading heading, PlanSchedule? schedule)
    {
        var name = $"{plan.Title}: Action Plan – {heading.Organisation}";
        var title = heading.Status is PlanStatus.Draft ? $"{name} – {heading.Status.Line}" : name;
        return new WordDocument(
            new DocumentInfo(title, heading.Organisation, "en-GB", heading.Date),
            new WordSection(false, [.. TitleBlock(plan, heading), .. Summary(plan, heading, schedule), .. Levels(plan)]),
            new WordSection(
                true,
                [
                    .. Matrix(plan),
                    .. schedule is null ? [] : Schedule(schedule),
                    .. NotAnswered(plan.LeftOut),
                    .. Orphaned(plan.OrphanedNotes),
                    .. Annex(plan.Evidence),
                ]
            )
        )
        {
            Footer = $"{name}. {heading.Period}. {heading.Status.FullLine}",
            TextSize = Size,
        };
    }

    private static IEnumerable<WordBlock> TitleBlock(ActionPlan plan, PlanHeading heading)
    {
        yield return new WordHeading(1, plan.Title);
        yield return new WordHeading(2, "Action Plan");
        foreach (var fact in Facts(heading))
        {
            yield return fact;
        }

        yield return Fact("Present Performance", Overall(plan.Overall.Present, plan.Present));
        yield return Fact("Future Target", Overall(plan.Overall.Target, plan.Target));
        if (heading.Status.Provisional is { } provisional)
        {
            yield return new WordParagraph(provisional);
        }
    }

    /// <summary>Whose document it is, for when, and how far it is.</summary>
    public static IEnumerable<WordBlock> Facts(PlanHeading heading) => heading.Facts.Select(f => Fact(f.Label, f.Value));

    private static IEnumerable<WordBlock> Summary(ActionPlan plan, PlanHeading heading, PlanSchedule? schedule)
    {
        yield return new WordParagraph(new WordText(PlanWords.Position(heading.Organisation, plan)) { IsBold = true });
        if (RadarChart.CanDraw(plan))
        {
            yield return Chart(plan);
        }

        if (PlanWords.BiggestGaps(plan) is { Count: > 0 } gaps)
        {
            yield return new WordHeading(3, "The biggest gaps");
            yield return new WordList([.. gaps.Select(PlanWords.Gap)]);
        }

        yield return new WordHeading(3, "What is asked");
        yield return new WordParagraph(PlanWords.Asked(plan, heading.Status, schedule));
    }

    /// <summary>The chart of present and future levels.</summary>
    public static WordFigure Chart(ActionPlan plan, double radius = ChartRadius) =>
        new(
            RadarChart.Picture(plan, UprightWidth, radius, ChartLabel),
            RadarChart.Describe(plan),
            "Radar chart of present and future levels"
        );

    /// <summary>The levels of all areas.</summary>
    public static IEnumerable<WordBlock> Levels(ActionPlan plan) =>
        [
            new WordHeading(3, "Levels by area"),
            new WordTable(
                "Present and future level of each area",
                [new("Area", 1.4), new("Present", 1.3), new("Future", 1)],
                [
                    .. plan.Areas.Select(a =>
                        Cells(
                            $"{a.Code} {a.Name}",
                            Level(a.Levels.Present, a.Present, plan.Present.IsEverything),
                            Level(a.Levels.Target, a.Target, plan.Target.IsEverything)
                        )
                    ),
                ]
            ),
        ];

    /// <summary>The matrix with its heading and footnote.</summary>
    public static IEnumerable<WordBlock> Matrix(ActionPlan plan)
    {
        yield return new WordHeading(3, $"Actions to reach each level {PlanWords.FootnoteMark}");
        yield return new WordTable(
            "Actions by area and level",
            [.. PlanMatrix.Columns(AcrossWidth, plan, Look, Bold).Select(c => new WordColumn(c.Header, c.Width))],
            [.. plan.Areas.Select(MatrixRow)]
        );
        yield return new WordParagraph($"{PlanWords.FootnoteMark} {plan.Footnote}");
    }

    private static IReadOnlyList<WordCell> MatrixRow(PlanArea area)
    {
        var explained = PlanTerms.FirstToExplain(area);
        return
        [
            area.PlanName,
            .. MaturityLevels.Reachable.Select(level => ListOf([.. area.ActionsToReach(level)], explained)),
            NoteCell(area.Note),
        ];
    }

    private static WordCell ListOf(PlannedAction[] actions, PlannedAction? explained) =>
        actions.Length == 0
            ? new WordCell()
            : new WordCell(
                new WordList([.. actions.Select(a => new WordText(a.Text) { Note = a == explained ? PlanTerms.ExplanationFor(a)! : "" })])
            );

    /// <summary>The schedule: who does what by when, where to start, and when the council gets where.</summary>
    public static IEnumerable<WordBlock> Schedule(PlanSchedule schedule)
    {
        if (schedule.Decided is { Count: > 0 } decided)
        {
            yield return new WordHeading(3, ScheduleWords.ActionsHeading);
            yield return new WordParagraph(ScheduleWords.Done(schedule.Register.Progress));
            yield return Actions("Actions by due date", decided, schedule);
        }

        if (schedule.NextSteps.Overall is { To: { } to } steps)
        {
            yield return new WordHeading(3, ScheduleWords.StartHeading);
            yield return new WordParagraph(ScheduleWords.Start(steps, to));
            if (!steps.NeedsAnswersFirst)
            {
                yield return new WordTable(
                    "Actions to begin with",
                    [new("Action", 1), new("What", 5)],
                    [.. steps.Actions.Select(a => (IReadOnlyList<WordCell>)[a.Reference.ToString(), ScheduleWords.Text(a)])]
                );
            }
        }

        yield return new WordHeading(3, ScheduleWords.TrajectoryHeading);
        yield return new WordParagraph(string.Join(' ', TrajectoryWords.Sentences(schedule.Trajectory)));
        if (schedule.Trajectory.Steps.Count > 0)
        {
            yield return Steps(schedule.Trajectory);
        }
    }

    /// <summary>A table of actions with owner, date and status.</summary>
    public static WordTable Actions(string caption, IReadOnlyList<RegisterEntry> entries, PlanSchedule schedule) =>
        new(
            caption,
            [new("Due", 2), new("Action", 2), new("What", 6), new("Owner", 2.4), new("Status", 2)],
            [.. entries.Select(e => Cells(ScheduleWords.Row(e, schedule)))]
        );

    private static WordTable Steps(Trajectory trajectory) =>
        new(
            "Levels by date",
            [new("From", 1.4), new("Overall", 2), new("Areas that change", 6)],
            [
                .. trajectory.Steps.Select(
                    (step, i) => Cells(ScheduleWords.Row(step, i == 0 ? trajectory.Now : trajectory.Steps[i - 1].Score))
                ),
            ]
        );

    /// <summary>The questions that gave no actions; nothing where there are none.</summary>
    public static IEnumerable<WordBlock> NotAnswered(IReadOnlyList<LeftOutQuestion> questions) =>
        questions.Count == 0
            ? []
            :
            [
                new WordHeading(3, PlanLeftOut.QuestionsHeading),
                new WordParagraph(PlanLeftOut.Explanation),
                new WordTable(
                    "Questions without a present answer or a target",
                    [new("Code", 1), new("Question", 6), new("What is missing", 3)],
                    [.. questions.Select(q => Cells(q.QuestionCode, q.Text, PlanLeftOut.Lacks(q)))]
                ),
            ];

    private static IEnumerable<WordBlock> Orphaned(IReadOnlyList<Domain.Assessments.OrphanedNote> notes) =>
        notes.Count == 0
            ? []
            :
            [
                new WordHeading(3, PlanLeftOut.NotesHeading),
                new WordTable(
                    "Notes on areas of an earlier version of the questions",
                    [new("Area", 1), new("Note", 4)],
                    [.. notes.Select(n => (IReadOnlyList<WordCell>)[n.AreaName, NoteCell(n.Text)])]
                ),
            ];

    private static IEnumerable<WordBlock> Annex(IReadOnlyList<Evidence> evidence) =>
        evidence.Count == 0
            ? []
            :
            [
                new WordHeading(3, PlanEvidence.Heading),
                new WordTable(
                    "Notes with evidence, by question",
                    [new("Code", 1), new("Question", 4), new("Present answer", 3), new("Note", 5)],
                    [
                        .. evidence.Select(e =>
                            (IReadOnlyList<WordCell>)[e.QuestionCode, e.Question, e.Answer ?? "Not answered", NoteCell(e.Note)]
                        ),
                    ]
                ),
            ];

    /// <summary>A paragraph for each line that the person wrote.</summary>
    private static WordCell NoteCell(string note) =>
        new([.. PlanMatrix.Paragraphs(note).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => new WordParagraph(l))]);

    private static IReadOnlyList<WordCell> Cells(params string[] texts) => [.. texts.Select(t => (WordCell)Characters.CleanLine(t))];

    private static WordParagraph Fact(string label, string value) => new(new WordText($"{label}: ") { IsBold = true }, value);

    private static string Overall(MaturityLevel level, Unanswered unanswered) =>
        unanswered.IsEverything || unanswered.Explains(level) ? Level(level, unanswered, unanswered.IsEverything) : level.Label();

    private static string Level(MaturityLevel level, Unanswered unanswered, bool isNotStarted) =>
        !unanswered.Any ? level.Label()
        : isNotStarted ? unanswered.Reason
        : $"{level.Label()} ({unanswered.Reason})";
}
