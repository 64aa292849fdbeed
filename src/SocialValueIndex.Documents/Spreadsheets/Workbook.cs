namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>A workbook to write.</summary>
/// <param name="Title">Its title, which programs show in place of a file name.</param>
/// <param name="Sheets">Its sheets in order, at least one. Their names are at most 31 characters, and each is there once.</param>
public sealed record Workbook(string Title, params IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The language of its text.</summary>
    public string Language { get; init; } = "en-GB";
}

/// <summary>A sheet to write: a header row that stays while the rest is scrolled, and rows below it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows; a short one leaves the cells at its end empty.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<SheetValue>> Rows)
{
    /// <summary>
    /// Whether it is a table, which can be filtered and sorted by its headers. No two headers of a table may be the same.
    /// </summary>
    public bool IsTable { get; init; }

    /// <summary>Whether programs leave it out of view, for what a file carries and people do not need.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether it is printed across the paper (A4) instead of upright.</summary>
    public bool IsLandscape { get; init; }

    /// <summary>A sheet of nothing but texts, whose first row is the header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="widths">The widths of its columns, in characters.</param>
    /// <param name="rows">The header and the rows below it.</param>
    public static Sheet FromTexts(string name, IReadOnlyList<double> widths, IReadOnlyList<IReadOnlyList<string>> rows) =>
        new(
            name,
            [.. rows[0].Select((header, i) => new SheetColumn(header, i < widths.Count ? widths[i] : widths[^1]))],
            [.. rows.Skip(1).Select(row => (SheetValue[])[.. row.Select(text => (SheetValue)text)])]
        );
}

/// <summary>What the cells of a column hold.</summary>
public enum SheetColumnKind
{
    /// <summary>Text, which stays as it is typed.</summary>
    Text,

    /// <summary>Days, shown as 1 Jul 2026.</summary>
    Date,

    /// <summary>Numbers, shown with two decimals.</summary>
    Number,
}

/// <summary>A column of a sheet.</summary>
/// <param name="Header">What its header says.</param>
/// <param name="Width">Its width in characters.</param>
public sealed record SheetColumn(string Header, double Width)
{
    /// <summary>What its cells hold.</summary>
    public SheetColumnKind Kind { get; init; }

    /// <summary>The only texts that its cells take, offered as a list; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// Whether people are meant to fill it in. Its cells are coloured, and stay open if somebody protects the sheet. The sheet itself is
    /// not protected: nobody could sort it any more.
    /// </summary>
    public bool IsInput { get; init; }

    /// <summary>What is shown beside a cell that is chosen, at most 255 characters; empty for nothing.</summary>
    public string Help { get; init; } = "";
}

/// <summary>
/// What stands in a cell: a text, a day, a number or nothing. A text stays one, whatever a spreadsheet would make of how it begins.
/// </summary>
public readonly record struct SheetValue
{
    /// <summary>The text, if it is one.</summary>
    public string? Text { get; private init; }

    /// <summary>The day, if it is one.</summary>
    public DateOnly? Date { get; private init; }

    /// <summary>The number, if it is one.</summary>
    public decimal? Number { get; private init; }

    /// <summary>Whether the cell is empty.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Text) && Date is null && Number is null;

    /// <summary>A text.</summary>
    public static implicit operator SheetValue(string? text) => new() { Text = text };

    /// <summary>A day.</summary>
    public static implicit operator SheetValue(DateOnly? date) => new() { Date = date };

    /// <summary>A day.</summary>
    public static implicit operator SheetValue(DateOnly date) => new() { Date = date };

    /// <summary>A number.</summary>
    public static implicit operator SheetValue(decimal? number) => new() { Number = number };

    /// <summary>A number.</summary>
    public static implicit operator SheetValue(decimal number) => new() { Number = number };
}
