using CsCheck;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.QuestionSets;

/// <summary>What tests of files of question sets share.</summary>
public abstract class ExportImportTest
{
    protected static readonly Gen<string> Text = Gen.OneOf(
            new[] { "a", "Ž", "“x”", "=1+1", "<b>", "&amp;", "_x0041_", "line\nline", "\ttab", "🙂", "'", "  ", "\"", "\\", "," }
                .Select(w => Gen.Const(w))
                .ToArray()
        )
        .Array[1, 6]
        .Select(words => $"T{string.Concat(words)}.");

    protected static Gen<Question> Question() =>
        from text in Text
        from hint in Gen.OneOf(Gen.Const(""), Text)
        from levels in Gen.OneOf(
            new MaturityLevel[][]
            {
                [.. MaturityLevels.All],
                [MaturityLevel.NonCompliant, MaturityLevel.Leader],
                [MaturityLevel.Follower, MaturityLevel.Innovator],
            }
                .Select(l => Gen.Const(l))
                .ToArray()
        )
        from texts in Text.Array[5]
        from action in Text
        from origin in Gen.OneOf(
            Gen.Const((ActionOrigin?)ActionOrigin.Published),
            Gen.Const((ActionOrigin?)ActionOrigin.Supplementary),
            Gen.Const((ActionOrigin?)null)
        )
        select new Question(
            "Q",
            text,
            hint,
            [.. levels.Select((level, i) => i == 0 ? new Option(level, texts[i]) : new Option(level, texts[i], action, origin))]
        );

    protected static QuestionSet Default() => QuestionSetFile.Default().ToDraft();

    protected static byte[] Workbook(params IReadOnlyList<string>[] rows) =>
        SpreadsheetWriter.Write(
            new Workbook(
                "Index",
                Sheet.FromTexts(QuestionSetWorkbook.QuestionsSheet, [10], rows),
                Sheet.FromTexts(
                    QuestionSetWorkbook.WordsSheet,
                    [10],
                    [
                        ["What", "Text"],
                        ["Title", "Index"],
                        ["Footnote", "Footnote."],
                    ]
                )
            )
        );
}
