using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>A database that stops answering when a test says so.</summary>
public sealed class LostDatabase : DbConnectionInterceptor
{
    public const string Message = "The database does not answer.";

    public bool IsLost { get; set; }

    public override InterceptionResult ConnectionOpening(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    ) => IsLost ? throw new TimeoutException(Message) : result;

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => IsLost ? throw new TimeoutException(Message) : ValueTask.FromResult(result);
}
