using System.Text;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Tests.Actions;

/// <summary>Files of a register that are wrong, hostile, or of something else.</summary>
public sealed class RefusedRegisterFileTests : RegisterFileTest
{
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
}
