using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>
/// What another .NET process allocates and asks its database, by the counters that every .NET process offers: nothing in the application
/// knows of it.
/// </summary>
internal sealed class Counters : IDisposable
{
    private readonly EventPipeSession _session;
    private readonly Task _reading;
    private readonly ConcurrentQueue<TaskCompletionSource> _waiting = new();
    private double _allocated;
    private double _queries;
    private bool _hasAllocated;
    private bool _hasQueries;

    public Counters(int processId)
    {
        var everySecond = new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" };
        _session = new DiagnosticsClient(processId).StartEventPipeSession(
            [
                new EventPipeProvider("System.Runtime", EventLevel.Informational, -1, everySecond),
                new EventPipeProvider("Microsoft.EntityFrameworkCore", EventLevel.Informational, -1, everySecond),
            ],
            requestRundown: false
        );
        _reading = Task.Run(Read);
    }

    /// <summary>Bytes allocated, and queries sent, by each of so many requests.</summary>
    public async Task<(double Bytes, double Queries)> MeasureAsync(Func<int, Task> request, int times)
    {
        // The first value can be from before the process counted.
        await NextAsync();
        await NextAsync();
        var (allocated, queries) = (_allocated, _queries);
        await request(times);
        await NextAsync();
        await NextAsync();
        return ((_allocated - allocated) / times, (_queries - queries) / times);
    }

    public void Dispose()
    {
        _session.Stop();
        _reading.Wait();
        _session.Dispose();
    }

    private Task NextAsync()
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(next);
        return next.Task;
    }

    private void Read()
    {
        using var source = new EventPipeEventSource(_session.EventStream);
        source.Dynamic.All += Count;
        source.Process();
    }

    private void Count(TraceEvent counter)
    {
        if (
            counter.EventName != "EventCounters"
            || counter.PayloadValue(0) is not IDictionary<string, object> outer
            || outer["Payload"] is not IDictionary<string, object> values
        )
        {
            return;
        }

        switch (values["Name"] as string)
        {
            case "alloc-rate":
                _allocated += Convert.ToDouble(values["Increment"], System.Globalization.CultureInfo.InvariantCulture);
                Came(ref _hasAllocated);
                break;
            case "total-queries":
                _queries = Convert.ToDouble(values["Mean"], System.Globalization.CultureInfo.InvariantCulture);
                Came(ref _hasQueries);
                break;
        }
    }

    // Two sources, each with a second of its own: a value counts when both have come.
    private void Came(ref bool which)
    {
        which = true;
        if (_hasAllocated && _hasQueries)
        {
            (_hasAllocated, _hasQueries) = (false, false);
            while (_waiting.TryDequeue(out var next))
            {
                next.SetResult();
            }
        }
    }
}
