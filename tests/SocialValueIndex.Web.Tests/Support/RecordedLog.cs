using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>Everything that the application writes to its log, at the levels that it is configured for.</summary>
public sealed class RecordedLog : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public IReadOnlyList<LogEvent> Events => [.. _events];

    /// <summary>The one line that each request gets.</summary>
    public IReadOnlyList<LogEvent> Requests =>
        [.. _events.Where(e => e.Properties.ContainsKey("RequestPath") && e.Properties.ContainsKey("Elapsed"))];

    /// <summary>All of it as it is written outside Development: with every property and exception.</summary>
    public string Text
    {
        get
        {
            using var writer = new StringWriter();
            var formatter = new RenderedCompactJsonFormatter();
            foreach (var logEvent in _events)
            {
                formatter.Format(logEvent, writer);
            }

            return writer.ToString();
        }
    }

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);

    public static string? Property(LogEvent logEvent, string name) =>
        logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: { } scalar } ? scalar.ToString() : null;
}
