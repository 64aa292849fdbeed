using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What a page looks like, as <c>look.js</c> tells it.</summary>
/// <param name="Outline">Its headings and landmarks.</param>
/// <param name="Kinds">The kinds of its elements, each once.</param>
/// <param name="Title">Its title.</param>
/// <param name="Errors">How many messages about mistakes it shows.</param>
/// <param name="Width">How wide it is in CSS pixels.</param>
internal sealed record Look(string Outline, IReadOnlyList<string> Kinds, string Title, int Errors, int Width)
{
    private static readonly string Script = Read();

    public static Task<Look> AtAsync(IPage page) => AtAsync(page, []);

    /// <summary>Marks the first element of each of these kinds.</summary>
    public static Task<Look> MarkAsync(IPage page, IReadOnlyList<string> kinds) => AtAsync(page, kinds);

    private static async Task<Look> AtAsync(IPage page, IReadOnlyList<string> wanted) =>
        (await page.EvaluateAsync<JsonElement>(Script, wanted)).Deserialize<Look>(JsonSerializerOptions.Web)!;

    private static string Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("look.js")!);
        return reader.ReadToEnd();
    }
}

/// <summary>
/// What axe finds on pages. It takes half a second for a whole page, so what it has found good, in this test or another, it does not look
/// at again: of a page whose outline it knows it looks at elements of new kinds alone, and at the colours of the first of each kind. What
/// <c>look.js</c> takes for the same kind is one to axe here; where an element lies on the screen is no part of it.
/// </summary>
internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly ConcurrentDictionary<string, byte> FoundGood = new();

    /// <param name="look">The page.</param>
    /// <param name="screen">The screen that it is seen on: widths and colours hold for that alone.</param>
    /// <param name="showAsync">Gives the page, or a copy of it, in which scripts run.</param>
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(Look look, Screen screen, Func<Screen, Task<IPage>> showAsync)
    {
        string Seen(string what) => $"{screen.Width} {screen.ForcedColours} {what}";
        var newKinds = look.Kinds.Where(k => !FoundGood.ContainsKey(Seen(k))).ToList();
        var isNew = !FoundGood.ContainsKey(Seen(look.Outline));
        if (newKinds.Count == 0 && !isNew)
        {
            return [];
        }

        var page = await showAsync(screen);
        var marked = await Look.MarkAsync(page, newKinds);
        var violations = await RunAsync(page, isNew);
        if (violations.Count == 0)
        {
            // The focus may have moved since the first look, or a script have changed the page.
            foreach (var good in newKinds.Intersect(marked.Kinds).Append(marked.Outline))
            {
                FoundGood.TryAdd(Seen(good), 0);
            }
        }

        return violations;
    }

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, bool isWhole)
    {
        // Half a megabyte that a page needs once, however many states of it are looked at.
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var found = await page.EvaluateAsync<JsonElement>(
            """
            async isWhole => {
              // Colours take most of the time, and are those of the kind.
              axe.configure({ rules: [{ id: "color-contrast", selector: "[data-new]" }] });
              const isPart = !isWhole && document.querySelector("[data-new]");
              const { violations } = await axe.run(isPart ? { include: [["[data-new]"]] } : document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                rules: { "target-size": { enabled: true } },
                resultTypes: ["violations"],
              });
              for (const marked of document.querySelectorAll("[data-new]")) delete marked.dataset.new;
              return violations.map(v => `${v.id}: ${v.nodes.map(n => n.html + " " + n.failureSummary).join(" | ")}`);
            }
            """,
            isWhole
        );
        return [.. found.EnumerateArray().Select(v => v.GetString()!)];
    }
}
