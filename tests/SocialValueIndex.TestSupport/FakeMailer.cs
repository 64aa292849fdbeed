using System.Collections.Concurrent;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.TestSupport;

/// <summary>Keeps the e-mails that would be sent, or says what a test wants said.</summary>
public sealed class FakeMailer : IMailer
{
    private readonly ConcurrentQueue<MailMessage> _messages = new();
    private readonly TaskCompletionSource<MailMessage> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public bool CanSend { get; set; } = true;

    /// <inheritdoc />
    public string? Folder => null;

    /// <summary>Why no e-mail is taken; none while they are.</summary>
    public string? Fault { get; set; }

    /// <summary>What happens before an e-mail is taken.</summary>
    public Func<Task> BeforeTaking { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens after an e-mail is taken, before the sender hears of it.</summary>
    public Func<Task> AfterTaking { get; set; } = () => Task.CompletedTask;

    /// <summary>Every e-mail that was taken.</summary>
    public IReadOnlyList<MailMessage> Messages => [.. _messages];

    /// <summary>The first e-mail, once it is taken.</summary>
    public Task<MailMessage> First => _first.Task;

    /// <inheritdoc />
    public async Task<MailDelivery> SendAsync(MailMessage message)
    {
        await BeforeTaking();
        if (Fault is not null)
        {
            return new MailDelivery(Fault);
        }

        _messages.Enqueue(message);
        _first.TrySetResult(message);
        await AfterTaking();
        return new MailDelivery();
    }
}
