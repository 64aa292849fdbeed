using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// Traces and metrics for a collector, by OpenTelemetry's own environment variables. Nothing is sent, and nothing is collected, where
/// none names a collector.
/// There is no address from which they can be read.
/// </summary>
internal static class TelemetrySetup
{
    private static readonly string[] Collectors =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceMetrics>().AddSingleton<CountSaves>();
        builder.Services.ConfigureDbContext<SocialValueIndexDbContext>(
            (services, options) => options.AddInterceptors(services.GetRequiredService<CountSaves>())
        );
        if (Collectors.All(name => string.IsNullOrWhiteSpace(builder.Configuration[name])))
        {
            return;
        }

        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("social-value-index", serviceVersion: StartupReport.Version.Split(',')[0]))
            .WithTracing(tracing =>
                tracing
                    .AddAspNetCoreInstrumentation(options => options.Filter = context => !HostSetup.IsProbe(context))
                    .AddSqlClientInstrumentation()
                    .AddOtlpExporter()
            )
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddSqlClientInstrumentation()
                    .AddMeter(ServiceMetrics.MeterName)
                    .AddOtlpExporter()
            );
    }
}
