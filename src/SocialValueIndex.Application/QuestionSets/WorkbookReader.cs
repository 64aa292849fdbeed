using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Puts the rows of a spreadsheet together to a question set, and notes what is wrong with them.</summary>
/// <param name="sheets">The rows of each sheet, by its name.</param>
internal sealed class WorkbookReader(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets)
{
    private readonly List<FileFault> _faults = [];
    private readonly List<AreaRows> _areas = [];
    private readonly Dictionary<string, List<int>> _rowsOfQuestions = [];
    private readonly Dictionary<string, int> _rowsOfWords = [];

    /// <summary>Reads them.</summary>
    public ReadQuestions Read()
    {
        var (title, footnote) = (Word(QuestionSetWorkbook.Title), Word(QuestionSetWorkbook.Footnote));
        if (Rows() is { } rows)
        {
            rows.Where(IsText).ToList().ForEach(Take);
        }

        if (_faults.Count > 0)
        {
            return ReadQuestions.Refused(_faults);
        }

        var file = new QuestionSetFile(title, footnote, [.. _areas.Select(a => a.ToArea())]).Tidy();
        var faults = QuestionSetRules.FaultsIn(file.Title, file.PlanFootnote, file.Areas);
        return faults.Count == 0 ? new ReadQuestions(file, []) : ReadQuestions.Refused([.. faults.Select(f => new FileFault(PlaceOf(f), f.Message))]);
    }

    private string Word(string what)
    {
        if (!sheets.TryGetValue(QuestionSetWorkbook.WordsSheet, out var rows))
        {
            _faults.Add(new FileFault("Whole file", $"There is no sheet “{QuestionSetWorkbook.WordsSheet}” for the {what.ToLowerInvariant()}. Add it: “{what}” in column A, the text in column B"));
            return "";
        }

        if (rows.FirstOrDefault(r => r[0].Equals(what, StringComparison.OrdinalIgnoreCase)) is not { } row)
        {
            return "";
        }

        if (ReferenceEquals(row[1], SpreadsheetReader.NotText))
        {
            _faults.Add(NotText(QuestionSetWorkbook.Place(row.Number, QuestionSetWorkbook.WordsSheet), what));
        }

        _rowsOfWords[what.ToLowerInvariant()] = row.Number;
        return row[1];
    }

    /// <summary>The rows below the header, each with its cells in the order of the known columns; none if there is no such sheet.</summary>
    private List<SheetRow>? Rows()
    {
        if (!sheets.TryGetValue(QuestionSetWorkbook.QuestionsSheet, out var rows) || rows.Count == 0)
        {
            _faults.Add(new FileFault("Whole file", $"There is no sheet “{QuestionSetWorkbook.QuestionsSheet}” with rows. Choose a file that was downloaded from this service"));
            return null;
        }

        var places = new int[QuestionSetWorkbook.Columns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = rows[0].IndexOf(QuestionSetWorkbook.Columns[i]);
            if (places[i] < 0)
            {
                _faults.Add(new FileFault(QuestionSetWorkbook.Place(rows[0].Number), $"There is no column “{QuestionSetWorkbook.Columns[i]}”. Give a column that name in the first row"));
            }
        }

        return _faults.Count > 0 ? null : [.. rows.Skip(1).Select(r => new SheetRow(r.Number, [.. places.Select(p => r[p])])).Where(r => !r.IsBlank)];
    }

    private bool IsText(SheetRow row)
    {
        var before = _faults.Count;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (ReferenceEquals(row[i], SpreadsheetReader.NotText))
            {
                _faults.Add(NotText(QuestionSetWorkbook.Place(row.Number), QuestionSetWorkbook.Columns[i]));
            }
        }

        return _faults.Count == before;
    }

    private static FileFault NotText(string place, string what) =>
        new(place, $"“{what}” is a number, a date, an error or a formula without a result. Format the cell as text and type the text again");

    private void Take(SheetRow row)
    {
        var area = AreaOf(row);
        if (row[3].Length == 0)
        {
            if (row.Cells.Skip(4).Any(c => c.Length > 0))
            {
                Fault(row, "The row has no code of a question. Enter it in the column “Question”");
            }

            return;
        }

        TakeOption(row, QuestionOf(row, area));
    }

    private AreaRows AreaOf(SheetRow row)
    {
        if (row[0].Length == 0)
        {
            Fault(row, "The row has no code of an area. Enter it in the column “Area”");

            // Most likely the area of the row above, in merged cells: saying that it begins again would mislead.
            if (_areas is [.., { } above])
            {
                return above;
            }
        }

        if (_areas is [.., { } last] && last.Code == row[0])
        {
            Same(row, 1, last.Name, $"area {FileFault.Shortened(last.Code)}");
            Same(row, 2, last.PlanName, $"area {FileFault.Shortened(last.Code)}");
            return last;
        }

        if (_areas.Any(a => a.Code == row[0]))
        {
            Fault(row, $"Area {FileFault.Shortened(row[0])} begins again after another area. Put its rows together, or give this area its own code");
        }

        var area = new AreaRows(row.Number, row[0], row[1], row[2], []);
        _areas.Add(area);
        return area;
    }

    private QuestionRows QuestionOf(SheetRow row, AreaRows area)
    {
        if (area.Questions is [.., { } last] && last.Code == row[3])
        {
            Same(row, 4, last.Text, $"question {FileFault.Shortened(last.Code)}");
            Same(row, 5, last.Hint, $"question {FileFault.Shortened(last.Code)}");
            _rowsOfQuestions[last.Code].Add(row.Number);
            return last;
        }

        if (!_rowsOfQuestions.TryAdd(row[3], [row.Number]))
        {
            Fault(row, $"Question {FileFault.Shortened(row[3])} begins again after another question. Put its rows together, or give this question its own code");
        }

        var question = new QuestionRows(row[3], row[4], row[5], []);
        area.Questions.Add(question);
        return question;
    }

    private void TakeOption(SheetRow row, QuestionRows question)
    {
        if (QuestionSetWorkbook.LevelOf(row[6]) is not { } level)
        {
            Fault(row, $"The level is not one of the five. Use {string.Join(", ", MaturityLevels.All.Select(l => l.Label()))}");
            return;
        }

        ActionOrigin? origin = null;
        if (row[9].Length > 0)
        {
            if (Enum.GetValues<ActionOrigin>().Where(o => row[9].Equals(o.ToString(), StringComparison.OrdinalIgnoreCase)).Select(o => (ActionOrigin?)o).FirstOrDefault() is { } known)
            {
                origin = known;
            }
            else
            {
                Fault(row, "The origin is not known. Use Published or Supplementary, or leave it empty");
            }
        }

        question.Options.Add(new Option(level, row[7], row[8], origin));
    }

    // What a person changed in one row only is not to be guessed.
    private void Same(SheetRow row, int column, string first, string of)
    {
        if (row[column].Length > 0 && row[column] != first && PlainText.Normalize(row[column]) != PlainText.Normalize(first))
        {
            Fault(row, $"“{QuestionSetWorkbook.Columns[column]}” is not the same as in the first row of {of}. Make them the same, or leave this one empty");
        }
    }

    private void Fault(SheetRow row, string message) => _faults.Add(new FileFault(QuestionSetWorkbook.Place(row.Number), message));

    private string PlaceOf(QuestionSetFault fault)
    {
        if (fault.QuestionCode is { } code && _rowsOfQuestions.TryGetValue(code, out var rows))
        {
            return $"{QuestionSetWorkbook.Place(rows[Math.Min(fault.Option ?? 0, rows.Count - 1)])}, question {FileFault.Shortened(code)}";
        }

        if (_areas.FirstOrDefault(a => a.Code == fault.AreaCode) is { } area)
        {
            return $"{QuestionSetWorkbook.Place(area.FirstRow)}, area {FileFault.Shortened(area.Code)}";
        }

        return _rowsOfWords.TryGetValue(fault.Field, out var word) ? QuestionSetWorkbook.Place(word, QuestionSetWorkbook.WordsSheet)
            : fault.Field.Length > 0 ? $"Sheet “{QuestionSetWorkbook.WordsSheet}”"
            : $"Sheet “{QuestionSetWorkbook.QuestionsSheet}”";
    }

    private sealed record AreaRows(int FirstRow, string Code, string Name, string PlanName, List<QuestionRows> Questions)
    {
        public Area ToArea() => new(Code, Name, PlanName, [.. Questions.Select(q => new Question(q.Code, q.Text, q.Hint, q.Options))]);
    }

    private sealed record QuestionRows(string Code, string Text, string Hint, List<Option> Options);
}
