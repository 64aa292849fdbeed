using SocialValueIndex.Application.Mail;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Mail;

/// <summary>
/// Empties the outbox: as soon as this instance stored an e-mail, and every few seconds for those of other instances and those that are due
/// again. Each round also writes the digests that are due and forgets old e-mails. Where no mail server is set it does nothing.
/// </summary>
internal sealed partial class OutboxService(
    IMailer mailer,
    OutboxBell bell,
    IServiceScopeFactory scopes,
    SiteAddress site,
    TimeProvider time,
    ServiceMetrics metrics,
    ILogger<OutboxService> logger
) : BackgroundService
{
    /// <summary>How long an e-mail waits at most before it is looked for.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (mailer.CanSend && !stoppingToken.IsCancellationRequested)
        {
            await AttemptAsync<WriteDigests>(write => write.RunAsync(site.Known, stoppingToken), stoppingToken);
            while (await AttemptAsync<SendNextEmail>(SendAsync, stoppingToken)) { }

            await AttemptAsync<PruneEmails>(prune => prune.RunAsync(stoppingToken), stoppingToken);
            if (metrics.IsOutboxWatched)
            {
                await AttemptAsync<CountEmails>(async count => metrics.CountedOutbox(await count.RunAsync(stoppingToken)), stoppingToken);
            }

            await bell.WaitAsync(Pause, time, stoppingToken);
        }

        async Task<bool> SendAsync(SendNextEmail send) => await send.RunAsync(stoppingToken) is not null;
    }

    private Task AttemptAsync<T>(Func<T, Task> work, CancellationToken stoppingToken)
        where T : notnull =>
        AttemptAsync<T>(
            async useCase =>
            {
                await work(useCase);
                return true;
            },
            stoppingToken
        );

    private async Task<bool> AttemptAsync<T>(Func<T, Task<bool>> work, CancellationToken stoppingToken)
        where T : notnull
    {
        try
        {
            stoppingToken.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<T>());
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            // Whatever fails, the database for one, must not end the service: the next round comes.
            Failed(logger, typeof(T).Name, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The outbox could not go on with {Work}: {Kind}")]
    private static partial void Failed(ILogger logger, string work, string kind);
}
