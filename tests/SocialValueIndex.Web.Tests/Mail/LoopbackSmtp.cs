using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>A mail server on this machine, which keeps what it is told. It takes every e-mail unless a test wants otherwise.</summary>
internal sealed class LoopbackSmtp : IAsyncDisposable
{
    private const string EndOfMail = ".";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<MimeMessage> _mails = new();
    private readonly TaskCompletionSource _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _firstMail = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public LoopbackSmtp()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>
    /// What it refuses: the beginning of a command, or "." for an e-mail that it has read to the end. It repeats the command, as some
    /// servers do.
    /// </summary>
    public string? Refuses { get; init; }

    /// <summary>The command after which it closes the connection without an answer; empty for as soon as somebody calls.</summary>
    public string? HangsUpAt { get; init; }

    /// <summary>The command after which it says nothing more; empty for as soon as somebody calls.</summary>
    public string? FallsSilentAt { get; init; }

    /// <summary>Done once it has fallen silent.</summary>
    public Task Silence => _silence.Task;

    /// <summary>
    /// What happens when it has read a command, or "." for a whole e-mail, before it answers. An e-mail counts as taken by then.
    /// </summary>
    public Action<string> BeforeAnswer { get; init; } = _ => { };

    /// <summary>Done once it has taken an e-mail.</summary>
    public Task FirstMail => _firstMail.Task;

    /// <summary>Every command so far, without the e-mails.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>Every e-mail that it took.</summary>
    public IReadOnlyList<MimeMessage> Mails => [.. _mails];

    /// <summary>A port that nobody listens on.</summary>
    public static int DeadPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The other side hung up. The next one may call.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (FallsSilentAt is "")
        {
            await FallSilentAsync(reader);
            return;
        }

        if (HangsUpAt is "")
        {
            return;
        }

        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync(_stop.Token) is { } command)
        {
            _commands.Enqueue(command);
            if (Begins(command, HangsUpAt))
            {
                return;
            }

            if (Begins(command, FallsSilentAt))
            {
                await FallSilentAsync(reader);
                return;
            }

            BeforeAnswer(command);
            await writer.WriteLineAsync(Answer(command));
            if (command is "DATA" && !Begins(command, Refuses))
            {
                await TakeAsync(reader, writer);
            }
        }
    }

    private async Task FallSilentAsync(StreamReader reader)
    {
        _silence.TrySetResult();
        await reader.ReadLineAsync(_stop.Token);
    }

    private string Answer(string command) =>
        Begins(command, Refuses)
            ? $"550 5.7.1 Refused: {command}"
            : command.Split(' ')[0] switch
            {
                "EHLO" => "250-loopback\r\n250 AUTH PLAIN",
                "AUTH" => "235 Welcome",
                "DATA" => "354 Go on",
                "QUIT" => "221 Bye",
                _ => "250 OK",
            };

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != EndOfMail)
        {
            // A line that begins with a dot travels with another one before it.
            lines.Add(line.StartsWith('.') ? line[1..] : line);
        }

        if (Refuses is EndOfMail)
        {
            await writer.WriteLineAsync($"554 5.7.1 Refused: {string.Join(' ', lines)}");
            return;
        }

        using var text = new MemoryStream(Encoding.Latin1.GetBytes(string.Join("\r\n", lines)));
        _mails.Enqueue(await MimeMessage.LoadAsync(text, _stop.Token));
        _firstMail.TrySetResult();
        BeforeAnswer(EndOfMail);
        await writer.WriteLineAsync("250 Taken");
    }

    private static bool Begins(string command, string? with) =>
        with is { Length: > 0 } && command.StartsWith(with, StringComparison.Ordinal);
}
