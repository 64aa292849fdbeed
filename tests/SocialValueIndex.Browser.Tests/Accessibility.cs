using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What a page looks like, as <c>look.js</c> tells it.</summary>
/// <param name="Outline">Its headings and landmarks, in pieces.</param>
/// <param name="Kinds">The kinds of its elements, each once.</param>
/// <param name="Title">Its title.</param>
/// <param name="TopHeadings">How many headings of the first level it has.</param>
/// <param name="Errors">How many messages about mistakes it shows.</param>
/// <param name="Width">How wide it is in CSS pixels.</param>
internal sealed record Look(
    IReadOnlyList<string> Outline,
    IReadOnlyList<string> Kinds,
    string Title,
    int TopHeadings,
    int Errors,
    int Width
)
{
    private static readonly string Script = Read();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<Look> AtAsync(IPage page) => AtAsync(page, []);

    /// <summary>Marks the first element of each of these kinds.</summary>
    public static Task<Look> MarkAsync(IPage page, IReadOnlyList<string> kinds) => AtAsync(page, kinds);

    private static async Task<Look> AtAsync(IPage page, IReadOnlyList<string> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                var found = await page.EvaluateAsync<JsonElement>(Script, wanted).WaitAsync(patience.Token);
                return found.Deserialize<Look>(JsonSerializerOptions.Web)!;
            }
            catch (PlaywrightException gone) when (gone.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
            {
                // Another page came while this one was waited for: that one is looked at.
                patience.Token.ThrowIfCancellationRequested();
            }
        }
    }

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
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>What can be wrong on one screen and right on another.</summary>
    private static readonly string[] LookRules = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

    private static readonly ConcurrentDictionary<string, byte> FoundGood = new();

    /// <summary>Gives axe to every page of a browser, half a megabyte that is read where it is needed.</summary>
    public static Task InstallAsync(IBrowserContext context) =>
        context.AddInitScriptAsync($"window.loadAxe = () => {{ {new BundledAxeScriptProvider().GetScript()} }};");

    /// <param name="look">The page.</param>
    /// <param name="screen">The screen that it is seen on: widths and colours hold for that alone.</param>
    /// <param name="showAsync">Gives the page, or a copy of it, in which scripts run and axe is installed.</param>
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(Look look, Screen screen, Func<Screen, Task<IPage>> showAsync)
    {
        string Here(string what) => $"{screen.Width} {screen.ForcedColours} {what}";
        var newHere = look.Kinds.Where(k => !FoundGood.ContainsKey(Here(k))).ToList();
        var isWhole = look.Outline.Any(piece => !FoundGood.ContainsKey(piece));
        if (newHere.Count == 0 && !isWhole)
        {
            return [];
        }

        var page = await showAsync(screen);
        var marked = await Look.MarkAsync(page, newHere);
        var rules = isWhole || newHere.Exists(k => !FoundGood.ContainsKey(k)) ? Standards : LookRules;
        var violations = await RunAsync(page, isWhole, rules);
        if (violations.Count == 0)
        {
            // The focus may have moved since the first look, or a script have changed the page.
            foreach (
                var good in newHere.Intersect(marked.Kinds).SelectMany(k => (string[])[k, Here(k)]).Concat(isWhole ? marked.Outline : [])
            )
            {
                FoundGood.TryAdd(good, 0);
            }
        }

        return violations;
    }

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, bool isWhole, string[] rules)
    {
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async ({ isWhole, runOnly }) => {
              if (!("axe" in window)) loadAxe();
              // Colours take most of the time, and are those of the kind.
              axe.configure({ rules: [{ id: "color-contrast", selector: "[data-new]" }, { id: "target-size", enabled: true }] });
              const isPart = !isWhole && document.querySelector("[data-new]");
              const { violations } = await axe.run(isPart ? { include: [["[data-new]"]] } : document, {
                runOnly,
                resultTypes: ["violations"],
              });
              for (const marked of document.querySelectorAll("[data-new]")) delete marked.dataset.new;
              return violations.map(v => `${v.id}: ${v.nodes.map(n => n.html + " " + n.failureSummary).join(" | ")}`);
            }
            """,
            new { isWhole, runOnly = rules }
        );
        return [.. found.EnumerateArray().Select(v => v.GetString()!)];
    }
}
