using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Migrations.SqlServer;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>A server that is gone as soon as somebody speaks to it: a listener that closes every connection gives SqlClient's own error.</summary>
public sealed class LostConnectionTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _connections;

    public LostConnectionTests()
    {
        _listener.Start();
        _ = CloseEveryConnectionAsync();
    }

    private string ConnectionString => new SqlConnectionStringBuilder
    {
        DataSource = $"tcp:127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port}",
        InitialCatalog = "Index",
        UserID = "svi",
        Password = "not used",
        Encrypt = false,
        ConnectRetryCount = 0,
        ConnectTimeout = 5,
    }.ConnectionString;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Query_OnAConnectionThatIsLost_IsTriedAgain()
    {
        await using var db = new SocialValueIndexDbContext(
            new DbContextOptionsBuilder<SocialValueIndexDbContext>()
                .UseSqlServer(ConnectionString, o => o.ExecutionStrategy(d => new LostConnectionStrategy(d, 2, TimeSpan.Zero))).Options,
            KnownUser.Nobody);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => db.Organisations.AnyAsync(TestContext.Current.CancellationToken));

        var error = Assert.IsType<SqlException>(exception.GetBaseException() as SqlException ?? exception.InnerException);
        Assert.True(_connections >= 3, $"{_connections} connections; error {error.Number}, class {error.Class}: {error.Message}");
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
