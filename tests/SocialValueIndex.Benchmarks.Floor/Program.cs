using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Benchmarks.Floor;

// What ASP.NET Core itself needs for a page: the floor under the pages of the application. It has no sign-in, no headers, no log.
// Where it is told so it has them, as ASP.NET Core brings them: what no service behind a sign-in can do without.
var builder = WebApplication.CreateBuilder(args);
var isSignedIn = builder.Configuration.GetValue<bool>("SignedIn");
builder.Logging.ClearProviders();
builder.Services.AddRazorPages();
builder.Services.AddDbContextPool<FloorDbContext>(options => options.UseSqlite(builder.Configuration.GetConnectionString("Floor")));
if (isSignedIn)
{
    builder.Logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
    builder.Logging.AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.Information);
    builder.Services.AddHttpLogging(o =>
    {
        o.CombineLogs = true;
        o.LoggingFields =
            HttpLoggingFields.RequestMethod
            | HttpLoggingFields.RequestPath
            | HttpLoggingFields.ResponseStatusCode
            | HttpLoggingFields.Duration;
    });
    builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
    builder.Services.AddAuthorization();
}

var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
{
    await scope.ServiceProvider.GetRequiredService<FloorDbContext>().FillAsync();
}

if (isSignedIn)
{
    app.UseHttpLogging();
    app.Use(
        (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'";
            headers.XContentTypeOptions = "nosniff";
            headers.StrictTransportSecurity = "max-age=31536000";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(context);
        }
    );
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapGet(
        "/sign-in",
        (HttpContext context) =>
            context.SignInAsync(
                new ClaimsPrincipal(
                    new ClaimsIdentity(
                        [
                            new(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString()),
                            new(ClaimTypes.Name, "officer@example.gov.uk"),
                            new(ClaimTypes.Role, "Officer"),
                            new("session", Guid.NewGuid().ToString()),
                        ],
                        CookieAuthenticationDefaults.AuthenticationScheme
                    )
                )
            )
    );
}

app.MapRazorPages();
await app.RunAsync();
