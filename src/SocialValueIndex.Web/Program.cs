using SocialValueIndex.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddLogging();
builder.AddDatabase();
builder.AddAccounts();
builder.AddPages();

var app = builder.Build();
app.UseSecurity();
app.UsePages();
await app.PrepareDatabaseAsync();
await app.RunAsync();
