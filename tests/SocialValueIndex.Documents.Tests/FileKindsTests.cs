using System.IO.Compression;
using System.Text;
using CsCheck;
using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Documents.Tests;

public sealed class FileKindsTests
{
    [Theory]
    [InlineData("", FileKind.Text)]
    [InlineData("Dear Sir, thank you, and goodbye", FileKind.Text)]
    [InlineData(" \n{ \"a\": 1 }", FileKind.Json)]
    [InlineData("\uFEFF[1]", FileKind.Json)]
    [InlineData("Area,Name,Text\nA,\"B\",C", FileKind.Csv)]
    [InlineData("\uFEFFArea;Name;Text\r\nA;B;C", FileKind.Csv)]
    [InlineData("%PDF-1.7", FileKind.Pdf)]
    [InlineData("{\\rtf1", FileKind.RichText)]
    [InlineData("<!DOCTYPE html><html>", FileKind.WebPage)]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", FileKind.XmlWorkbook)]
    [InlineData("<?xml version=\"1.0\"?><a/>", FileKind.Xml)]
    [InlineData("PK and nothing more", FileKind.Workbook)]
    [InlineData("a\0b", FileKind.Unknown)]
    public void Recognize_AText_KnowsItByWhatIsInIt(string text, FileKind expected) =>
        Assert.Equal(expected, FileKinds.Recognize(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("xl/workbook.xml", FileKind.Workbook)]
    [InlineData("xl/workbook.bin", FileKind.BinaryWorkbook)]
    [InlineData("word/document.xml", FileKind.WordDocument)]
    [InlineData("Index/Document.iwa", FileKind.Numbers)]
    [InlineData("readme.txt", FileKind.Zip)]
    public void Recognize_AnArchive_KnowsItByItsParts(string part, FileKind expected) =>
        Assert.Equal(expected, FileKinds.Recognize(Zip(part, "")));

    [Theory]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", FileKind.OpenSpreadsheet)]
    [InlineData("application/vnd.oasis.opendocument.text", FileKind.OpenDocument)]
    public void Recognize_AnOpenDocument_KnowsItByItsType(string type, FileKind expected) =>
        Assert.Equal(expected, FileKinds.Recognize(Zip("mimetype", type)));

    [Theory]
    [InlineData("Workbook", FileKind.OldWorkbook)]
    [InlineData("WordDocument", FileKind.OldOffice)]
    [InlineData("EncryptedPackage", FileKind.Protected)]
    public void Recognize_ACompoundFile_KnowsItByItsStreams(string stream, FileKind expected) =>
        Assert.Equal(
            expected,
            FileKinds.Recognize((byte[])[0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes(stream)])
        );

    [Fact]
    public void Recognize_OurOwnWorkbook_IsOne() =>
        Assert.Equal(
            FileKind.Workbook,
            FileKinds.Recognize(
                SpreadsheetWriter.Write(
                    new Workbook(
                        "Title",
                        Sheet.FromTexts(
                            "Sheet",
                            [10],
                            [
                                ["Header"],
                                ["Text"],
                            ]
                        )
                    )
                )
            )
        );

    [Fact]
    public void Recognize_AnyBytes_NamesThem() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotEmpty(FileKinds.Recognize(bytes).Describe()));

    private static byte[] Zip(string name, string text)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.ASCII.GetBytes(text));
        }

        return stream.ToArray();
    }
}
