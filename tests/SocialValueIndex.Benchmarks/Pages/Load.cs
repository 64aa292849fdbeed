using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>What a load brought.</summary>
/// <param name="Requests">How many answers came.</param>
/// <param name="Errors">How many of them were no 200.</param>
/// <param name="Bytes">The size of an answer, with its headers.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record LoadResult(long Requests, long Errors, long Bytes, TimeSpan Elapsed)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;
}

/// <summary>
/// Asks for one address again and again over connections that stay open. It looks at answers no more than it must, because it uses the
/// processor of the server.
/// </summary>
/// <param name="port">Where the server listens.</param>
/// <param name="address">The address to ask for.</param>
/// <param name="headers">More headers, each a line.</param>
internal sealed class Load(int port, string address, params IEnumerable<string> headers)
{
    public const int Connections = 64;

    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        string.Join("\r\n", [$"GET {address} HTTP/1.1", "Host: localhost", "X-Forwarded-Proto: https", .. headers, "", ""])
    );

    private long _requests;
    private long _errors;
    private long _bytes;

    /// <summary>Asks for so long.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        (_requests, _errors, _bytes) = (0, 0, 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskAsync(() => watch.Elapsed < duration)));
        return new LoadResult(_requests, _errors, _bytes / Math.Max(_requests, 1), watch.Elapsed);
    }

    /// <summary>Asks so often, once after the other.</summary>
    public async Task RepeatAsync(int times)
    {
        var left = times;
        await AskAsync(() => left-- > 0);
    }

    private async Task AskAsync(Func<bool> goesOn)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var buffer = new byte[256 * 1024];
        while (goesOn())
        {
            await socket.SendAsync(_request);
            var length = await ReadAsync(socket, buffer);
            Interlocked.Increment(ref _requests);
            Interlocked.Add(ref _bytes, length);
            if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200 "u8))
            {
                Interlocked.Increment(ref _errors);
            }
        }
    }

    private static async Task<int> ReadAsync(Socket socket, byte[] buffer)
    {
        var (length, expected) = (0, -1);
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            length += read;
            expected = expected >= 0 ? expected : Expected(buffer.AsSpan(0, length));
            if (expected == 0 ? buffer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8) : expected > 0 && length >= expected)
            {
                return length;
            }
        }
    }

    /// <summary>The length of the whole answer; 0 where it comes in chunks, less where that is not known yet.</summary>
    private static int Expected(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return -1;
        }

        var name = "\r\nContent-Length: "u8;
        var start = answer[..end].IndexOf(name);
        if (start < 0)
        {
            return 0;
        }

        var value = answer[(start + name.Length)..];
        return end + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
