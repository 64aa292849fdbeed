using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>
/// What has no place in the matrix: the questions that gave no actions, with the half of their answer that is missing, and notes on areas
/// that it lacks.
/// </summary>
internal static class PlanLeftOut
{
    private const double CodeColumn = 60,
        LacksColumn = 190,
        AreaColumn = 150;

    public const string QuestionsHeading = "Questions not answered",
        NotesHeading = "Notes on areas that are no longer in the plan",
        Explanation =
            "A question gives actions only when it has a present answer and a future target. These have not, and the plan has no actions "
            + "from them.";

    public static void Set(Flow flow, IReadOnlyList<LeftOutQuestion> questions)
    {
        if (questions.Count == 0)
        {
            return;
        }

        var root = flow.Document.Root;
        flow.Heading(root.Add(Role.H3), QuestionsHeading, QuestionsHeading, 2, PlanStyle.Section, 80);
        flow.Paragraph(root.Add(Role.P), Explanation, PlanStyle.Body);
        flow.Y += 5;
        Column[] columns =
        [
            new("Code", CodeColumn),
            new("Question", flow.Format.Inside - CodeColumn - LacksColumn),
            new("What is missing", LacksColumn),
        ];
        var table = new Table(flow, root, columns, PlanStyle.Plain);
        foreach (var question in questions)
        {
            var (row, cells) = table.NewRow();
            cells[0]
                .Add(
                    row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row }),
                    Characters.CleanLine(question.QuestionCode),
                    PlanStyle.LevelArea
                );
            cells[1].Add(row.Add(Role.TD), Characters.CleanLine(question.Text), PlanStyle.LevelRow);
            cells[2].Add(row.Add(Role.TD), Lacks(question), PlanStyle.LevelRow);
            table.Set(cells);
        }
    }

    public static void Set(Flow flow, IReadOnlyList<OrphanedNote> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        var root = flow.Document.Root;
        flow.Y += 14;
        flow.Heading(root.Add(Role.H3), NotesHeading, NotesHeading, 2, PlanStyle.Section, 80);
        flow.Y += 5;
        var table = new Table(flow, root, [new("Area", AreaColumn), new("Note", flow.Format.Inside - AreaColumn)], PlanStyle.Plain);
        foreach (var note in notes)
        {
            var (row, cells) = table.NewRow();
            cells[0]
                .Add(
                    row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row }),
                    Characters.CleanLine(note.AreaName),
                    PlanStyle.LevelArea
                );
            PlanMatrix.AddNote(cells[1], row.Add(Role.TD), note.Text);
            table.Set(cells);
        }
    }

    /// <summary>Which half of an answer is missing.</summary>
    public static string Lacks(LeftOutQuestion question) =>
        (question.LacksPresent, question.LacksTarget) switch
        {
            (true, true) => "Present answer and future target",
            (true, false) => "Present answer",
            _ => "Future target",
        };
}
