using System.Text;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.People;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Tests.Actions;

/// <summary>What a register that is read in again changes, and what it does not.</summary>
public class RegisterFileTests : RegisterFileTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_OfWhatWasExported_ChangesNothing(bool csv)
    {
        var (officer, id) = await FilledAsync();

        var preview = (await PreviewAsync(officer, id, await ExportAsync(officer, id, csv))).Value;

        Assert.Empty(preview.Rows);
        Assert.Equal((await RegisterAsync(officer, id)).Register.Entries.Count, preview.Unchanged);
    }

    [Fact]
    public async Task Import_OfAnyRegisterThatWasExported_ChangesNothing()
    {
        var (officer, id) = await FilledAsync();
        var lead = await ColleagueAsync(officer, "Lee Other");
        var random = new Random(1);
        string[] texts =
        [
            "",
            "=1+1",
            "'quoted",
            "'=x",
            "-5",
            "+44 20",
            "@name",
            "1/2/2027",
            "2027-01-01",
            "007",
            "TRUE",
            "a,b;c\td",
            "\"q\"",
            "two\nlines",
            "\t=tab",
            "_x000B_",
            "💥 é ﬁ",
            "Lee Lead",
            "LEE LEAD",
            " ends ",
            "1e9",
            "None",
            "#REF!",
            "Olwen  Officer",
        ];
        for (var round = 0; round < 8; round++)
        {
            var edits = (await RegisterAsync(officer, id))
                .Register.Entries.Where(_ => random.Next(3) > 0)
                .Select(e => new ActionEdit(
                    e.Reference,
                    _ => new ProposedAction(Any(), null) { Comment = texts[random.Next(texts.Length)] }
                ));
            Assert.True((await EditAsync(officer, id, [.. edits])).IsDone);

            foreach (var csv in (bool[])[false, true])
            {
                var preview = (await PreviewAsync(officer, id, await ExportAsync(officer, id, csv))).Value;
                Assert.Empty(preview.Rows.Select(r => $"{r.Before} {r.Change}"));
            }
        }

        ActionValues Any()
        {
            var name = texts[random.Next(texts.Length)];
            ActionOwner[] owners =
            [
                ActionOwner.Nobody,
                ActionOwner.Person(officer.Id),
                ActionOwner.Person(lead.Id),
                ActionOwner.Named(name),
            ];
            var cost = random.Next(3) == 0 ? (decimal?)null : random.Next(100_000_000) / 100m;
            return new ActionValues(
                owners[random.Next(4)],
                random.Next(3) == 0 ? null : March.AddDays(random.Next(9000)),
                (ActionStatus)random.Next(4),
                texts[1 + random.Next(texts.Length - 1)],
                cost
            );
        }
    }

    [Fact]
    public async Task Import_OfASortedFileWithMovedAndExtraColumnsAndBlankRows_ChangesWhatWasTyped()
    {
        var (officer, id) = await FilledAsync();
        var rows = Sheet(await ExportAsync(officer, id, csv: false)).Reverse().ToList();
        string[] columns = ["Comment", "My notes", "Due", "Ref", "Status", "Owner", "Cost"];
        var lines = rows.SkipLast(1).Select(r => columns.Select(c => c == "My notes" ? "Mine" : Cell(rows[^1], r, c)).ToArray()).ToList();
        Set(
            lines,
            columns,
            "A3-Leader",
            ("Due", "1 Sept 2026"),
            ("Status", "done"),
            ("Owner", "lee lead"),
            ("Cost", "£1,200.50"),
            ("Comment", "Typed")
        );
        Set(lines, columns, "A3-Mature", ("Due", "1/7/26"));
        lines.Insert(3, new string[7]);

        var preview = (await PreviewAsync(officer, id, Workbook([columns, .. lines]))).Value;

        Assert.Equal(["A3-Leader", "A3-Mature"], preview.Rows.Select(r => r.Change.Ref).Order());
        var applied = await ApplyAsync(officer, id, preview);
        Assert.Equal(2, applied.Value.Count);
        var leader = await EntryAsync(officer, id, "A3-Leader");
        Assert.Equal((new DateOnly(2026, 9, 1), ActionStatus.Done, 1200.5m), (leader.Values.Due, leader.Values.Status, leader.Values.Cost));
        Assert.NotNull(leader.Values.Owner.PersonId);
        Assert.Equal("Typed", leader.Tracked!.Comments.Single().Text);
        Assert.Equal(new DateOnly(2026, 7, 1), (await EntryAsync(officer, id, "A3-Mature")).Values.Due);
        Assert.Empty((await PreviewAsync(officer, id, Workbook([columns, .. lines]))).Value.Rows);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_OfARowThatAColleagueChangedMeanwhile_ShowsBothAndKeepsTheirsUnlessMineIsChosen(bool mine)
    {
        var (officer, id) = await FilledAsync();
        var lines = Csv(await ExportAsync(officer, id, csv: true));
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Due = new DateOnly(2027, 1, 1), Cost = 9 });
        Change(lines, "A2-Leader", ("Due", "2/2/2027"), ("Status", "Done"));

        var preview = (await PreviewAsync(officer, id, Bytes(lines))).Value;

        var row = Assert.Single(preview.Rows);
        Assert.Equal(["due"], row.Conflicts);
        Assert.Equal(["status"], row.Changed);
        Assert.Equal((new DateOnly(2027, 1, 1), new DateOnly(2027, 2, 2)), (row.Before.Due, row.Change.Mine.Due));
        Assert.True((await ApplyAsync(officer, id, preview, mine ? "A2-Leader" : "")).IsDone);
        var stored = (await EntryAsync(officer, id, "A2-Leader")).Values;
        Assert.Equal(mine ? new DateOnly(2027, 2, 2) : new DateOnly(2027, 1, 1), stored.Due);
        Assert.Equal((ActionStatus.Done, 9m), (stored.Status, stored.Cost));
    }

    [Fact]
    public async Task Apply_WhenAColleagueChangedWhatThePreviewShowed_AppliesNothing()
    {
        var (officer, id) = await FilledAsync();
        var lines = Csv(await ExportAsync(officer, id, csv: true));
        Change(lines, "A2-Leader", ("Due", "2/2/2027"));
        Change(lines, "A3-Leader", ("Cost", "5"));
        var preview = (await PreviewAsync(officer, id, Bytes(lines))).Value;
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Due = new DateOnly(2027, 1, 1) });

        var outcome = await ApplyAsync(officer, id, preview);

        Assert.IsAssignableFrom<Refusal.Conflict>(outcome.Refusal);
        Assert.Null((await EntryAsync(officer, id, "A3-Leader")).Values.Cost);
    }

    [Fact]
    public async Task Import_OfACsvThatWasSavedAsAWorkbook_ReadsItsOnlySheet()
    {
        var (officer, id) = await FilledAsync();
        var lines = Csv(await ExportAsync(officer, id, csv: true));
        Change(lines, "A3-Leader", ("Status", "Done"));
        var file = SpreadsheetWriter.Write(new Workbook("Edited", Documents.Spreadsheets.Sheet.FromTexts("actions-2026-27", [20], lines)));

        Assert.Equal(["A3-Leader"], (await PreviewAsync(officer, id, file)).Value.Rows.Select(r => r.Change.Ref));
    }

    [Fact]
    public async Task Workbook_HasATableAHiddenSheetAndAGuide_AndNothingThatRuns()
    {
        var (officer, id) = await FilledAsync();
        await ChangeAsync(officer, id, "A4-Leader", v => v with { Owner = ActionOwner.Named("=HYPERLINK(\"https://example.org\")") });
        var file = await ExportAsync(officer, id, csv: false);

        var rows = Sheet(file);

        Assert.Equal(["Ref", "Area", "Question", "Level", "Action", "Owner", "Due", "Status", "Reason", "Cost", "Comment"], rows[0].Cells);
        var row = rows.Single(r => r[0] == "A2-Leader");
        Assert.Equal(["A2-Leader", "A", "A2", "Leader"], row.Cells.Take(4));
        Assert.Equal(
            ["Olwen Officer", "2027-03-31", "In progress", "Waits for = the contract", "1500.5", "-1 and\nmore"],
            row.Cells.Skip(5)
        );
        Assert.Equal("=HYPERLINK(\"https://example.org\")", rows.Single(r => r[0] == "A4-Leader")[5]);
        Assert.Empty((await PreviewAsync(officer, id, file)).Value.Rows);
    }

    private Task<Outcome<IReadOnlyList<EditedAction>>> ApplyAsync(Person person, Guid id, ImportPreview preview, string mine = "") =>
        AsAsync(person, (ApplyImport apply) => apply.RunAsync(id, preview.Json, new HashSet<string> { mine }, Token));

    private static string Cell(SheetRow header, SheetRow row, string column) => row[header.IndexOf(column)];

    private static void Set(List<string[]> lines, string[] columns, string reference, params (string Column, string Value)[] cells)
    {
        foreach (var (column, value) in cells)
        {
            lines.Single(l => l[Array.IndexOf(columns, "Ref")] == reference)[Array.IndexOf(columns, column)] = value;
        }
    }

    private static List<string[]> Csv(byte[] file) => [.. CsvReader.Read(file, Limits).Rows.Select(r => r.Cells.ToArray())];

    private static void Change(List<string[]> lines, string reference, params (string Column, string Value)[] cells) =>
        Set([.. lines.Skip(1)], lines[0], reference, cells);

    private static byte[] Bytes(List<string[]> lines) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Select(l => string.Join(',', l.Select(CsvWriter.Cell)))));
}
