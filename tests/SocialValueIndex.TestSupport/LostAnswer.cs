using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace SocialValueIndex.TestSupport;

/// <summary>A commit that was made and whose answer did not come back.</summary>
public sealed class LostAnswerException() : Exception("The answer to the commit was lost.");

/// <summary>Loses the answer to every commit.</summary>
public sealed class LostAnswer : DbTransactionInterceptor
{
    /// <inheritdoc />
    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    ) => throw new LostAnswerException();
}

/// <summary>Tries again after a lost answer, at once, as SQL Server's strategy does after a lost connection.</summary>
public sealed class LostAnswerStrategy(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 3, TimeSpan.Zero)
{
    /// <inheritdoc />
    protected override bool ShouldRetryOn(Exception exception) => exception is LostAnswerException;

    /// <inheritdoc />
    protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
}
