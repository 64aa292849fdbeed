using System.Text;
using CsCheck;
using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Documents.Tests;

public sealed class CsvTests
{
    private static readonly SheetLimits Limits = new(100, 2000);

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n1", "\"'\n1\"")]
    [InlineData("\u00A0@1", "\"'\u00A0@1\"")]
    [InlineData("\u200B=1", "\"'\u200B=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("2026/27", "\"2026/27\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("", "\"\"")]
    public void Cell_OfAnyText_IsQuotedAndHarmless(string text, string cell) => Assert.Equal(cell, CsvWriter.Cell(text));

    [Fact]
    public void Write_AnyTexts_AreReadBack()
    {
        var any = Gen.OneOf("a", "=", "'", "\"", ",", ";", "\n", "é", "\U0001F600", "-")
            .Array[0, 12]
            .Select(parts => string.Concat(parts).Trim())
            .Array[1, 6];
        any.Sample(texts => Assert.Equal([.. texts, "end"], Assert.Single(CsvReader.Read(Written([.. texts, "end"]), Limits).Rows).Cells));
    }

    [Theory]
    [InlineData("a,b\r\nc,d")]
    [InlineData("a;b\nc;d\n")]
    [InlineData("a\tb\r\nc\td")]
    [InlineData("\"a\",\"b\"\n\"c\",d")]
    [InlineData("a , b\n c,d ")]
    public void Read_TheKindsThatSpreadsheetsSave_GivesTheSameRows(string text) =>
        Assert.Equal([(1, "a|b"), (2, "c|d")], Rows(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_BlankRows_KeepsTheNumbersOfTheOthers() =>
        Assert.Equal([(1, "a|b"), (4, "c|d\ne"), (5, "f|g")], Rows("a,b\n,\n\nc,\"d\ne\"\nf,g"u8.ToArray()));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_WithAMark_DecodesByIt(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal([(1, "Caffè|£5")], Rows([.. encoding.GetPreamble(), .. encoding.GetBytes("Caffè,£5")]));
    }

    [Fact]
    public void Read_WithoutAMark_DecodesUtf8OrElseWesternWindows()
    {
        Assert.Equal([(1, "Caffè|£5")], Rows(Encoding.UTF8.GetBytes("Caffè,£5")));
        Assert.Equal([(1, "Caffè|£5 – “x”")], Rows([.. "Caff"u8, 0xE8, .. ","u8, 0xA3, .. "5 "u8, 0x96, .. " "u8, 0x93, .. "x"u8, 0x94]));
    }

    [Fact]
    public void Read_MoreThanTheLimits_IsRefusedOrCut()
    {
        Assert.Equal(
            SheetFault.TooManyRows,
            CsvReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x\n", 101))), Limits).Fault
        );
        Assert.Equal(SheetFault.TooLarge, CsvReader.Read(new byte[9 * 1024 * 1024], Limits).Fault);
        Assert.Equal(SheetFault.TooLarge, CsvReader.Read(Encoding.UTF8.GetBytes($"\"{new string('x', 3 * 1024 * 1024)}\""), Limits).Fault);
        Assert.Equal(SheetFault.Unreadable, CsvReader.Read("PK\u0003\u0004\0\0"u8.ToArray(), Limits).Fault);
        Assert.Equal(2001, CsvReader.Read(Encoding.UTF8.GetBytes(new string('x', 5000)), Limits).Rows[0][0].Length);
        Assert.Equal(
            100,
            CsvReader.Read(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("x", 1000))), Limits).Rows[0].Cells.Count
        );
    }

    [Fact]
    public void Read_Nothing_GivesNoRows() => Assert.Empty(CsvReader.Read(ReadOnlyMemory<byte>.Empty, Limits).Rows);

    [Fact]
    public void Read_AnyBytes_NeverFails() => Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotNull(CsvReader.Read(bytes, Limits).Rows));

    private static IEnumerable<(int Number, string Cells)> Rows(byte[] file) =>
        CsvReader.Read(file, Limits).Rows.Select(r => (r.Number, string.Join('|', r.Cells)));

    private static byte[] Written(string[] texts)
    {
        using var stream = new MemoryStream();
        var writer = new CsvWriter(stream);
        writer.WriteAsync(texts, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return stream.ToArray();
    }
}
