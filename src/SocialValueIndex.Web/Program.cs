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
    var app = StartupFault.CheckSettings(() => Build(isCommand));
    if (isCommand)
    {
        return await app.RunCommandAsync(args);
    }

    app.UseSecurity();
    app.UseMvc();
    await app.PrepareDatabaseAsync();
    await app.RunAsync();
    return ExitCode.Done;
});

WebApplication Build(bool isCommand)
{
    var builder = WebApplication.CreateBuilder(ApplicationFolder.Options(isCommand ? [] : args));
    builder.AddLimits();
    builder.AddLogging(isCommand);
    builder.AddHosts();
    builder.AddProxies();
    builder.AddDatabase();
    builder.AddIdentity();
    builder.AddMail();
    builder.AddMvc();
    builder.AddTelemetry();
    return builder.Build();
}
