using System.Globalization;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Actions;

/// <summary>A row of an edited register.</summary>
/// <param name="Place">Where it is, for a person to find it.</param>
/// <param name="Ref">The reference, as it is typed.</param>
/// <param name="Cells">The cells of the columns that a person may change, by column; a column that is not there is left out.</param>
/// <param name="BasedOn">The fingerprint of what was exported; none when the file does not say.</param>
internal sealed record RegisterRow(string Place, string Ref, IReadOnlyDictionary<string, string> Cells, string? BasedOn);

/// <summary>Reads an edited register, spreadsheet or CSV: filtered, sorted, columns moved or added, with blank rows.</summary>
internal static class RegisterFileReader
{
    private const string WholeFile = "Whole file";

    // The largest question set has 500 questions with four actions each; people add rows of their own.
    private static readonly SheetLimits Limits = new(5000, 10_000) { ReadsValues = true, Names = PlainText.NameComparer };

    public static (IReadOnlyList<RegisterRow> Rows, IReadOnlyList<FileFault> Faults) Read(ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty)
        {
            return Refused("Choose a file. It must not be empty");
        }

        if (content.Length > ChosenFile.MaxBytes)
        {
            return Refused("The file is larger than 8 MB. Choose a spreadsheet of actions that was downloaded from this service");
        }

        return FileKinds.Recognize(content) switch
        {
            FileKind.Workbook => ReadWorkbook(content),
            FileKind.Csv or FileKind.Text => ReadCsv(content),
            FileKind.Protected => Refused(
                "This is a file with a password. Remove the password in Office, save the file and choose it again"
            ),
            var kind when kind.IsOtherSpreadsheet() => Refused(
                $"This is {kind.Describe()}. Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) and choose that file"
            ),
            var kind => Refused($"This is {kind.Describe()}. Choose a spreadsheet of actions that was downloaded from this service"),
        };
    }

    private static (IReadOnlyList<RegisterRow>, IReadOnlyList<FileFault>) ReadWorkbook(ReadOnlyMemory<byte> content)
    {
        var read = SpreadsheetReader.Read(content, [RegisterTable.Sheet, RegisterTable.Exported, SpreadsheetReader.FirstSheet], Limits);
        if (read.Fault is { } fault)
        {
            return Refused(MessageFor(fault, "Excel workbook (.xlsx)"));
        }

        // A CSV that was opened and saved as a workbook has one sheet, called as the file was.
        if (!read.Sheets.TryGetValue(RegisterTable.Sheet, out var rows) && !read.Sheets.TryGetValue(SpreadsheetReader.FirstSheet, out rows))
        {
            return Refused("The file has no sheet. Choose a spreadsheet of actions that was downloaded from this service");
        }

        var exported = new Dictionary<string, string>();
        foreach (var row in read.Sheets.GetValueOrDefault(RegisterTable.Exported, []))
        {
            exported[row[0]] = row[1];
        }

        var place = read.Sheets.ContainsKey(RegisterTable.Sheet) ? $"Sheet “{RegisterTable.Sheet}”, row" : "Row";
        return Rows(rows, number => string.Create(CultureInfo.InvariantCulture, $"{place} {number}"), exported);
    }

    private static (IReadOnlyList<RegisterRow>, IReadOnlyList<FileFault>) ReadCsv(ReadOnlyMemory<byte> content)
    {
        var read = CsvReader.Read(content, Limits);
        return read.Fault is { } fault
            ? Refused(MessageFor(fault, "CSV file"))
            : Rows(read.Rows, number => string.Create(CultureInfo.InvariantCulture, $"Row {number}"), new Dictionary<string, string>());
    }

    private static (IReadOnlyList<RegisterRow>, IReadOnlyList<FileFault>) Rows(
        IReadOnlyList<SheetRow> rows,
        Func<int, string> place,
        IReadOnlyDictionary<string, string> exported
    )
    {
        // Somebody may have put a title above the headings.
        var header = rows.Take(20).FirstOrDefault(r => r.IndexOf(RegisterTable.Ref) >= 0);
        if (header is null)
        {
            return Refused(
                $"There is no column “{RegisterTable.Ref}”. Give the column with the references, for example A2-Leader, that heading"
            );
        }

        var twice = RegisterTable
            .Inputs.Append(RegisterTable.Ref)
            .Where(c => header.Cells.Count(h => PlainText.NameComparer.Equals(h, c)) > 1)
            .Select(c => new FileFault(place(header.Number), $"There are two columns “{c}”. Keep one of them"))
            .ToList();
        if (twice.Count > 0)
        {
            return ([], twice);
        }

        var (reference, basedOn) = (header.IndexOf(RegisterTable.Ref), header.IndexOf(RegisterTable.Exported));
        var columns = RegisterTable.Inputs.Select(c => (Name: c, Index: header.IndexOf(c))).Where(c => c.Index >= 0).ToList();
        return ([.. rows.Where(r => r.Number > header.Number).Select(RowFrom).Where(IsFilled)], []);

        static bool IsFilled(RegisterRow row) => row.Ref.Length > 0 || row.Cells.Values.Any(c => c.Length > 0);

        RegisterRow RowFrom(SheetRow row) =>
            new(
                place(row.Number),
                row[reference],
                columns.ToDictionary(c => c.Name, c => row[c.Index]),
                exported.GetValueOrDefault(row[reference]) ?? (basedOn >= 0 && row[basedOn].Length > 0 ? row[basedOn] : null)
            );
    }

    private static string MessageFor(SheetFault fault, string kind) =>
        fault switch
        {
            SheetFault.TooLarge =>
                "The file is too large. Remove what does not belong to the actions, for example pictures and other sheets",
            SheetFault.TooManyRows => string.Create(
                CultureInfo.InvariantCulture,
                $"The file has more than {Limits.MaxRows:N0} rows. Remove rows"
            ),
            _ => $"The file cannot be read. Save it as an {kind} and choose it again",
        };

    private static (IReadOnlyList<RegisterRow>, IReadOnlyList<FileFault>) Refused(string message) =>
        ([], [new FileFault(WholeFile, message)]);
}
