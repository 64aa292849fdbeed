using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Hosting;

/// <summary>What whoever runs the server can ask for on the command line, instead of serving pages.</summary>
internal static class Commands
{
    public const int Done = 0;
    public const int NotDone = 1;
    public const int NotUnderstood = 2;

    private const string CreateAdministrator = "create-administrator";

    private const string Usage =
        $"Use: {CreateAdministrator} --email name@example.gov.uk [--name \"First Last\"] [--url https://index.example.gov.uk]";

    /// <summary>Whether the arguments begin with a command's name, and not with a setting.</summary>
    public static bool IsCommand(string[] args) =>
        args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal) && !first.StartsWith('/');

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunCommandAsync(this WebApplication app, string[] args)
    {
        if (args[0] != CreateAdministrator || Options(args[1..]) is not { } options || !options.TryGetValue("--email", out var email))
        {
            await Console.Error.WriteLineAsync(Usage);
            return NotUnderstood;
        }

        var url = options.GetValueOrDefault("--url") ?? app.Configuration[SiteAddress.Setting];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync($"Say where the site is: add --url https://your.site, or set {SiteAddress.Setting}.");
            return NotUnderstood;
        }

        await app.PrepareDatabaseAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<CreateAdministrator>()
            .RunAsync(email, options.GetValueOrDefault("--name", "Administrator"), site, CancellationToken.None);
        if (outcome.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync($"{refusal.Faults[0].Message}.");
            return NotDone;
        }

        var link = outcome.Value;
        await Console.Out.WriteLineAsync(
            $"Open this link to set a password. It works once, and ends after {link.Holds}:\n\n{link.Address.AbsoluteUri}\n");
        return Done;
    }

    /// <summary>Names and values in turn; nothing when they are not.</summary>
    private static Dictionary<string, string>? Options(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--email" or "--name" or "--url") || i + 1 == args.Length || !options.TryAdd(args[i], args[i + 1]))
            {
                return null;
            }
        }

        return options;
    }
}
