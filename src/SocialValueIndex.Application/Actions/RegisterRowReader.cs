using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Actions;

/// <summary>Reads the rows of a file one by one against a register, and notes what is wrong with them.</summary>
/// <param name="reading">The register.</param>
/// <param name="stamp">Who uploads the file, and when.</param>
internal sealed class RegisterRowReader(RegisterReading reading, ChangeStamp stamp)
{
    private readonly HashSet<ActionReference> _read = [];
    private readonly HashSet<Guid> _owners = [.. reading.Colleagues.Select(c => c.Id)];

    public List<FileFault> Faults { get; } = [];

    public ImportRow? Read(RegisterRow row)
    {
        if (row.Ref.Length == 0)
        {
            return Fault(row.Place, "The row has no reference. Enter it in the column “Ref”, or remove the row");
        }

        if (!ActionReference.TryParse(row.Ref, out var action))
        {
            return Fault(row.Place, $"“{FileFault.Shortened(row.Ref)}” is not a reference. Enter one like A2-Leader, or remove the row");
        }

        var place = $"{row.Place}, {action}";
        if (!_read.Add(action))
        {
            return Fault(place, "The action is in the file twice. Keep one of the rows");
        }

        var entry = reading.Register.Find(action);
        var before = Faults.Count;
        var (wanted, comment) = (Wanted(row, place, entry?.Values ?? ActionValues.None), Comment(row, place, entry));
        return Faults.Count > before ? null
            : entry is null ? Missing(row, place, wanted, comment)
            : Compare(row, place, entry, wanted, comment);
    }

    // A row that nobody changed does no harm, whatever became of its action.
    private ImportRow? Missing(RegisterRow row, string place, ActionValues wanted, string comment) =>
        comment.Length == 0 && ActionValues.None.WithChangesOf(wanted, row.BasedOn) == ActionValues.None
            ? null
            : Fault(place, "The plan does not ask for this action any more. Remove the row");

    private ImportRow? Compare(RegisterRow row, string place, RegisterEntry entry, ActionValues wanted, string comment)
    {
        var before = entry.Values;
        var (theirs, conflicts) = before.Merge(wanted, row.BasedOn);
        var mine = before.WithChangesOf(wanted, row.BasedOn);
        var fields = FieldWords.Fields.Where(f => ActionValues.Differ(f, before, mine)).ToList();
        if (fields.Count == 0 && comment.Length == 0)
        {
            return null;
        }

        // The register of the preview is nobody else's, so trying the change on its row changes nothing that is stored.
        var tried = entry.Tracked ?? TrackedAction.Start(reading.Assessment.Assessment, entry.AreaCode, entry.Action, stamp);
        var outcome = tried.Change(new ProposedAction(mine, null) { Comment = comment }, _owners.Contains, reading.Register.Today, stamp);
        if (outcome.Faults.Count > 0)
        {
            Faults.AddRange(outcome.Faults.Select(f => new FileFault(place, f.Message)));
            return null;
        }

        var change = new PendingChange(
            entry.Reference.ToString(),
            before.Fingerprint(),
            mine,
            conflicts.Count > 0 ? theirs : null,
            comment
        );
        return new ImportRow(place, entry, before, change, [.. fields.Except(conflicts)], conflicts);
    }

    private ActionValues Wanted(RegisterRow row, string place, ActionValues stored) =>
        new(
            OwnerOf(Cell(row, RegisterTable.Owner, place), row.BasedOn, stored),
            DueOf(Cell(row, RegisterTable.Due, place), place, stored),
            StatusOf(Cell(row, RegisterTable.Status, place), place, stored),
            Cell(row, RegisterTable.Reason, place) ?? stored.Reason,
            CostOf(Cell(row, RegisterTable.Cost, place), place, stored)
        );

    private string Comment(RegisterRow row, string place, RegisterEntry? entry)
    {
        var typed = PlainText.Normalize(Cell(row, RegisterTable.Comment, place));
        return entry?.Tracked?.Comments.Any(c => PlainText.AreSame(c.Text, typed)) == true ? "" : typed;
    }

    private string? Cell(RegisterRow row, string column, string place)
    {
        if (row.Cells.TryGetValue(column, out var text) && ReferenceEquals(text, SpreadsheetReader.NotText))
        {
            Fault(place, $"“{column}” is an error, or a formula without a result. Type the value");
            return null;
        }

        return text;
    }

    // The same name can be a person's and somebody's without an account. The one that was exported stays; otherwise it is the person.
    private ActionOwner OwnerOf(string? text, string? basedOn, ActionValues stored)
    {
        if (text is null)
        {
            return stored.Owner;
        }

        var name = PlainText.SingleLine(text);
        IEnumerable<ActionOwner> candidates =
        [
            .. reading.Colleagues.Where(c => PlainText.NameComparer.Equals(c.Name, name)).Select(c => ActionOwner.Person(c.Id)),
            .. PlainText.NameComparer.Equals(reading.NameOf(stored.Owner), name) ? [stored.Owner] : Array.Empty<ActionOwner>(),
            name.Length == 0 ? ActionOwner.Nobody : ActionOwner.Named(name),
        ];
        return candidates.FirstOrDefault(c => ActionValues.IsOwnerIn(basedOn, c))
            ?? candidates.FirstOrDefault(c => c == stored.Owner)
            ?? candidates.First();
    }

    private DateOnly? DueOf(string? text, string place, ActionValues stored)
    {
        if (text is null || text.Length == 0)
        {
            return text is null ? stored.Due : null;
        }

        if (BritishDate.Parse(text) is { } day)
        {
            return day;
        }

        Fault(place, $"“{FileFault.Shortened(text)}” in the column “Due” is not a date. Enter one like 31/3/2027");
        return null;
    }

    private ActionStatus StatusOf(string? text, string place, ActionValues stored)
    {
        if (text is null || ActionStatuses.Recognize(text) is not null)
        {
            return ActionStatuses.Recognize(text) ?? stored.Status;
        }

        Fault(place, "The status is not one of the four. Use Not started, In progress, Done or Not planned");
        return stored.Status;
    }

    private decimal? CostOf(string? text, string place, ActionValues stored)
    {
        if (text is null || TypedCost.IsBlank(text))
        {
            return text is null ? stored.Cost : null;
        }

        if (TypedCost.Read(text) is { } cost)
        {
            return cost;
        }

        Fault(place, $"“{FileFault.Shortened(text)}” in the column “Cost” is not an amount. Enter pounds, for example 1500 or 1500.50");
        return null;
    }

    private ImportRow? Fault(string place, string message)
    {
        Faults.Add(new FileFault(place, message));
        return null;
    }
}
