using System.IO.Compression;
using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Application.Organisations.Export;

/// <summary>The archive (ZIP) that an export becomes.</summary>
internal sealed class ExportArchive : IDisposable
{
    private readonly MemoryStream _memory = new();
    private readonly ZipArchive _archive;

    public ExportArchive() => _archive = new ZipArchive(_memory, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds a file.</summary>
    public async Task AddAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var stream = await _archive.CreateEntry(name).OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }

    /// <summary>Adds a table as CSV.</summary>
    public async Task AddAsync(string name, IEnumerable<IEnumerable<string>> rows, CancellationToken cancellationToken)
    {
        await using var stream = await _archive.CreateEntry(name).OpenAsync(cancellationToken);
        await using var csv = new CsvWriter(stream);
        foreach (var row in rows)
        {
            await csv.WriteAsync(row, cancellationToken);
        }
    }

    /// <summary>Ends it. Nothing can be added after that.</summary>
    public byte[] End()
    {
        _archive.Dispose();
        return _memory.ToArray();
    }

    public void Dispose()
    {
        _archive.Dispose();
        _memory.Dispose();
    }
}
