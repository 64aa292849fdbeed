using System.Globalization;
using SocialValueIndex.Application;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>The links from one page of a list to the others.</summary>
/// <param name="Route">The list.</param>
/// <param name="Number">The page that is shown, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="QueryOf">What the address of a page carries.</param>
public sealed record PageLinks(string Route, int Number, int Pages, Func<int?, Dictionary<string, string>> QueryOf)
{
    /// <summary>
    /// The numbers to show: the first, the last, and those around the page that is shown. None stands for several that are left out.
    /// </summary>
    public IEnumerable<int?> Numbers
    {
        get
        {
            var last = 0;
            foreach (var number in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Number) <= 1))
            {
                if (number - last == 2)
                {
                    yield return number - 1;
                }
                else if (number - last > 2)
                {
                    yield return null;
                }

                yield return number;
                last = number;
            }
        }
    }

    /// <summary>The links below a page of a list.</summary>
    public static PageLinks To<T>(string route, Page<T> page, Func<int?, Dictionary<string, string>> queryOf) =>
        new(route, page.Number, page.Pages, queryOf);

    /// <summary>The query string of a page; empty values are left out.</summary>
    /// <param name="number">The page; none for the list without a page number.</param>
    /// <param name="filter">What the list is filtered by.</param>
    public static Dictionary<string, string> Query(int? number, params (string Name, string? Value)[] filter)
    {
        (string Name, string? Value)[] all = [.. filter, ("number", number?.ToString(CultureInfo.InvariantCulture))];
        return all.Where(w => !string.IsNullOrEmpty(w.Value)).ToDictionary(w => w.Name, w => w.Value!);
    }
}
