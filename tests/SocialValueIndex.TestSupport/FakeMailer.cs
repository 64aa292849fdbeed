using System.Collections.Concurrent;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.TestSupport;

/// <summary>Keeps the e-mails that would be sent, or says what a test wants said.</summary>
public sealed class FakeMailer : IMailer
{
    private readonly ConcurrentQueue<MailMessage> _messages = new();
    private readonly TaskCompletionSource<MailMessage> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What becomes of every e-mail.</summary>
    public MailDeliveryState State { get; set; } = MailDeliveryState.Sent;

    /// <summary>What happens while an e-mail is on its way.</summary>
    public Action BeforeSave { get; set; } = () => { };

    /// <summary>Every e-mail so far.</summary>
    public IReadOnlyList<MailMessage> Messages => [.. _messages];

    /// <summary>The first e-mail, once it is sent.</summary>
    public Task<MailMessage> First => _first.Task;

    /// <inheritdoc />
    public bool CanSend => State != MailDeliveryState.NoServer;

    /// <inheritdoc />
    public Task<MailDelivery> SendAsync(MailMessage message)
    {
        BeforeSave();
        _messages.Enqueue(message);
        _first.TrySetResult(message);
        return Task.FromResult(new MailDelivery(State));
    }
}
