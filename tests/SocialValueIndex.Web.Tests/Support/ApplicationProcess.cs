using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>The application in a process of its own, on a port of its own.</summary>
internal sealed partial class ApplicationProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ApplicationProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it said so far.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Starts it in Development, with the example council, where the settings say nothing else.</summary>
    public static ApplicationProcess Start(string connectionString, params (string Name, string Value)[] settings) =>
        Start([], connectionString, settings);

    /// <summary>Runs one of its commands to the end, and gives its exit code.</summary>
    public static async Task<int> RunAsync(string connectionString, params string[] arguments)
    {
        await using var command = Start(arguments, connectionString);
        await command._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return command._process.ExitCode;
    }

    /// <summary>Where it listens, once it does.</summary>
    /// <exception cref="InvalidOperationException">It ended before it listened; the message holds what it said.</exception>
    public async Task<Uri> ListeningAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var ended = _process.WaitForExitAsync(token);
        return await Task.WhenAny(_address.Task, ended) == _address.Task
            ? await _address.Task
            : throw new InvalidOperationException($"It ended with {_process.ExitCode}:\n{Log}");
    }

    /// <summary>Opens a browser at it. The cookies of another browser can be brought along: two instances are one site.</summary>
    public async Task<Browser> OpenBrowserAsync(Cookies? cookies = null) =>
        new(new HttpClient(cookies ?? new Cookies()) { BaseAddress = await ListeningAsync() });

    /// <summary>Ends it at once, as when the power fails.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static ApplicationProcess Start(string[] arguments, string connectionString, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__SocialValueIndex"] = connectionString;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new ApplicationProcess(Process.Start(start)!);
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _log.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex("(?<=Now listening on: \"?)http://127[.]0[.]0[.]1:[0-9]+")]
    private static partial Regex Listening();

    /// <summary>Cookies of one person, sent to whichever instance is asked, over plain HTTP too.</summary>
    internal sealed class Cookies : DelegatingHandler
    {
        private readonly ConcurrentDictionary<string, string> _values;

        public Cookies(Cookies? others = null)
            : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) =>
            _values = others is null ? [] : others._values;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _values.Select(c => $"{c.Key}={c.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _values[pair[0]] = pair[1];
            }

            return response;
        }
    }
}
