using System.Globalization;
using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Application.Auditing;

/// <summary>The audit as a file for spreadsheets.</summary>
public static class AuditCsv
{
    private static readonly string[] Headings = ["When", "Who", "What", "Organisation", "About", "From", "To"];

    /// <summary>Writes the lines, with a mark that tells spreadsheets that it is UTF-8.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<AuditLine> lines, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new CsvWriter(stream);
        await writer.WriteAsync(Headings, cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            // London's time with its difference from UTC, so that neither a reader nor a program has to guess.
            var at = new DateTimeOffset(line.At, TimeSpan.Zero).ToOffset(LondonTime.Zone.GetUtcOffset(line.At));
            var when = at.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
            await writer.WriteAsync([when, line.By, line.What, line.Organisation, line.Subject, line.From, line.To], cancellationToken);
        }
    }
}
