using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>The outbox in a test's hands: the application does not send by itself, and the test says when.</summary>
internal static class OutboxOf
{
    /// <summary>Leaves out the service that sends in the background.</summary>
    public static IWebHostBuilder WithoutSender(this IWebHostBuilder builder) =>
        builder.ConfigureTestServices(services =>
        {
            var senders = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "OutboxService");
            foreach (var sender in senders.ToList())
            {
                services.Remove(sender);
            }
        });

    /// <summary>Sends the next e-mail.</summary>
    /// <returns>What became of it; none when nothing is due.</returns>
    public static async Task<MailDelivery?> SendNextAsync(this WebApplicationFactory<Program> app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SendNextEmail>().RunAsync(TestContext.Current.CancellationToken);
    }
}
