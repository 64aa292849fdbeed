using System.Globalization;
using System.Security;
using System.Text;
using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Word;

/// <summary>Turns what is drawn on a page into shapes of a Word file (DrawingML, Word 2010 and later).</summary>
internal sealed class WordDrawing
{
    private const int UnitsPerPoint = 12_700,
        BoldFrom = 600;

    private readonly StringBuilder _shapes = new();
    private int _nextId;

    private WordDrawing(int firstId) => _nextId = firstId;

    /// <summary>The run that shows a figure. Its shapes are numbered from a number on; the next one that is free comes back.</summary>
    public static (string Run, int NextId) Write(WordFigure figure, int firstId)
    {
        var drawing = new WordDrawing(firstId + 1);
        foreach (var mark in figure.Drawing.Marks)
        {
            drawing.Add(mark);
        }

        var (width, height) = (Units(figure.Drawing.Width), Units(figure.Drawing.Height));
        return (
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
                 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
                  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
                 xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
                  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
                ><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent
                 cx="{width}" cy="{height}"
                /><wp:docPr id="{firstId}" name="{Escaped(figure.Caption)}"
                 descr="{Escaped(figure.Alternative)}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData
                 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp
                 ><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off
                  x="0" y="0"/><a:ext cx="{width}" cy="{height}"
                /><a:chOff x="0" y="0"/><a:chExt cx="{width}"
                 cy="{height}"/></a:xfrm></wpg:grpSpPr>{drawing._shapes}</wpg:wgp></a:graphicData></a:graphic
                ></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>
                """
            ),
            drawing._nextId
        );
    }

    private void Add(Mark mark)
    {
        switch (mark)
        {
            case TextMark text:
                AddText(text);
                break;
            case BoxMark box:
                AddShape(box.Box, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>", box.Fill, box.Pen);
                break;
            case ShapeMark { Closed: false, Corners: [var from, var to] } line:
                AddLine(from, to, line.Pen);
                break;
            case ShapeMark shape:
                AddPolygon(shape);
                break;
        }
    }

    private void AddPolygon(ShapeMark shape)
    {
        var (left, top) = (shape.Corners.Min(c => c.X), shape.Corners.Min(c => c.Y));
        var box = new Box(left, top, shape.Corners.Max(c => c.X) - left, shape.Corners.Max(c => c.Y) - top);
        var path = new StringBuilder();
        for (var i = 0; i < shape.Corners.Count; i++)
        {
            var command = i == 0 ? "moveTo" : "lnTo";
            path.Append(
                CultureInfo.InvariantCulture,
                $"<a:{command}><a:pt x=\"{Units(shape.Corners[i].X - left)}\" y=\"{Units(shape.Corners[i].Y - top)}\"/></a:{command}>"
            );
        }

        AddShape(
            box,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{Units(
                    box.Width
                )}"
                 h="{Units(box.Height)}"
                >{path}{(shape.Closed ? "<a:close/>" : "")}</a:path></a:pathLst></a:custGeom>
                """
            ),
            shape.Fill,
            shape.Pen
        );
    }

    private void AddLine(Point from, Point to, Pen? pen)
    {
        var box = new Box(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y));
        var flip = (from.X > to.X) != (from.Y > to.Y) ? " flipV=\"1\"" : "";
        AddShape(box, "<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>", null, pen, flip);
    }

    private void AddShape(Box box, string geometry, Colour? fill, Pen? pen, string flip = "") =>
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"""
            <wps:wsp><wps:cNvPr id="{_nextId}" name="Shape {_nextId++}"/><wps:cNvSpPr/>
            <wps:spPr>{Frame(box, flip)}{geometry}{FillOf(fill)}{LineOf(pen)}</wps:spPr><wps:bodyPr/></wps:wsp>
            """
        );

    // Letters of another typeface are wider or narrower than those that were measured: centred on the same place, half of the difference
    // shows on each side.
    private void AddText(TextMark mark)
    {
        var size = mark.Size;
        var width = Math.Max(1, mark.Font.Width(mark.Text.TrimEnd(), size));
        // The box has room to spare, because not every program keeps a text in one line when it is asked to.
        var box = new Box(mark.X - (width / 4), mark.Baseline - size, 1.5 * width, 1.35 * size);
        var bold = mark.Font.Weight >= BoldFrom ? "<w:b/>" : "";
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"""
            <wps:wsp><wps:cNvPr id="{_nextId}" name="Text {_nextId++}"/><wps:cNvSpPr txBox="1"/><wps:spPr>{Frame(box, "")}<a:prstGeom
             prst="rect"><a:avLst/></a:prstGeom
            ><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0"
             w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr
            ><w:r><w:rPr>{bold}<w:color w:val="{Hex(mark.Colour)}"/><w:sz w:val="{(int)Math.Round(2 * size)}"/></w:rPr><w:t
             xml:space="preserve">{Escaped(mark.Text.TrimEnd())}</w:t></w:r></w:p></w:txbxContent></wps:txbx
            ><wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp>
            """
        );
    }

    private static string Frame(Box box, string flip) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<a:xfrm{flip}><a:off x=\"{Units(box.Left)}\" y=\"{Units(box.Top)}\"/>"
                + $"<a:ext cx=\"{Units(box.Width)}\" cy=\"{Units(box.Height)}\"/></a:xfrm>"
        );

    private static string FillOf(Colour? fill) =>
        fill is { } colour ? $"<a:solidFill><a:srgbClr val=\"{Hex(colour)}\"/></a:solidFill>" : "<a:noFill/>";

    private static string LineOf(Pen? pen) =>
        pen is not { } line
            ? "<a:ln><a:noFill/></a:ln>"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"<a:ln w=\"{Units(line.Width)}\">{FillOf(line.Colour)}{(line.Dash > 0 ? "<a:prstDash val=\"dash\"/>" : "")}</a:ln>"
            );

    private static string Hex(Colour colour) =>
        string.Create(CultureInfo.InvariantCulture, $"{colour.Red:X2}{colour.Green:X2}{colour.Blue:X2}");

    private static string Escaped(string text) => SecurityElement.Escape(Characters.CleanLine(text));

    private static long Units(double points) => (long)Math.Round(points * UnitsPerPoint);
}
