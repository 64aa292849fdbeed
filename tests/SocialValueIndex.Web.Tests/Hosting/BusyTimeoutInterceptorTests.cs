using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class BusyTimeoutInterceptorTests : WebTest
{
    private const int TenSeconds = 10_000;
    private const int Full = 2;

    [Fact]
    public async Task EveryConnection_WaitsForOtherWritersAndForTheDisk()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var scope = App.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SocialValueIndexDbContext>().Database;

            var patience = await db.SqlQuery<int>($"SELECT timeout AS \"Value\" FROM pragma_busy_timeout").SingleAsync(Token);
            var synchronous = await db.SqlQuery<int>($"SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync(Token);

            Assert.Equal((TenSeconds, Full), (patience, synchronous));
        }
    }
}
