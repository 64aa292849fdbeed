using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Migrations.SqlServer;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>
/// A server that is gone as soon as somebody speaks to it: a listener that closes every connection gives SqlClient's own error.
/// </summary>
public sealed class LostConnectionTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _connections;

    public LostConnectionTests()
    {
        _listener.Start();
        _ = CloseEveryConnectionAsync();
    }

    private string ConnectionString =>
        new SqlConnectionStringBuilder
        {
            DataSource = $"tcp:127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port}",
            InitialCatalog = "Index",
            UserID = "svi",
            Password = "not used",
            Encrypt = false,
            ConnectRetryCount = 0,
            ConnectTimeout = 5,

            // A pool answers for a few seconds with the error that it had, without trying.
            Pooling = false,
        }.ConnectionString;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Query_OnAConnectionThatIsLost_IsTriedAgain()
    {
        await using var db = new SocialValueIndexDbContext(
            new DbContextOptionsBuilder<SocialValueIndexDbContext>()
                .UseSqlServer(ConnectionString, o => o.ExecutionStrategy(d => new LostConnectionStrategy(d, 2, TimeSpan.Zero)))
                .Options
        ).For(KnownUser.Nobody);

        var exception = await Assert.ThrowsAsync<RetryLimitExceededException>(() =>
            db.Organisations.AnyAsync(TestContext.Current.CancellationToken)
        );

        var error = Assert.IsType<SqlException>(exception.InnerException);
        Assert.Equal((0, 20), (error.Number, error.Class));
        Assert.Equal(3, _connections);
    }

    private async Task CloseEveryConnectionAsync()
    {
        try
        {
            while (true)
            {
                (await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken)).Dispose();
                Interlocked.Increment(ref _connections);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }
}
