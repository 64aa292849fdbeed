using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.People;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Tests.Actions;

/// <summary>What tests of the register's files share: a register that is filled, and ways to export, change and import it.</summary>
public abstract class RegisterFileTest : RegisterTest
{
    protected static readonly SheetLimits Limits = new(5000, 10_000) { ReadsValues = true };
    protected static readonly DateOnly March = new(2027, 3, 31);

    protected async Task<(Person Officer, Guid Id)> FilledAsync()
    {
        var (officer, id) = await ExampleAsync();
        await ColleagueAsync(officer);
        var notPlanned = new ActionValues(ActionOwner.Named("Lee Lead"), null, ActionStatus.NotPlanned, "+44", null);
        await ChangeAsync(officer, id, "A2-Mature", _ => notPlanned);
        await EditAsync(
            officer,
            id,
            [
                new ActionEdit(
                    Ref("A2-Leader"),
                    v => new ProposedAction(
                        new ActionValues(
                            ActionOwner.Person(officer.Id),
                            March,
                            ActionStatus.InProgress,
                            "Waits for = the contract",
                            1500.5m
                        ),
                        null
                    )
                    {
                        Comment = "-1 and\r\nmore",
                    }
                ),
            ]
        );
        return (officer, id);
    }

    protected async Task<byte[]> ExportAsync(Person person, Guid id, bool csv)
    {
        var reading = await RegisterAsync(person, id);
        using var stream = new MemoryStream();
        await RegisterCsv.WriteAsync(reading, stream, Token);
        return csv ? stream.ToArray() : RegisterWorkbook.Write(reading);
    }

    protected Task<Outcome<ImportPreview>> PreviewAsync(Person person, Guid id, byte[] file) =>
        AsAsync(person, (PreviewImport preview) => preview.RunAsync(id, file, Token));

    protected static IReadOnlyList<SheetRow> Sheet(byte[] file) => SpreadsheetReader.Read(file, ["Actions"], Limits).Sheets["Actions"];

    protected static byte[] Workbook(IReadOnlyList<IReadOnlyList<string>> rows) =>
        SpreadsheetWriter.Write(new Workbook("Edited", Documents.Spreadsheets.Sheet.FromTexts("Actions", [20], rows)));
}
