using System.Security.Claims;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace SocialValueIndex.Web.Hosting;

/// <summary>What is logged: one structured line a request with the user's id and the trace id, and no personal data beyond that.</summary>
internal static class LoggingSetup
{
    private const int LongestQueue = 10_000;

    /// <summary>Where the log goes: standard output, or standard error for commands, whose own words go to standard output.</summary>
    public static void AddLogging(this WebApplicationBuilder builder, bool isCommand)
    {
        var startup = new StartupLog();
        builder.Services.AddSingleton(startup);
        builder.Services.AddSerilog(
            preserveStaticLogger: true,
            configureLogger: (services, logger) =>
            {
                logger.ReadFrom.Configuration(builder.Configuration).ReadFrom.Services(services).Enrich.FromLogContext();
                LogEventLevel? toStandardError = isCommand ? LogEventLevel.Verbose : null;

                logger.Filter.ByExcluding(startup.IsSaidOtherwise);
                if (builder.Environment.IsDevelopment())
                {
                    logger.WriteTo.Console(
                        standardErrorFromLevel: toStandardError,
                        formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                        outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}"
                    );
                }
                else if (isCommand)
                {
                    logger.WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: toStandardError);
                }
                else
                {
                    // Requests hand their line over and go on: at the console they would wait for each other. Nothing is left out: when
                    // the queue is full they wait all the same.
                    logger.WriteTo.Async(
                        sinks => sinks.Console(new RenderedCompactJsonFormatter()),
                        bufferSize: LongestQueue,
                        blockWhenFull: true
                    );
                }
            }
        );
    }

    public static void UseRequestLogging(this IApplicationBuilder app) =>
        app.UseSerilogRequestLogging(options =>
        {
            // Its own logger, not the process's: two applications in one process each keep their own log.
            options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{RequestMethod} {RequestPath} answered {StatusCode} in {Elapsed:0} ms to {UserId}";

            // Probes come every few seconds and would bury the rest.
            options.GetLevel = (context, _, exception) =>
                exception is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
                : context.Request.Path.StartsWithSegments("/health") ? LogEventLevel.Verbose
                : LogEventLevel.Information;
            options.EnrichDiagnosticContext = (diagnostics, context) =>
                diagnostics.Set("UserId", context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody");
        });
}

/// <summary>
/// Keeps stack traces of a start, or of a command, that fails out of the log: why is said once, in a sentence (<see
/// cref="StartupFault"/>).
/// </summary>
internal sealed class StartupLog
{
    private const string EntityFramework = "\"Microsoft.EntityFrameworkCore";
    private const string Host = "\"Microsoft.Extensions.Hosting";

    /// <summary>Whether the database is prepared, so that what the database cannot do is a matter for the log again.</summary>
    public bool IsOver { get; set; }

    public bool IsSaidOtherwise(LogEvent line) =>
        line.MessageTemplate.Text == "Hosting failed to start"
        || (!IsOver && line.Exception is not null && SourceOf(line).StartsWith(EntityFramework, StringComparison.Ordinal))
        // A service that the end of the start calls off before it began has not failed.
        || (line.Exception is OperationCanceledException && SourceOf(line).StartsWith(Host, StringComparison.Ordinal))
        || (!IsOver && line.MessageTemplate.Text.StartsWith("Failed executing DbCommand", StringComparison.Ordinal));

    private static string SourceOf(LogEvent line) => line.Properties.TryGetValue("SourceContext", out var source) ? source.ToString() : "";
}
