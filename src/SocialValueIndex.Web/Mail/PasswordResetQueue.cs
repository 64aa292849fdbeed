using System.Threading.Channels;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Mail;

/// <summary>
/// Requests of people who forgot their password. They wait here until after the answer, so that the answer to an address that has an
/// account takes exactly the work of one that has none. When too many wait, more are dropped: people ask again.
/// </summary>
public sealed class PasswordResetQueue
{
    private readonly Channel<(string Email, Uri Site)> _waiting = Channel.CreateBounded<(string, Uri)>(
        new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Add(string email, Uri site) => _waiting.Writer.TryWrite((email, site));

    public IAsyncEnumerable<(string Email, Uri Site)> ReadAsync() => _waiting.Reader.ReadAllAsync(CancellationToken.None);

    /// <summary>Takes no more requests; those that wait can still be read.</summary>
    public void Close() => _waiting.Writer.TryComplete();
}

/// <summary>
/// Answers those requests, one after the other: it puts the e-mail into the outbox, if there is one to send. When the application stops,
/// it first answers those that wait.
/// </summary>
internal sealed partial class PasswordResetService(
    PasswordResetQueue requests,
    IServiceScopeFactory scopes,
    ILogger<PasswordResetService> logger
) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        requests.Close();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (email, site) in requests.ReadAsync())
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<RequestPasswordReset>().RunAsync(email, site, CancellationToken.None);
            }
            catch (Exception exception)
            {
                // One request that fails, for whatever reason, must not end the service for the next ones.
                Failed(logger, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A link for a forgotten password could not be made: {Kind}")]
    private static partial void Failed(ILogger logger, string kind);
}
