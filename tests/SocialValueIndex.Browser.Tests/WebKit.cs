using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OpenQA.Selenium;
using OpenQA.Selenium.Remote;
using OpenQA.Selenium.Support.UI;

namespace SocialValueIndex.Browser.Tests;

/// <summary>WebKitGTK on a screen of its own, driven by its own driver: the engine of Safari, as far as it can be had on Linux.</summary>
internal sealed class WebKit : IDisposable
{
    public const string HowToGetIt =
        "WebKitGTK is not installed: on Debian, the packages webkit2gtk-driver, xvfb, xauth, dbus and openbox.";

    private static readonly string[] Tools = ["WebKitWebDriver", "xvfb-run", "dbus-run-session", "openbox"];

    private readonly Process _process;

    private WebKit(Process process, RemoteWebDriver driver) => (_process, Driver) = (process, driver);

    public RemoteWebDriver Driver { get; }

    private static string? MiniBrowser =>
        !Directory.Exists("/usr/lib")
            ? null
            : Directory
                .EnumerateDirectories("/usr/lib")
                .Select(folder => Path.Combine(folder, "webkit2gtk-4.1", "MiniBrowser"))
                .FirstOrDefault(File.Exists);

    public static bool IsInstalled => MiniBrowser is not null && Tools.All(tool => File.Exists(Path.Combine("/usr/bin", tool)));

    public static WebKit Start()
    {
        var port = FreePort();
        var command = new ProcessStartInfo("xvfb-run")
        {
            // Nothing has the focus without a window manager.
            ArgumentList = { "-a", "dbus-run-session", "--", "sh", "-c", $"openbox & exec WebKitWebDriver --port={port}" },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(command)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            return new WebKit(process, Connect(new Uri($"http://127.0.0.1:{port}")));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Waits until the page has such an element, and gives it.</summary>
    public IWebElement Find(string selector) => Until(driver => driver.FindElements(By.CssSelector(selector)).FirstOrDefault()!);

    /// <summary>Waits for something that is neither none nor false.</summary>
    public T Until<T>(Func<IWebDriver, T> condition)
    {
        var wait = new WebDriverWait(Driver, TimeSpan.FromSeconds(60));
        wait.IgnoreExceptionTypes(typeof(StaleElementReferenceException), typeof(JavaScriptException));
        return wait.Until(condition)!;
    }

    public void Dispose()
    {
        Driver.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>The driver needs a moment until it listens.</summary>
    private static RemoteWebDriver Connect(Uri address)
    {
        var wait = new DefaultWait<Uri>(address) { Timeout = TimeSpan.FromSeconds(60), PollingInterval = TimeSpan.FromMilliseconds(100) };
        return wait.Until(there =>
        {
            try
            {
                return new RemoteWebDriver(there, new MiniBrowserOptions(MiniBrowser!));
            }
            catch (WebDriverException problem) when (problem.InnerException is HttpRequestException)
            {
                return null;
            }
        })!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class MiniBrowserOptions : DriverOptions
    {
        private static readonly string[] Arguments = ["--automation"];

        private readonly string _path;

        public MiniBrowserOptions(string path)
        {
            _path = path;
            BrowserName = "MiniBrowser";
            AcceptInsecureCertificates = true;
        }

        public override void AddAdditionalOption(string optionName, object optionValue) => throw new NotSupportedException();

        public override ICapabilities ToCapabilities()
        {
            var capabilities = GenerateDesiredCapabilities(true);
            var options = new Dictionary<string, object> { ["binary"] = _path, ["args"] = Arguments };
            capabilities.SetCapability("webkitgtk:browserOptions", options);
            return capabilities.AsReadOnly();
        }
    }
}
