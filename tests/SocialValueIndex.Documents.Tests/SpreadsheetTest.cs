using SocialValueIndex.Documents.Spreadsheets;
using Sheet = SocialValueIndex.Documents.Spreadsheets.Sheet;
using Workbook = SocialValueIndex.Documents.Spreadsheets.Workbook;

namespace SocialValueIndex.Documents.Tests;

/// <summary>What tests of workbooks share.</summary>
public abstract class SpreadsheetTest
{
    protected static readonly SheetLimits Limits = new(100, 32_000);

    internal static Workbook Register() =>
        new(
            "Harvest <2026>",
            new Sheet(
                "Harvest",
                [
                    new SheetColumn("Fruit", 20),
                    new SheetColumn("Picked", 14) { Kind = SheetColumnKind.Date, IsInput = true },
                    new SheetColumn("State", 18)
                    {
                        Choices = ["Ripe, or nearly", "Not ripe"],
                        IsInput = true,
                        Help = "Choose the state on the day",
                    },
                    new SheetColumn("Weight", 10) { Kind = SheetColumnKind.Number },
                ],
                [
                    ["=Apples", new DateOnly(2026, 7, 1), "Ripe, or nearly", 12.5m],
                    ["Pears"],
                ]
            )
            {
                IsTable = true,
                IsLandscape = true,
            },
            Sheet.FromTexts(
                "Guide",
                [80],
                [
                    ["How to fill this in"],
                    ["Change only the coloured columns.\nThen save the file."],
                ]
            )
        );
}
