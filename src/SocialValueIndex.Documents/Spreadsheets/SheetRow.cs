namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>A row of a sheet that was read.</summary>
/// <param name="Number">Its number, from 1, as the person sees it.</param>
/// <param name="Cells">The texts of its cells without blank ends, from column A on.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a column, counted from 0; empty where there is no cell.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    /// <summary>Whether no cell has a text.</summary>
    public bool IsBlank => Cells.All(c => c.Length == 0);

    /// <summary>Tells which names are the same, by the limits that it was read with.</summary>
    public IEqualityComparer<string> Names { get; init; } = StringComparer.OrdinalIgnoreCase;

    /// <summary>The column whose text is this name; -1 if there is none.</summary>
    public int IndexOf(string name) => Cells.ToList().FindIndex(c => Names.Equals(c, name));
}

/// <summary>How much of a file is read. What is beyond is refused or cut before it can do harm.</summary>
/// <param name="MaxRows">The most rows of a sheet; a sheet with more is refused.</param>
/// <param name="MaxTextLength">
/// The longest text that is kept whole, in UTF-16 units. Of a longer one, as many and one more are kept, so that it can be seen to be too
/// long.
/// </param>
public sealed record SheetLimits(int MaxRows, int MaxTextLength)
{
    /// <summary>
    /// Whether numbers, dates and truth values come as text: dates as 2026-07-01 (with the time, if there is one, after a space), numbers
    /// as 1234.5, truth values as TRUE and FALSE. Otherwise they come as <see cref="SpreadsheetReader.NotText"/>, because what the person
    /// sees in the cell is not in the file.
    /// </summary>
    public bool ReadsValues { get; init; }

    /// <summary>
    /// Whether a number comes as it is shown, where its format is one of the plain ones: 2026, 0.25, 1,234, 25%. A date, and a number in
    /// any other format, comes as <see cref="SpreadsheetReader.NotText"/>.
    /// </summary>
    public bool ReadsNumbersAsShown { get; init; }

    /// <summary>Tells which names of sheets and columns are the same; letter case aside, unless something else is said.</summary>
    public IEqualityComparer<string> Names { get; init; } = StringComparer.OrdinalIgnoreCase;
}

/// <summary>Why a file was not read.</summary>
public enum SheetFault
{
    /// <summary>It is not a file of this kind, or it is damaged.</summary>
    Unreadable,

    /// <summary>It is, or unpacks to, more than is ever read.</summary>
    TooLarge,

    /// <summary>A sheet has more rows than the limit.</summary>
    TooManyRows,
}

/// <summary>What was read of a workbook.</summary>
/// <param name="Sheets">
/// The rows of each sheet that was asked for and is there, by the name that was asked for. Blank rows are left out.
/// </param>
/// <param name="Fault">What is wrong with the file; null if nothing is.</param>
/// <param name="FaultySheet">The name of the sheet with the fault, where it is one of a sheet.</param>
public sealed record WorkbookRows(
    IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> Sheets,
    SheetFault? Fault = null,
    string FaultySheet = ""
)
{
    internal static WorkbookRows Refused(SheetFault fault, string sheet = "") =>
        new(new Dictionary<string, IReadOnlyList<SheetRow>>(), fault, sheet);
}

/// <summary>What was read of a CSV file.</summary>
/// <param name="Rows">Its rows, numbered as a spreadsheet shows them. Blank rows are left out.</param>
/// <param name="Fault">What is wrong with the file; null if nothing is.</param>
public sealed record CsvRows(IReadOnlyList<SheetRow> Rows, SheetFault? Fault = null);
