using System.Text.Json;
using System.Text.Json.Serialization;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Actions;

/// <summary>A change that a file asks for, to be confirmed.</summary>
/// <param name="Ref">The action.</param>
/// <param name="BasedOn">The fingerprint of the values that the page shows as stored.</param>
/// <param name="Mine">The values with everything that the person changed.</param>
/// <param name="Theirs">The same, but with what a colleague changed meanwhile where both changed it; none without such a conflict.</param>
/// <param name="Comment">A comment to add; may be empty.</param>
public sealed record PendingChange(string Ref, string BasedOn, ActionValues Mine, ActionValues? Theirs, string Comment);

/// <summary>What one row of a file would change.</summary>
/// <param name="Place">Where the row is.</param>
/// <param name="Entry">The action.</param>
/// <param name="Before">The values that are stored.</param>
/// <param name="Change">The change to confirm.</param>
/// <param name="Changed">The fields that would change without a conflict, each one of <see cref="ActionFields"/>.</param>
/// <param name="Conflicts">The fields that a colleague changed too since the file was exported.</param>
public sealed record ImportRow(
    string Place,
    RegisterEntry Entry,
    ActionValues Before,
    PendingChange Change,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Conflicts
);

/// <summary>What a file would change.</summary>
/// <param name="Reading">The register as it is.</param>
/// <param name="Rows">The rows that would change something.</param>
/// <param name="Unchanged">How many other rows there are.</param>
public sealed record ImportPreview(RegisterReading Reading, IReadOnlyList<ImportRow> Rows, int Unchanged)
{
    /// <summary>The changes as the form that confirms them carries them.</summary>
    public string Json => PendingChanges.Write([.. Rows.Select(r => r.Change)]);
}

/// <summary>Reads an edited register and says what it would change. Nothing is changed.</summary>
/// <param name="read">Reads the register.</param>
/// <param name="user">Who uploads it.</param>
/// <param name="time">The clock.</param>
public sealed class PreviewImport(ReadRegister read, ICurrentUser user, TimeProvider time)
{
    // Whoever corrects a hundred can choose the file again.
    private const int MaxFaults = 100;

    /// <summary>Reads it.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="content">The file; empty where none was chosen.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// Refused as gone where there is no such assessment, and as invalid with a <see cref="FileFault"/> for everything that is wrong.
    /// </returns>
    public async Task<Outcome<ImportPreview>> RunAsync(Guid assessmentId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } reading)
        {
            return new Refusal.Gone();
        }

        var (rows, faults) = RegisterFileReader.Read(content);
        if (faults.Count > 0)
        {
            return new Refusal.Invalid([.. faults]);
        }

        var rowReader = new RegisterRowReader(reading, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
        var changes = rows.Select(rowReader.Read).OfType<ImportRow>().ToList();
        return rowReader.Faults.Count > 0
            ? new Refusal.Invalid([.. rowReader.Faults.Take(MaxFaults)])
            : new ImportPreview(reading, changes, rows.Count - changes.Count);
    }
}

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

/// <summary>Changes as the form that confirms them carries them.</summary>
public static class PendingChanges
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        IgnoreReadOnlyProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes them.</summary>
    public static string Write(IReadOnlyList<PendingChange> changes) => JsonSerializer.Serialize(changes, Options);

    /// <summary>Reads them.</summary>
    /// <returns>The changes; none when the text is not what <see cref="Write"/> gives.</returns>
    public static IReadOnlyList<PendingChange>? Read(string? json)
    {
        try
        {
            var changes = JsonSerializer.Deserialize<List<PendingChange?>>(json ?? "", Options);
            return changes is null || changes.Contains(null) ? null : [.. changes.OfType<PendingChange>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Applies the changes of a file that a person confirmed: whole or not at all.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ApplyImport(RegisterEditor editor)
{
    /// <summary>Applies them.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="json">The changes, as <see cref="ImportPreview.Json"/> gives them.</param>
    /// <param name="keepMine">The actions, by reference, of whose conflicts the person wants their own values.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// What changed. Refused as malformed where the changes cannot be read, and as <see cref="RegisterEditor.RunAsync"/> is.
    /// </returns>
    public async Task<Outcome<IReadOnlyList<EditedAction>>> RunAsync(
        Guid assessmentId,
        string? json,
        IReadOnlySet<string> keepMine,
        CancellationToken cancellationToken
    )
    {
        if (PendingChanges.Read(json) is not { } changes)
        {
            return new Refusal.Malformed();
        }

        var edits = new List<ActionEdit>();
        foreach (var change in changes)
        {
            if (!ActionReference.TryParse(change.Ref, out var action))
            {
                return new Refusal.Malformed();
            }

            var values = change.Theirs is { } theirs && !keepMine.Contains(change.Ref) ? theirs : change.Mine;
            edits.Add(new ActionEdit(action, _ => new ProposedAction(values, change.BasedOn) { Comment = change.Comment }));
        }

        return await editor.RunAsync(assessmentId, edits, cancellationToken);
    }
}
