using SocialValueIndex.Web.Hosting;

var isCommand = Commands.IsCommand(args);
var builder = WebApplication.CreateBuilder(isCommand ? [] : args);
builder.AddLogging();
builder.AddApplication();
builder.AddDatabase();
builder.AddIdentity();
builder.AddSecurity();
builder.AddMail();
builder.AddMvc();
builder.AddPipeline();

var app = builder.Build();
if (isCommand)
{
    return await app.RunCommandAsync(args);
}

app.UsePipeline();
app.MapEndpoints();
await app.PrepareDatabaseAsync();
await app.RunAsync();
return Commands.Done;
