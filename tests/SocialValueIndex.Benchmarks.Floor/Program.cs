using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Benchmarks.Floor;

// What ASP.NET Core itself needs for a page: the floor under the pages of the application. It has no sign-in, no headers, no log.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddRazorPages();
builder.Services.AddDbContextPool<FloorDbContext>(options => options.UseSqlite(builder.Configuration.GetConnectionString("Floor")));
var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
{
    await scope.ServiceProvider.GetRequiredService<FloorDbContext>().FillAsync();
}

app.MapRazorPages();
await app.RunAsync();
