namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>Writes what is drawn on one page. Marks of one owner that follow each other become one marked-content sequence.</summary>
internal sealed class ContentWriter
{
    private readonly PdfBuffer _out = new();
    private readonly Page _page;
    private readonly FontUses _fonts;
    private readonly List<StructNode> _owners = [];

    // What the page's graphics state is at this point, so that only changes are written.
    private Owner? _owner;
    private bool _inText;
    private (long X, long Y) _textAt;
    private (FontFace? Face, double Size) _font;
    private Colour? _fill;
    private Pen? _pen;

    private ContentWriter(Page page, FontUses fonts) => (_page, _fonts) = (page, fonts);

    /// <summary>Writes a page; the owners come back in the order of their marked-content numbers.</summary>
    public static (byte[] Content, IReadOnlyList<StructNode> Owners) Write(Page page, FontUses fonts)
    {
        var writer = new ContentWriter(page, fonts);
        foreach (var mark in page.Marks)
        {
            writer.Open(mark.Owner);
            switch (mark)
            {
                case TextMark text:
                    writer.Text(text);
                    break;
                case BoxMark box:
                    writer.Shape(box);
                    break;
                case ShapeMark shape:
                    writer.Shape(shape);
                    break;
            }
        }

        writer.Close();
        return (writer._out.Written.ToArray(), writer._owners);
    }

    private void Open(Owner owner)
    {
        if (_owner == owner)
        {
            return;
        }

        Close();
        _owner = owner;
        if (owner is StructNode node)
        {
            _out.Raw("/"u8).Raw(node.Role.ToString()).Raw("<</MCID "u8).Int(_owners.Count).Raw(">>BDC\n"u8);
            _owners.Add(node);
        }
        else if (owner is Artifact artifact)
        {
            _out.Raw("/Artifact<<"u8).Raw(artifact.Properties).Raw(">>BDC\n"u8);
        }
    }

    private void Close()
    {
        EndText();
        if (_owner is not null)
        {
            _out.Raw("EMC\n"u8);
            _owner = null;
        }
    }

    private void Text(TextMark mark)
    {
        if (!_inText)
        {
            _out.Raw("BT\n"u8);
            (_inText, _textAt) = (true, (0, 0));
        }

        FillWith(mark.Colour);
        // Counted in hundredths, so that rounding does not add up from line to line.
        (long X, long Y) at = (PdfBuffer.Hundredth(mark.X), PdfBuffer.Hundredth(_page.Height - mark.Baseline));
        if (at != _textAt)
        {
            _out.Hundredths(at.X - _textAt.X).Raw(" "u8).Hundredths(at.Y - _textAt.Y).Raw(" Td\n"u8);
            _textAt = at;
        }

        Show(mark);
    }

    /// <summary>Shows the text in pieces of one face. What shows nothing itself stays with what is before it.</summary>
    private void Show(TextMark mark)
    {
        var text = mark.Text;
        Span<byte> codes = text.Length <= 512 ? stackalloc byte[2 * text.Length] : new byte[2 * text.Length];
        var (length, at, face, use) = (0, 0, mark.Font, default(FontUse));
        foreach (var rune in text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            // A soft hyphen at the very end is one that a line was broken at.
            var codePoint =
                rune.Value == Characters.SoftHyphen && at == text.Length ? FontFace.ShownSoftHyphen
                : Characters.IsPrivate(rune.Value) ? Characters.Replacement
                : rune.Value;
            if ((Characters.IsInvisible(codePoint) ? face : mark.Font.FaceOf(codePoint)) is var next && next != face)
            {
                Show(codes[..length]);
                (face, use, length) = (next, null, 0);
            }

            var slot = (use ??= Use(face, mark)).SlotOf(codePoint);
            codes[length++] = (byte)(slot >> 8);
            codes[length++] = (byte)slot;
        }

        Show(codes[..length]);
    }

    private void Show(ReadOnlySpan<byte> codes)
    {
        // Only a line with thousands of characters that nobody sees is longer than a string may be.
        const int Longest = PdfBuffer.LongestString / 2 * 2;
        while (codes.Length > 0)
        {
            var length = Math.Min(codes.Length, Longest);
            _out.Literal(codes[..length]).Raw("Tj\n"u8);
            codes = codes[length..];
        }
    }

    /// <summary>
    /// Makes a face the one that is shown next. Symbols of the second face are a little smaller than the letters around them.
    /// </summary>
    private FontUse Use(FontFace face, TextMark mark)
    {
        var use = _fonts.UseOf(face);
        var size = face == mark.Font ? mark.Size : mark.Size * FontFace.SymbolSize;
        if (_font != (face, size))
        {
            _out.Raw("/"u8).Raw(use.ResourceName).Raw(" "u8).Number(size).Raw(" Tf\n"u8);
            _font = (face, size);
        }

        return use;
    }

    private void EndText()
    {
        if (_inText)
        {
            _out.Raw("ET\n"u8);
            _inText = false;
        }
    }

    private void Shape(BoxMark mark)
    {
        Prepare(mark.Fill, mark.Pen);
        var box = mark.Box;
        _out.Number(box.Left)
            .Raw(" "u8)
            .Number(_page.Height - box.Bottom)
            .Raw(" "u8)
            .Number(box.Width)
            .Raw(" "u8)
            .Number(box.Height)
            .Raw(" re "u8);
        Paint(mark.Fill, mark.Pen, closed: true);
    }

    private void Shape(ShapeMark mark)
    {
        Prepare(mark.Fill, mark.Pen);
        for (var i = 0; i < mark.Corners.Count; i++)
        {
            var corner = mark.Corners[i];
            _out.Number(corner.X).Raw(" "u8).Number(_page.Height - corner.Y).Raw(i == 0 ? " m "u8 : " l "u8);
        }

        Paint(mark.Fill, mark.Pen, mark.Closed);
    }

    private void Prepare(Colour? fill, Pen? pen)
    {
        EndText();
        if (fill is { } colour)
        {
            FillWith(colour);
        }

        if (pen is { } line)
        {
            DrawWith(line);
        }
    }

    private void Paint(Colour? fill, Pen? pen, bool closed) =>
        _out.Raw(
            (fill, pen, closed) switch
            {
                (not null, null, _) => "f\n"u8,
                (not null, not null, _) => "b\n"u8,
                (null, _, true) => "s\n"u8,
                _ => "S\n"u8,
            }
        );

    private void FillWith(Colour colour)
    {
        if (_fill != colour)
        {
            Write(colour, "rg\n"u8);
            _fill = colour;
        }
    }

    private void DrawWith(Pen pen)
    {
        if (_pen == pen)
        {
            return;
        }

        Write(pen.Colour, "RG "u8);
        _out.Number(pen.Width).Raw(" w ["u8);
        if (pen.Dash > 0)
        {
            _out.Number(pen.Dash);
        }

        _out.Raw("] 0 d\n"u8);
        _pen = pen;
    }

    private void Write(Colour colour, ReadOnlySpan<byte> command)
    {
        foreach (var part in (ReadOnlySpan<byte>)[colour.Red, colour.Green, colour.Blue])
        {
            _out.Number(part / 255.0).Raw(" "u8);
        }

        _out.Raw(command);
    }
}
