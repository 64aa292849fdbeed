using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>Makes the first administrator, or lets one in again.</summary>
internal static class CreateAdministratorCommand
{
    public static Command Command { get; } =
        new(
            "create-administrator",
            "--email name@example.gov.uk [--name \"First Last\"] [--url https://index.example.gov.uk]",
            ["--email"],
            ["--name", "--url"],
            RunAsync
        );

    private static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> options)
    {
        var url = options.GetValueOrDefault("--url") ?? app.Configuration[SiteAddress.Setting];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
        {
            return await CommandLine.SayAsync(
                $"Say where the site is: add --url https://your.site, or set {SiteAddress.Setting}.",
                ExitCode.NotUnderstood
            );
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (await ExistingDatabase.FaultAsync(scope.ServiceProvider) is { } missing)
        {
            return await CommandLine.SayAsync(missing, ExitCode.NotPossible);
        }

        var outcome = await scope
            .ServiceProvider.GetRequiredService<CreateAdministrator>()
            .RunAsync(options["--email"], options.GetValueOrDefault("--name", "Administrator"), site, CancellationToken.None);
        if (outcome.Refusal is { } refusal)
        {
            return await CommandLine.SayAsync($"{refusal.Faults[0].Message}.", ExitCode.NotPossible);
        }

        var link = outcome.Value;
        return await CommandLine.SayAsync($"{Say(link)}:\n\n{link.Address.AbsoluteUri}\n", ExitCode.Done);
    }

    private static string Say(PasswordLink link) =>
        link.Provider is { } provider
            ? $"Passwords are closed by {SignInSettings.Section}:PasswordsAllowed. Sign in with {provider}, or add the address to "
                + $"{SignInSettings.Section}:BreakGlass, start the service again and repeat this command for a link to set a password"
            : $"Open this link to set a password. It works once, and ends after {link.Holds}";
}
