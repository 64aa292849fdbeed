using System.Threading.Channels;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Mail;

/// <summary>
/// Requests of people who forgot their password. They wait here until after the answer, so that the answer to an address that has an
/// account takes
/// exactly the work of one that has none. When too many wait, more are dropped; so are those that wait when the application stops: people
/// ask again.
/// </summary>
public sealed class PasswordResetQueue
{
    private readonly Channel<(string Email, Uri Site)> _waiting =
        Channel.CreateBounded<(string, Uri)>(new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Reader.Count;

    public void Add(string email, Uri site) => _waiting.Writer.TryWrite((email, site));

    public IAsyncEnumerable<(string Email, Uri Site)> ReadAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);
}

/// <summary>Answers those requests, one after the other.</summary>
internal sealed partial class PasswordResetService(PasswordResetQueue reminders, IServiceScopeFactory scopes, ILogger<PasswordResetService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SendAllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task SendAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var (email, site) in reminders.ReadAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<RequestPasswordReset>().RunAsync(email, site, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // One request that fails, for whatever reason, must not end the service for the next ones.
                Failed(logger, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A link for a forgotten password could not be sent: {Kind}")]
    private static partial void Failed(ILogger logger, string kind);
}
