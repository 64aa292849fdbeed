using System.Text.RegularExpressions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <content>Rows that say the same thing more than once, what they agree on, and in which order things come.</content>
internal sealed partial class WorkbookReader
{
    // The columns that say the same in every row of a question: its text, its hint, and the days and the source of that.
    private static readonly int[] TextsOfQuestions = [4, 5, 10, 11, 12];

    /// <summary>Puts every question into the area that its rows say, and says once for each question or area where rows disagree.</summary>
    private void Resolve()
    {
        foreach (var question in _questions.Values)
        {
            var code = $"question {FileFault.Shortened(question.Code)}";
            var area = Agreed(question.Rows, question.Rows.ConvertAll(r => _areas[r[0]].Code), QuestionSetWorkbook.Columns[0], code);
            _areas[area].Questions.Add(question);
            foreach (var column in TextsOfQuestions)
            {
                var texts = question.Rows.ConvertAll(r => r[column]);
                question.Texts.Add(Agreed(question.Rows, texts, QuestionSetWorkbook.Columns[column], code));
            }
        }

        foreach (var area in _areas.Values)
        {
            (area.Name, area.PlanName) = (NameOf(area, 1), NameOf(area, 2));
        }

        // Somebody who sorted the rows by something else scattered the areas; somebody who moved some questions did not.
        var areas = _order.ConvertAll(q => _areas.Values.First(a => a.Questions.Contains(q)));
        var switches = areas.Zip(areas.Skip(1)).Count(pair => pair.First != pair.Second);
        _isSorted |= 2 * (switches - areas.Distinct().Count() + 1) > _order.Count;
    }

    /// <summary>
    /// What most of some rows say. Where others say something else, they are named: what a person changed in one row only is not to be
    /// guessed.
    /// </summary>
    private string Agreed(IReadOnlyList<SheetRow> rows, IReadOnlyList<string> texts, string column, string of)
    {
        var said = rows.Zip(texts).Where(r => r.Second.Length > 0).GroupBy(r => PlainText.Canonical(r.Second)).ToList();
        if (said.Count == 0)
        {
            return "";
        }

        var most = said.MaxBy(g => g.Count())!;
        if (said.Count > 1)
        {
            var others = said.Where(g => g != most).SelectMany(g => g.Select(r => r.First.Number)).Order().ToList();
            var rest = others.Count > 1 ? $" (and in {(others.Count == 2 ? "row" : "rows")} {string.Join(", ", others.Skip(1))})" : "";
            var orEmpty = column == QuestionSetWorkbook.Columns[0] ? "" : ", or leave this one empty";
            Fault(others[0], $"“{column}” here{rest} is not the same as in the other rows of {of}. Make them the same{orEmpty}");
        }

        return most.First().Second;
    }

    /// <summary>
    /// The name of an area. A row whose area somebody changed still has the name of the area from before, which is the name of that one.
    /// </summary>
    private string NameOf(AreaRows area, int column)
    {
        var own = area.Rows.Where(r => r[column].Length > 0 && OwnerOf(r[column], column) == area).ToList();
        var rows = own.Count > 0 ? own : area.Rows;
        return Agreed(rows, rows.ConvertAll(r => r[column]), QuestionSetWorkbook.Columns[column], $"area {FileFault.Shortened(area.Code)}");
    }

    private AreaRows? OwnerOf(string name, int column) => _areas.Values.MaxBy(a => a.Rows.Count(r => PlainText.AreSame(r[column], name)));

    private Question ToQuestion(QuestionRows rows) =>
        new(rows.Code, rows.Texts[0], rows.Texts[1], [.. OptionsOf(rows).Select(o => o.Option)])
        {
            HintFrom = Day(rows, 2),
            HintUntil = Day(rows, 3),
            HintSource = rows.Texts[4],
        };

    private DateOnly? Day(QuestionRows rows, int text)
    {
        var day = BritishDate.Parse(rows.Texts[text]);
        if (day is null && rows.Texts[text].Length > 0)
        {
            var column = QuestionSetWorkbook.Columns[TextsOfQuestions[text]];
            Fault(rows.FirstRow, $"“{column}” is not a day. Write it like 1 April 2026, or leave it empty");
        }

        return day;
    }

    private Area ToArea(AreaRows area) =>
        new(
            area.Code,
            area.Name,
            area.PlanName,
            [
                .. (_isSorted ? InOrderOfCodes(area.Questions, q => q.Code) : area.Questions.OrderBy(q => _order.IndexOf(q))).Select(
                    ToQuestion
                ),
            ]
        );

    /// <summary>
    /// In the order of the file, by where most questions of each area are, so that one that is moved does not take its new area along; or,
    /// when somebody sorted the rows by something else, in the order of the codes.
    /// </summary>
    private IEnumerable<AreaRows> AreasInOrder() =>
        _isSorted ? InOrderOfCodes(_areas.Values, a => a.Code) : _areas.Values.Where(IsThere).OrderBy(PlaceOf);

    // An area whose questions were all moved away is gone, unless it has a row of its own.
    private static bool IsThere(AreaRows area) => area.Questions.Count > 0 || area.Rows.Exists(r => r[3].Length == 0);

    private static int PlaceOf(AreaRows area)
    {
        List<int> rows = area.Questions.Count == 0 ? area.Rows.ConvertAll(r => r.Number) : area.Questions.ConvertAll(q => q.FirstRow);
        rows.Sort();
        return rows[rows.Count / 2];
    }

    /// <summary>In the order of the codes, A2 before A10.</summary>
    private static IEnumerable<T> InOrderOfCodes<T>(IEnumerable<T> rows, Func<T, string> code) =>
        rows.OrderBy(
            r => Number().Replace(code(r).ToUpperInvariant(), m => m.Value.PadLeft(QuestionSetRules.CodeMaxLength, '0')),
            StringComparer.Ordinal
        );

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
