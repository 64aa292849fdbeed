using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Xunit;

namespace SocialValueIndex.Browser.Tests.Provider;

/// <summary>
/// An OpenID Connect provider in a process of its own. Where Node or its package is missing, the test is skipped with a reason, or fails
/// where a browser is required.
/// </summary>
internal sealed class RunningProvider : IDisposable
{
    private const string HowToGetIt =
        "There is no OpenID Connect provider to test against: install Node.js and run npm ci in tests/SocialValueIndex.Browser.Tests.";

    // Held until the provider takes it: a service that starts meanwhile would be given a port that is free.
    private readonly TcpListener _port = new(IPAddress.Loopback, 0);

    private Process? _process;

    public RunningProvider()
    {
        _port.Start();
        Address = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)_port.LocalEndpoint).Port}"));
    }

    /// <summary>Where it is, once it runs.</summary>
    public Uri Address { get; }

    /// <summary>Starts it for a service at that address.</summary>
    public async Task StartAsync(Uri site)
    {
        _port.Stop();
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "..", "node_modules", "oidc-provider")) || !TryStart(folder, site))
        {
            Assert.SkipWhen(!Chromium.IsRequired, HowToGetIt);
            Assert.Fail($"REQUIRE_BROWSER is set. {HowToGetIt}");
        }

        while (await _process!.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "ready") { }

        Assert.False(_process.HasExited, "The provider does not start.");
    }

    /// <summary>Stops it, as if it were down.</summary>
    public void Stop()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            Stop();
        }

        _process?.Dispose();
        _port.Dispose();
    }

    private bool TryStart(string folder, Uri site)
    {
        try
        {
            var start = new ProcessStartInfo("node")
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add("provider.mjs");
            start.ArgumentList.Add(Address.Port.ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add(site.GetLeftPart(UriPartial.Authority));
            _process = Process.Start(start);
            _process?.BeginErrorReadLine();
            return _process is not null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
