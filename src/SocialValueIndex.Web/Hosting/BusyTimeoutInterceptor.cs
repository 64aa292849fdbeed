using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// Lets SQLite itself wait while another connection, or another process, writes: it looks again after 1, 2, 5, 10 milliseconds and so on.
/// The provider by itself would look again after 150 milliseconds, each time, however soon the other one is done. The wait keeps its
/// thread and cannot be cancelled. A transaction that read before it writes is refused at once if another one wrote since: the provider
/// sees to that.
/// </summary>
internal sealed class BusyTimeoutInterceptor : DbConnectionInterceptor
{
    // After that the provider goes on as before.
    private const int BusyTimeoutMilliseconds = 10_000;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        SQLitePCL.raw.sqlite3_busy_timeout(((SqliteConnection)connection).Handle, BusyTimeoutMilliseconds);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
