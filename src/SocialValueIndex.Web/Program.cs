using SocialValueIndex.Web.Hosting;

var isCommand = Commands.IsCommand(args);
var builder = WebApplication.CreateBuilder(isCommand ? [] : args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddLogging();
builder.AddDatabase();
builder.AddIdentity();
builder.AddMail();
builder.AddMvc();

var app = builder.Build();
if (isCommand)
{
    return await app.RunCommandAsync(args);
}

app.UseSecurity();
app.UseMvc();
await app.PrepareDatabaseAsync();
await app.RunAsync();
return Commands.Done;
