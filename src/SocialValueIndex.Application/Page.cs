using Microsoft.EntityFrameworkCore;

namespace SocialValueIndex.Application;

/// <summary>A page of a list that is too long to be shown whole.</summary>
/// <param name="Items">What stands on it, in the order of the list.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Number">Which page it is, from 1.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Number)
{
    /// <summary>How many pages there are: one where there is nothing.</summary>
    public int Pages => Paging.PagesFor(Total);

    /// <summary>The same page with something else for each of its items.</summary>
    public Page<TOther> With<TOther>(IReadOnlyList<TOther> items) => new(items, Total, Number);
}

/// <summary>How lists are cut into pages.</summary>
public static class Paging
{
    /// <summary>How many items a page shows.</summary>
    public const int Size = 50;

    /// <summary>Reads a page of a list in two round trips.</summary>
    /// <param name="list">The list.</param>
    /// <param name="number">Which page, from 1; one that there is not is the nearest.</param>
    /// <param name="read">Says what is read of what stands on the page.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    internal static async Task<Page<TRead>> ToPageAsync<T, TRead>(
        this IOrderedQueryable<T> list,
        int number,
        Func<IQueryable<T>, IQueryable<TRead>> read,
        CancellationToken cancellationToken
    )
    {
        var total = await list.CountAsync(cancellationToken);
        var current = Math.Clamp(number, 1, PagesFor(total));
        return new Page<TRead>(await read(list.Skip((current - 1) * Size).Take(Size)).ToListAsync(cancellationToken), total, current);
    }

    internal static int PagesFor(int total) => Math.Max(1, (total + Size - 1) / Size);
}
