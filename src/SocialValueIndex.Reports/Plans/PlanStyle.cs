using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Reports.Plans;

/// <summary>
/// How the plan looks. Every text colour has at least 7:1 against what is behind it. Nothing is told by colour alone: present is a solid
/// line with round marks, future a dashed one with diamonds, and that survives a black and white printer.
/// </summary>
internal static class PlanStyle
{
    public static readonly Colour Ink = new(0x1C, 0x22, 0x2B);
    public static readonly Colour Navy = new(0x14, 0x2F, 0x4F);
    public static readonly Colour Grey = new(0x45, 0x4F, 0x5B);
    public static readonly Colour White = new(0xFF, 0xFF, 0xFF);
    public static readonly Colour Tint = new(0xF1, 0xF4, 0xF8);
    public static readonly Colour Present = Navy;
    public static readonly Colour PresentFill = new(0xD9, 0xE3, 0xEF);
    public static readonly Colour Future = new(0x9A, 0x3B, 0x0B);
    public static readonly Colour Line = new(0x8C, 0x98, 0xA6);

    // Three to one against white and against what the shape of the present is filled with.
    public static readonly Colour Ring = new(0x6F, 0x7B, 0x8A);
    public static readonly Colour FaintLine = new(0xD3, 0xDA, 0xE2);

    public static PageFormat Portrait { get; } = new(595.28, 841.89, 48, 52);

    public static PageFormat Landscape { get; } = new(841.89, 595.28, 36, 46);

    public static TextStyle Title { get; } = new(SourceSans.Bold, 26, 31, Navy);

    public static TextStyle Subtitle { get; } = new(SourceSans.Regular, 18, 24, Navy);

    public static TextStyle ReportTitle { get; } = new(SourceSans.Bold, 22, 28, Navy);

    public static TextStyle ReportSection { get; } = new(SourceSans.Bold, 15, 22, Navy);

    public static TextStyle Report { get; } = new(SourceSans.Regular, 11, 15.5, Ink);

    public static TextStyle Section { get; } = new(SourceSans.Bold, 13, 20, Navy);

    public static TextStyle FactLabel { get; } = new(SourceSans.Bold, 10.5, 15, Grey);

    public static TextStyle Fact { get; } = new(SourceSans.Regular, 10.5, 15, Ink);

    public static TextStyle Lead { get; } = new(SourceSans.Bold, 11.5, 16, Ink);

    public static TextStyle PanelLabel { get; } = new(SourceSans.Regular, 10.5, 15, Grey);

    public static TextStyle PanelLevel { get; } = new(SourceSans.Bold, 15, 20, Navy);

    public static TextStyle Body { get; } = new(SourceSans.Regular, 9.5, 13, Ink);

    public static TextStyle LevelRow { get; } = new(SourceSans.Regular, 9, 12.5, Ink);

    public static TextStyle Reason { get; } = new(SourceSans.Regular, 8, 9, Grey);

    public static TextStyle LevelArea { get; } = new(SourceSans.Bold, 9, 12.5, Ink);

    public static TextStyle Matrix { get; } = new(SourceSans.Regular, 10, 12.5, Ink);

    public static TextStyle MatrixTerm { get; } = new(SourceSans.Regular, 10, 12.5, Grey);

    public static TextStyle MatrixArea { get; } = new(SourceSans.Bold, 10, 12.5, Navy);

    public static TextStyle Note { get; } = new(SourceSans.Regular, 8.5, 11.5, Ink);

    public static TextStyle Footer { get; } = new(SourceSans.Regular, 8, 10, Grey);

    public static TextStyle ChartLabel { get; } = new(SourceSans.Regular, 9, 10.5, Ink);

    public static TableLook Wide { get; } = Look(10, 12.5, 4.5);

    public static TableLook Plain { get; } = Look(9, 12.5, 3.8);

    private static TableLook Look(double size, double leading, double padding) =>
        new(new(SourceSans.Bold, size, leading, White), Navy, Tint, new(Line, 0.6), new(FaintLine, 0.5), padding);
}
