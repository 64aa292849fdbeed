using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.Web.Hosting;

/// <summary>What whoever runs the service counts. The counts name no person and no organisation.</summary>
public sealed class ServiceMetrics
{
    public const string MeterName = "SocialValueIndex";

    private readonly Counter<long> _signIns;
    private readonly Counter<long> _saves;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _documents;
    private readonly Counter<long> _failedEmails;
    private readonly Gauge<long> _waitingEmails;
    private readonly Gauge<long> _givenUpEmails;

    public ServiceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _signIns = meter.CreateCounter<long>("svi.sign_ins", description: "Attempts to sign in; the tag outcome is succeeded or failed");
        _saves = meter.CreateCounter<long>("svi.saves", description: "Changes that were stored");
        _conflicts = meter.CreateCounter<long>("svi.conflicts", description: "Changes that a colleague's change was stored before");
        _documents = meter.CreateCounter<long>("svi.documents", description: "Files that were made; the tag type is their media type");
        _failedEmails = meter.CreateCounter<long>("svi.emails.failed", description: "Attempts to send an email that failed");
        _waitingEmails = meter.CreateGauge<long>("svi.emails.waiting", description: "Emails in the outbox that wait to be sent");
        _givenUpEmails = meter.CreateGauge<long>("svi.emails.given_up", description: "Emails in the outbox that could not be sent");
    }

    /// <summary>Whether anybody watches the outbox: counting it asks the database.</summary>
    public bool IsOutboxWatched => _waitingEmails.Enabled || _givenUpEmails.Enabled;

    public void SignedIn(bool succeeded) =>
        _signIns.Add(1, KeyValuePair.Create<string, object?>("outcome", succeeded ? "succeeded" : "failed"));

    public void Saved() => _saves.Add(1);

    public void Conflicted() => _conflicts.Add(1);

    public void MadeDocument(string type) => _documents.Add(1, KeyValuePair.Create<string, object?>("type", type));

    public void EmailFailed() => _failedEmails.Add(1);

    /// <summary>What is in the outbox now. Every instance that shares the database says the same.</summary>
    public void CountedOutbox(OutboxCount count)
    {
        _waitingEmails.Record(count.Waiting);
        _givenUpEmails.Record(count.GivenUp);
    }
}

/// <summary>Counts what is stored, and lost races.</summary>
internal sealed class CountSaves(ServiceMetrics metrics) : SaveChangesInterceptor
{
    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (result > 0)
        {
            metrics.Saved();
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(
        ConcurrencyExceptionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        metrics.Conflicted();
        return ValueTask.FromResult(result);
    }
}

/// <summary>Counts the files that pages give.</summary>
internal sealed class CountDocuments(ServiceMetrics metrics) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        // Before it is sent: there is nothing to do after.
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
        if (context.Result is FileResult file)
        {
            metrics.MadeDocument(file.ContentType.Split(';')[0]);
        }
    }
}
