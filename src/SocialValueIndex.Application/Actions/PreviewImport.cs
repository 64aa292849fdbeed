using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Actions;

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
