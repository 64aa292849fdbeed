using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Layout;

/// <summary>A column of a table.</summary>
/// <param name="Header">What its header cell says.</param>
/// <param name="Width">Its width, with the padding.</param>
public sealed record Column(string Header, double Width);

/// <summary>How a table looks.</summary>
/// <param name="Header">The text of header cells.</param>
/// <param name="HeaderFill">What header cells are filled with.</param>
/// <param name="SideFill">What the first column is filled with.</param>
/// <param name="Rule">The line below a row.</param>
/// <param name="Divider">The line between columns.</param>
/// <param name="Padding">The gap between the edge of a cell and its text.</param>
public sealed record TableLook(TextStyle Header, Colour HeaderFill, Colour SideFill, Pen Rule, Pen Divider, double Padding);

/// <summary>
/// A table that goes on over as many pages as it needs. Its header row is repeated on each page, for the eye; a row stays whole unless it
/// is taller than a page.
/// </summary>
public sealed class Table
{
    private readonly Flow _flow;
    private readonly StructNode _node;
    private readonly IReadOnlyList<Column> _columns;
    private readonly TableLook _look;
    private readonly Cell[] _headers;
    private bool _hasHeader;

    /// <summary>
    /// Begins a table where the flow stands. Its header row is set with the first row, so that it does not stand at the foot of a page by
    /// itself.
    /// </summary>
    public Table(Flow flow, StructNode parent, IReadOnlyList<Column> columns, TableLook look)
    {
        (_flow, _columns, _look) = (flow, columns, look);
        _node = parent.Add(Role.Table);
        var row = _node.Add(Role.TR);
        _headers = [.. columns.Select(c => NewCell(c))];
        for (var i = 0; i < columns.Count; i++)
        {
            _headers[i].Add(row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Column }), columns[i].Header, look.Header);
        }
    }

    private double HeaderHeight => _headers.Max(h => h.Height) + (2 * _look.Padding);

    private double Body => _flow.Format.Bottom - _flow.Format.Top - HeaderHeight;

    /// <summary>A new row: its node, and a cell for each column to be filled.</summary>
    public (StructNode Node, Cell[] Cells) NewRow() => (_node.Add(Role.TR), [.. _columns.Select(NewCell)]);

    /// <summary>
    /// The height of the header row and a row whose cells are filled; for a row that is taller than a page, that of a good part of it.
    /// </summary>
    public double HeightWithHeader(Cell[] cells) => HeaderHeight + (HeightOf(cells) is var height && height <= Body ? height : Body / 4);

    /// <summary>Sets the header row, if it is not there yet: a table without rows has one too.</summary>
    public void SetHeader()
    {
        if (!_hasHeader)
        {
            _hasHeader = true;
            SetHeaders((cell, page, corner) => cell.Set(page, corner, double.MaxValue, atLeastOne: true));
        }
    }

    /// <summary>Sets a row whose cells are filled, and says where it begins: the index of the page, and how far down.</summary>
    public (int Page, double Y) Set(Cell[] cells)
    {
        if (!_hasHeader)
        {
            _flow.Need(HeightWithHeader(cells));
            SetHeader();
        }

        var height = HeightOf(cells);
        // A row that must be split anyway begins here if there is room for more than a few of its lines.
        if (height > _flow.Remaining + 0.01 && (height <= Body || _flow.Remaining < Body / 4))
        {
            GoOn();
        }

        var start = (_flow.Document.Pages.Count - 1, _flow.Y);
        SetSlice(cells, goesOn: false);
        while (!Array.TrueForAll(cells, c => c.IsDone))
        {
            GoOn();
            SetSlice(cells, goesOn: true);
        }

        return start;
    }

    private double HeightOf(Cell[] cells) => cells.Max(c => c.Height) + (2 * _look.Padding);

    private Cell NewCell(Column column) => new(column.Width - (2 * _look.Padding));

    private void GoOn()
    {
        _flow.NextPage();
        SetHeaders((cell, page, corner) => cell.Repeat(page, corner, double.MaxValue));
    }

    private void SetHeaders(Action<Cell, Page, Point> set)
    {
        var box = new Box(_flow.Format.Left, _flow.Y, _columns.Sum(c => c.Width), HeaderHeight);
        _flow.Page.Fill(Artifact.Layout, _look.HeaderFill, box);
        ForEachColumn(box.Top, (i, corner) => set(_headers[i], _flow.Page, corner));
        _flow.Y = box.Bottom;
    }

    /// <summary>Sets what fits on this page of a row. When it began on an earlier page, its first cell is shown again.</summary>
    private void SetSlice(Cell[] cells, bool goesOn)
    {
        var page = _flow.Page;
        var room = _flow.Remaining - (2 * _look.Padding);
        var repeats = goesOn && cells[0].IsDone;
        var height = Math.Max(cells.Max(c => c.HeightWithin(room)), repeats ? Math.Min(cells[0].Height, room) : 0) + (2 * _look.Padding);
        var box = new Box(_flow.Format.Left, _flow.Y, _columns.Sum(c => c.Width), height);
        page.Fill(Artifact.Layout, _look.SideFill, box with { Width = _columns[0].Width });
        DrawRules(page, box);
        ForEachColumn(
            box.Top,
            (i, corner) =>
            {
                if (i == 0 && repeats)
                {
                    cells[0].Repeat(page, corner, room);
                }
                else
                {
                    cells[i].Set(page, corner, room, atLeastOne: goesOn);
                }
            }
        );
        _flow.Y = box.Bottom;
    }

    private void DrawRules(Page page, Box box)
    {
        var x = box.Left;
        for (var i = 0; i < _columns.Count - 1; i++)
        {
            x += _columns[i].Width;
            page.Line(Artifact.Layout, _look.Divider, new(x, box.Top), new(x, box.Bottom));
        }

        // Above as well as below: the fill of this row covers half of the line below the last one.
        page.Line(Artifact.Layout, _look.Rule, new(box.Left, box.Top), new(box.Right, box.Top));
        page.Line(Artifact.Layout, _look.Rule, new(box.Left, box.Bottom), new(box.Right, box.Bottom));
    }

    private void ForEachColumn(double top, Action<int, Point> act)
    {
        var x = _flow.Format.Left + _look.Padding;
        for (var i = 0; i < _columns.Count; i++)
        {
            act(i, new Point(x, top + _look.Padding));
            x += _columns[i].Width;
        }
    }
}
