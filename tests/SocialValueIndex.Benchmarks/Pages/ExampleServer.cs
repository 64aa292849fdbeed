namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>
/// The application as a council runs it, in Production, on a database that was first opened in Development, which makes the example
/// council.
/// </summary>
internal sealed class ExampleServer : IDisposable
{
    public const string Officer = "officer@example.gov.uk";
    public const string Administrator = "admin@example.gov.uk";
    public const string Password = "Maturity-Index-2012";

    private ExampleServer(Server server) => Server = server;

    public Server Server { get; }

    /// <summary>Makes the database, fills it, and starts.</summary>
    /// <param name="assembly">The published application.</param>
    /// <param name="database">The SQLite file to make.</param>
    /// <param name="fill">Puts more into the file; none for the example council alone.</param>
    public static async Task<ExampleServer> StartAsync(string assembly, string database, Func<string, Task>? fill = null)
    {
        var connection = ("ConnectionStrings__SocialValueIndex", $"Data Source={database}");
        using (await Server.StartAsync(assembly, connection, ("ASPNETCORE_ENVIRONMENT", "Development")))
        {
            // It answers, so the example is there.
        }

        if (fill is not null)
        {
            await fill(database);
        }

        return new ExampleServer(
            await Server.StartAsync(
                assembly,
                connection,
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"),
                // The example's administrator has a password alone.
                ("SignIn__SecondStep", "Optional")
            )
        );
    }

    public void Dispose() => Server.Dispose();
}
