using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Puts the rows of a spreadsheet together to a question set, and notes what is wrong with them.</summary>
/// <param name="sheets">The rows of each sheet, by its name.</param>
internal sealed partial class WorkbookReader(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets)
{
    // A sheet may have a title and remarks above its header.
    private const int MaxRowsAboveHeader = 20;

    private readonly List<FileFault> _faults = [];
    private readonly Dictionary<string, AreaRows> _areas = new(PlainText.NameComparer);
    private readonly Dictionary<string, QuestionRows> _questions = new(PlainText.NameComparer);
    private readonly Dictionary<string, int> _rowsOfWords = [];
    private readonly List<QuestionRows> _order = [];
    private readonly Dictionary<FileFault, int> _rowsOfFaults = [];
    private bool _isSorted;

    /// <summary>Reads them.</summary>
    public QuestionSetFileResult Read()
    {
        var (title, footnote) = (Word(QuestionSetWorkbook.Title), Word(QuestionSetWorkbook.Footnote));
        if (Rows() is { } rows)
        {
            rows.Where(IsText).ToList().ForEach(Take);
            Resolve();
        }

        Area[] areas = _faults.Count == 0 ? [.. AreasInOrder().Select(ToArea)] : [];
        if (_faults.Count > 0)
        {
            return QuestionSetFileResult.Refused([.. _faults.OrderBy(f => _rowsOfFaults.GetValueOrDefault(f))]);
        }

        var file = new QuestionSetFile(title, footnote, areas).Tidy();
        var faults = QuestionSetRules.FaultsIn(file.Title, file.PlanFootnote, file.Areas);
        return faults.Count == 0
            ? new QuestionSetFileResult(file, [])
            : QuestionSetFileResult.Refused([.. faults.Select(f => new FileFault(PlaceOf(f), f.Message))]);
    }

    private string Word(string what)
    {
        if (!sheets.TryGetValue(QuestionSetWorkbook.WordsSheet, out var rows))
        {
            _faults.Add(
                new FileFault(
                    "Whole file",
                    $"There is no sheet “{QuestionSetWorkbook.WordsSheet}” for the {what.ToLowerInvariant()}. Add it: “{what}” in column "
                        + "A, the text in column B"
                )
            );
            return "";
        }

        if (rows.FirstOrDefault(r => PlainText.NameComparer.Equals(r[0], what)) is not { } row)
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
            _faults.Add(
                new FileFault(
                    "Whole file",
                    $"There is no sheet “{QuestionSetWorkbook.QuestionsSheet}” with rows. Choose a file that was downloaded from this "
                        + "service"
                )
            );
            return null;
        }

        var columns = QuestionSetWorkbook.Columns;
        var required = QuestionSetWorkbook.RequiredColumns;
        var header = rows.Take(MaxRowsAboveHeader).MaxBy(r => columns.Count(c => r.IndexOf(c) >= 0))!;
        var places = new int[columns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = header.IndexOf(columns[i]);
            if (places[i] < 0 && i < required)
            {
                _faults.Add(
                    new FileFault(
                        QuestionSetWorkbook.Place(header.Number),
                        $"There is no column “{columns[i]}”. Give a column that name in the first row"
                    )
                );
            }
        }

        return _faults.Count > 0
            ? null
            :
            [
                .. rows.SkipWhile(r => r != header)
                    .Skip(1)
                    .Select(r => new SheetRow(r.Number, [.. places.Select(p => p < 0 ? "" : r[p])]))
                    .Where(r => !r.IsBlank),
            ];
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
        new(
            place,
            $"“{what}” is a number, a date, an error or a formula without a result. Format the cell as text and type the text again"
        );

    private void Take(SheetRow row)
    {
        if (row.Cells.Count(c => c.Length > 0) == 1 && !_areas.ContainsKey(row[0]))
        {
            var column = QuestionSetWorkbook.Columns[row.Cells.ToList().FindIndex(c => c.Length > 0)];
            Fault(row, $"Only “{column}” is filled in. Remove the row if it is a remark, or fill in its other columns");
            return;
        }

        if (row[0].Length == 0)
        {
            Fault(row, "The row has no code of an area. Enter it in the column “Area”");
            return;
        }

        if (!_areas.TryGetValue(row[0], out var area))
        {
            area = _areas[row[0]] = new AreaRows(row.Number, row[0], [], []);
        }

        area.Rows.Add(row);
        if (row[3].Length > 0)
        {
            TakeOption(row, QuestionOf(row));
        }
        else if (row.Cells.Skip(4).Any(c => c.Length > 0))
        {
            Fault(row, "The row has no code of a question. Enter it in the column “Question”");
        }
    }

    /// <summary>The question of a row, known by its code wherever its other rows are.</summary>
    private QuestionRows QuestionOf(SheetRow row)
    {
        if (!_questions.TryGetValue(row[3], out var question))
        {
            question = _questions[row[3]] = new QuestionRows(row.Number, row[3], [], [], []);
        }

        question.Rows.Add(row);
        if (_order.LastOrDefault() != question)
        {
            _isSorted |= _order.Contains(question);
            _order.Add(question);
        }

        return question;
    }

    private void TakeOption(SheetRow row, QuestionRows question)
    {
        if (MaturityLevels.Recognize(row[6]) is not { } level)
        {
            Fault(row, $"The level is not one of the five. Use {string.Join(", ", MaturityLevels.All.Select(l => l.Label()))}");
            return;
        }

        ActionOrigin? origin = null;
        if (row[9].Length > 0)
        {
            if (
                Enum.GetValues<ActionOrigin>()
                    .Where(o => PlainText.NameComparer.Equals(row[9], o.ToString()))
                    .Select(o => (ActionOrigin?)o)
                    .FirstOrDefault() is
                { } known
            )
            {
                origin = known;
            }
            else
            {
                Fault(row, "The origin is not known. Use Published or Supplementary, or leave it empty");
            }
        }

        question.Options.Add((row.Number, new Option(level, row[7], row[8], origin)));
    }

    private void Fault(SheetRow row, string message) => Fault(row.Number, message);

    private void Fault(int row, string message)
    {
        var fault = new FileFault(QuestionSetWorkbook.Place(row), message);
        _faults.Add(fault);
        _rowsOfFaults[fault] = row;
    }

    private string PlaceOf(QuestionSetFault fault)
    {
        if (fault.QuestionCode is { } code && _questions.TryGetValue(code, out var question))
        {
            var options = OptionsOf(question);
            var row = fault.Option is { } option ? options[option].Row : question.FirstRow;
            return $"{QuestionSetWorkbook.Place(row)}, question {FileFault.Shortened(code)}";
        }

        if (fault.AreaCode is { } areaCode && _areas.TryGetValue(areaCode, out var area))
        {
            return $"{QuestionSetWorkbook.Place(area.FirstRow)}, area {FileFault.Shortened(area.Code)}";
        }

        return _rowsOfWords.TryGetValue(fault.Field, out var word) ? QuestionSetWorkbook.Place(word, QuestionSetWorkbook.WordsSheet)
            : fault.Field.Length > 0 ? $"Sheet “{QuestionSetWorkbook.WordsSheet}”"
            : $"Sheet “{QuestionSetWorkbook.QuestionsSheet}”";
    }

    private IReadOnlyList<(int Row, Option Option)> OptionsOf(QuestionRows question) =>
        _isSorted ? [.. question.Options.OrderBy(o => o.Option.Level)] : question.Options;

    private sealed record AreaRows(int FirstRow, string Code, List<SheetRow> Rows, List<QuestionRows> Questions)
    {
        public string Name { get; set; } = "";

        public string PlanName { get; set; } = "";
    }

    private sealed record QuestionRows(
        int FirstRow,
        string Code,
        List<SheetRow> Rows,
        List<string> Texts,
        List<(int Row, Option Option)> Options
    );
}
