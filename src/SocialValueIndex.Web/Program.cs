using SocialValueIndex.Web;
using SocialValueIndex.Web.Hosting;
using SocialValueIndex.Web.Hosting.Commands;

return await StartupFault.ReportAsync(async () =>
{
    var isCommand = CommandLine.IsCommand(args);
    if (isCommand && await CommandLine.RunWithoutSettingsAsync(args) is { } exitCode)
    {
        return exitCode;
    }

    _ = UkTime.Zone;
    await using var app = StartupFault.CheckSettings(() => Build(isCommand));
    if (isCommand)
    {
        return await app.RunCommandAsync(args);
    }

    app.UsePipeline();
    app.MapEndpoints();
    await app.PrepareDatabaseAsync();
    await app.RunAsync();
    return ExitCode.Done;
});

WebApplication Build(bool isCommand)
{
    var builder = WebApplication.CreateBuilder(ApplicationFolder.Options(isCommand ? [] : args));
    builder.AddLogging(isCommand);
    builder.AddApplication();
    builder.AddDatabase();
    builder.AddIdentity();
    builder.AddSecurity();
    builder.AddHosts();
    builder.AddProxies();
    builder.AddLimits();
    builder.AddMail();
    builder.AddMvc();
    builder.AddPipeline();
    builder.AddTelemetry();
    builder.Services.AddSingleton(RetentionSettings.Read(builder.Configuration));
    return builder.Build();
}
