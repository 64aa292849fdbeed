namespace SocialValueIndex.Documents;

/// <summary>What a file is, whatever it is called.</summary>
public enum FileKind
{
    /// <summary>Bytes that are none of the others.</summary>
    Unknown,

    /// <summary>Text without a form that is known; an empty file too.</summary>
    Text,

    /// <summary>Text that begins as JSON does.</summary>
    Json,

    /// <summary>Text in lines of cells.</summary>
    Csv,

    /// <summary>An Excel workbook (.xlsx), or an archive too damaged to tell.</summary>
    Workbook,

    /// <summary>An Excel workbook as Excel saved it until 2003 (.xls).</summary>
    OldWorkbook,

    /// <summary>An Excel workbook in binary form (.xlsb).</summary>
    BinaryWorkbook,

    /// <summary>An Excel workbook as XML of 2003.</summary>
    XmlWorkbook,

    /// <summary>A spreadsheet of LibreOffice and others (.ods).</summary>
    OpenSpreadsheet,

    /// <summary>A spreadsheet of Apple Numbers, or another of Apple's documents.</summary>
    Numbers,

    /// <summary>An Office file with a password.</summary>
    Protected,

    /// <summary>A Word document (.docx).</summary>
    WordDocument,

    /// <summary>An Office file of another kind as Office saved it until 2003 (.doc, .ppt).</summary>
    OldOffice,

    /// <summary>A PowerPoint presentation (.pptx).</summary>
    Presentation,

    /// <summary>A text or other document of LibreOffice and others (.odt).</summary>
    OpenDocument,

    /// <summary>Text with formats (.rtf).</summary>
    RichText,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>A web page.</summary>
    WebPage,

    /// <summary>XML of another kind.</summary>
    Xml,

    /// <summary>A ZIP archive.</summary>
    Zip,

    /// <summary>An archive of another kind.</summary>
    Archive,
}
