using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>A published application in a process of its own. Its log goes into a file, as a service's does.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private Server(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    /// <summary>The processor time that it used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="assembly">The published assembly.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<Server> StartAsync(string assembly, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var log = $"{assembly}.log";
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", ["/c", $"dotnet \"{assembly}\" > \"{log}\" 2>&1"])
            : new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet '{assembly}' > '{log}' 2>&1"]);
        start.WorkingDirectory = Path.GetDirectoryName(assembly);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = new Server(Process.Start(start)!, port);
        var waited = Stopwatch.StartNew();
        while (!await server.AnswersAsync())
        {
            if (server._process.HasExited || waited.Elapsed > LongestStart)
            {
                throw new InvalidOperationException($"{assembly} does not start: {await File.ReadAllTextAsync(log)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return server;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{Port}/");
            request.Headers.Add("X-Forwarded-Proto", "https");
            return (await http.SendAsync(request)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
