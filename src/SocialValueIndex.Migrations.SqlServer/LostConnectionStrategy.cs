using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SocialValueIndex.Migrations.SqlServer;

/// <summary>
/// Tries again where Entity Framework does, and also after a connection that was lost on Linux: SqlClient gives that error the number 0
/// there, which Entity Framework does not know.
/// </summary>
public sealed class LostConnectionStrategy(ExecutionStrategyDependencies dependencies, int attempts, TimeSpan longestWait)
    : SqlServerRetryingExecutionStrategy(dependencies, attempts, longestWait, errorNumbersToAdd: null)
{
    /// <summary>Tries as often as Entity Framework does by itself: six times within about a minute.</summary>
    public LostConnectionStrategy(ExecutionStrategyDependencies dependencies)
        : this(dependencies, DefaultMaxRetryCount, DefaultMaxDelay) { }

    /// <inheritdoc />
    protected override bool ShouldRetryOn(Exception exception) => IsLostConnection(exception) || base.ShouldRetryOn(exception);

    // Class 20 and above means that the connection is closed: whatever was sent before is not answered any more.
    private static bool IsLostConnection(Exception exception) => exception is SqlException { Number: 0, Class: >= 20 };
}
