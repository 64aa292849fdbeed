using System.Text;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Tests.Actions;

public class RegisterFileTests : RegisterTest
{
    private static readonly SheetLimits Limits = new(5000, 10_000) { ReadsValues = true };

    private static readonly DateOnly March = new(2027, 3, 31);

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
    public async Task Import_OfFaults_SaysSheetRowAndWhatToDo_AndChangesNothing()
    {
        var (officer, id) = await FilledAsync();
        string[][] rows =
        [
            ["Ref", "Due", "Status", "Cost", "Reason", "Owner"],
            ["A2-Leader", "31/2/2027", "Done", "", "", ""],
            ["A2-Mature", "", "Nearly", "lots", "", ""],
            ["", "1/1/2027", "", "", "", ""],
            ["Z9-Leader", "1/1/2027", "Done", "", "", ""],
            ["whatever", "", "Done", "", "", ""],
            ["A3-Leader", "", "Not planned", "", "", ""],
            ["A3-Leader", "", "Done", "", "", ""],
        ];

        var faults = (await PreviewAsync(officer, id, Workbook(rows))).Faults.Cast<FileFault>().Select(f => $"{f.Place}: {f.Message}");

        Assert.Equal(
            [
                "Sheet “Actions”, row 2, A2-Leader: “31/2/2027” in the column “Due” is not a date. Enter one like 31/3/2027",
                "Sheet “Actions”, row 3, A2-Mature: The status is not one of the four. Use Not started, In progress, Done or Not planned",
                "Sheet “Actions”, row 3, A2-Mature: “lots” in the column “Cost” is not an amount. "
                    + "Enter pounds, for example 1500 or 1500.50",
                "Sheet “Actions”, row 4: The row has no reference. Enter it in the column “Ref”, or remove the row",
                "Sheet “Actions”, row 5, Z9-Leader: The plan does not ask for this action any more. Remove the row",
                "Sheet “Actions”, row 6: “whatever” is not a reference. Enter one like A2-Leader, or remove the row",
                "Sheet “Actions”, row 7, A3-Leader: Enter why the action is not planned",
                "Sheet “Actions”, row 8, A3-Leader: The action is in the file twice. Keep one of the rows",
            ],
            faults
        );
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

    [Theory]
    [InlineData("")]
    [InlineData("PK nothing")]
    [InlineData("Owner,Due\nLee,1/1/2027")]
    [InlineData("Ref,Due,Due\nA2-Leader,,")]
    public async Task Import_OfSomethingElse_SaysWhatToDo(string text)
    {
        var (officer, id) = await FilledAsync();

        Assert.NotEmpty((await PreviewAsync(officer, id, Encoding.UTF8.GetBytes(text))).Faults);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("\"name\":\"\"", "\"name\":null")]
    [InlineData("\"NotStarted\"", "7")]
    [InlineData("\"NotStarted\"", "\"Nearly\"")]
    [InlineData("\"comment\":\"\"", "\"comment\":null")]
    [InlineData("A2-Leader", "nothing")]
    public async Task Apply_OfWhatNoPageSends_IsMalformed(string sent, string instead = "")
    {
        var (officer, id) = await FilledAsync();
        var right = PendingChanges.Write([new PendingChange("A2-Leader", "", ActionValues.None, null, "")]);
        var json = instead.Length == 0 ? sent : right.Replace(sent, instead, StringComparison.Ordinal);
        Assert.NotEqual(right, json);

        var outcome = await AsAsync(officer, (ApplyImport apply) => apply.RunAsync(id, json, new HashSet<string>(), Token));

        Assert.IsType<Refusal.Malformed>(outcome.Refusal);
    }

    [Fact]
    public async Task Import_Of10000HostileFiles_NeverThrowsAndStoresNothing()
    {
        var (officer, id) = await FilledAsync();
        var good = await ExportAsync(officer, id, csv: true);
        var reading = await RegisterAsync(officer, id);
        var random = new Random(9);
        var before = RegisterJson.WriteRegister(reading);
        for (var i = 0; i < 10_000; i++)
        {
            var file = (byte[])good.Clone();
            for (var change = random.Next(1, 40); change > 0; change--)
            {
                file[random.Next(i % 2 == 0 ? file.Length : Math.Min(file.Length, 400))] = (byte)random.Next(256);
            }

            var (rows, _) = RegisterFileReader.Read(file.AsMemory(0, random.Next(file.Length)));
            var reader = new RegisterRowReader(reading, new ChangeStamp(officer.Id, Time.GetUtcNow().UtcDateTime));
            foreach (var row in rows)
            {
                reader.Read(row);
            }
        }

        Assert.Equal(before, RegisterJson.WriteRegister(await RegisterAsync(officer, id)));
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

    [Theory]
    [InlineData("1 Sept 2026", 2026, 9, 1)]
    [InlineData("1/7/26", 2026, 7, 1)]
    [InlineData("01.07.2026", 2026, 7, 1)]
    [InlineData("31st March 2027", 2027, 3, 31)]
    [InlineData("Wed 31 Mar 27", 2027, 3, 31)]
    [InlineData("Wednesday, 31 March, 2027", 2027, 3, 31)]
    [InlineData("3 of May 2027", 2027, 5, 3)]
    [InlineData("2027-03-31", 2027, 3, 31)]
    [InlineData("2027-03-31 00:00:00", 2027, 3, 31)]
    [InlineData("29-2-2028", 2028, 2, 29)]
    public void BritishDate_OfWhatPeopleType_IsTheDay(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), BritishDate.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("31/2/2027")]
    [InlineData("3/2027")]
    [InlineData("1/13/2027")]
    [InlineData("soon")]
    [InlineData("1 ma 2027")]
    [InlineData("0/1/2027")]
    [InlineData("1 1 0")]
    public void BritishDate_OfAnythingElse_IsNone(string text) => Assert.Null(BritishDate.Parse(text));

    private async Task<(Person Officer, Guid Id)> FilledAsync()
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

    private async Task<byte[]> ExportAsync(Person person, Guid id, bool csv)
    {
        var reading = await RegisterAsync(person, id);
        using var stream = new MemoryStream();
        await RegisterCsv.WriteAsync(reading, stream, Token);
        return csv ? stream.ToArray() : RegisterWorkbook.Write(reading);
    }

    private Task<Outcome<ImportPreview>> PreviewAsync(Person person, Guid id, byte[] file) =>
        AsAsync(person, (PreviewImport preview) => preview.RunAsync(id, file, Token));

    private Task<Outcome<IReadOnlyList<EditedAction>>> ApplyAsync(Person person, Guid id, ImportPreview preview, string mine = "") =>
        AsAsync(person, (ApplyImport apply) => apply.RunAsync(id, preview.Json, new HashSet<string> { mine }, Token));

    private static IReadOnlyList<SheetRow> Sheet(byte[] file) => SpreadsheetReader.Read(file, ["Actions"], Limits).Sheets["Actions"];

    private static byte[] Workbook(IReadOnlyList<IReadOnlyList<string>> rows) =>
        SpreadsheetWriter.Write(new Workbook("Edited", Documents.Spreadsheets.Sheet.FromTexts("Actions", [20], rows)));

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
