using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>The annex: what officers noted as evidence for their answers.</summary>
internal static class PlanEvidence
{
    private const double CodeColumn = 44,
        QuestionColumn = 220,
        AnswerColumn = 150;

    public const string Heading = "Annex: notes with evidence";

    public static void Set(Flow flow, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
        {
            return;
        }

        var root = flow.Document.Root;
        flow.Y += 14;
        flow.Heading(root.Add(Role.H3), Heading, Heading, 2, PlanStyle.Section, 80);
        flow.Y += 5;
        var note = flow.Format.Inside - CodeColumn - QuestionColumn - AnswerColumn;
        Column[] columns =
        [
            new("Code", CodeColumn),
            new("Question", QuestionColumn),
            new("Present answer", AnswerColumn),
            new("Note", note),
        ];
        var table = new Table(flow, root, columns, PlanStyle.Plain);
        foreach (var line in evidence)
        {
            var (row, cells) = table.NewRow();
            var head = row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row });
            cells[0].Add(head, Characters.CleanLine(line.QuestionCode), PlanStyle.LevelArea);
            cells[1].Add(row.Add(Role.TD), Characters.CleanLine(line.Question), PlanStyle.LevelRow);
            cells[2].Add(row.Add(Role.TD), Characters.CleanLine(line.Answer ?? "Not answered"), PlanStyle.LevelRow);
            PlanMatrix.AddNote(cells[3], row.Add(Role.TD), line.Note);
            table.Set(cells);
        }
    }
}
