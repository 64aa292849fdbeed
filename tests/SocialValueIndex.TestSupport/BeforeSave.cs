using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SocialValueIndex.TestSupport;

/// <summary>Does something between loading and storing, the first so many times that a context stores.</summary>
public sealed class BeforeSave(Func<Task> work, int times = 1) : SaveChangesInterceptor
{
    private int _left = times;

    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (Interlocked.Decrement(ref _left) >= 0)
        {
            await RunApartAsync();
        }

        return result;
    }

    /// <summary>Whoever stores meanwhile is somebody else: their attempts are not part of this one's.</summary>
    private Task RunApartAsync()
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }
}
