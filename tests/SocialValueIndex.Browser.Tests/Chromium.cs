using Microsoft.Playwright;

namespace SocialValueIndex.Browser.Tests;

/// <summary>Where the browser is.</summary>
internal static class Chromium
{
    public const string HowToGetIt =
        "No Chromium was found: install it, set CHROMIUM_PATH to it, or run the playwright.ps1 of the build output with \"install "
        + "chromium\".";

    // The first is the same browser without its own windows and menus, which cost a third of the time and are not tested.
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];

    /// <summary>The sandbox asks for rights that containers do not give; the pages are our own.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A new frame for each page costs a fifth of opening it. The others are of Playwright's list, which this one replaces.
        "--disable-features=RenderDocument,AvoidUnnecessaryBeforeUnloadCheckSync,HttpsUpgrades,LazyFrameLoading,MediaRouter,PaintHolding,"
            + "ThirdPartyStoragePartitioning,Translate",
        // Without it, a process stands by for each visitor and is thrown away with them.
        "--renderer-process-limit=1",
        // What runs for a moment is not worth compiling well.
        "--js-flags=--no-opt,--no-maglev,--always-sparkplug",
    ];

    /// <summary>Whether tests without a browser fail instead of being skipped.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("REQUIRE_BROWSER") == "1";

    /// <summary>
    /// Playwright's own browser where there is one, then the one that is named, then the system's; none when there is none.
    /// </summary>
    public static string? Find(IPlaywright playwright)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string?[] candidates =
        [
            playwright.Chromium.ExecutablePath,
            Environment.GetEnvironmentVariable("CHROMIUM_PATH"),
            .. Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))),
        ];
        return candidates.FirstOrDefault(File.Exists);
    }
}
