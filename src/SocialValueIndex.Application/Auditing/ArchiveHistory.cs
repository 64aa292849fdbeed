using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Auditing;

/// <summary>
/// Takes old lines of the history out of the database into a file: the one place where history is deleted. Only for whoever runs the
/// server: no page calls it, and no rule asks the history.
/// </summary>
/// <param name="db">The database.</param>
public sealed class ArchiveHistory(SocialValueIndexDbContext db)
{
    // Nothing is put into a page, so that text can stay readable.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Writes the lines of before a time, oldest first, one JSON object a line, and deletes them when the file is on the disk.
    /// </summary>
    /// <param name="before">The time (UTC). Nothing is added to the history of before it any more.</param>
    /// <param name="file">The file, which is empty.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>How many lines.</returns>
    public async Task<int> RunAsync(DateTime before, FileStream file, CancellationToken cancellationToken)
    {
        var oldestFirst = Before(before).AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id);
        await foreach (var entry in oldestFirst.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(file, entry, Options, cancellationToken);
            file.WriteByte((byte)'\n');
        }

        file.Flush(flushToDisk: true);
        return await Before(before).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<HistoryEntry> Before(DateTime before) => db.History.IgnoreQueryFilters().Where(e => e.At < before);
}
