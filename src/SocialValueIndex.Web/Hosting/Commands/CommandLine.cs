namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>Tells commands from settings, and runs them.</summary>
internal static class CommandLine
{
    private static readonly Command[] Commands =
    [
        CreateAdministratorCommand.Command,
        CheckCommand.Command,
        TestEmailCommand.Command,
        BackupCommand.Command,
        RestoreCommand.Command,
        ArchiveHistoryCommand.Command,
        new("version", "", [], [], (_, _) => SayAsync(StartupReport.Version, ExitCode.Done)),
    ];

    /// <summary>Whether the arguments begin with a command's name, and not with a setting.</summary>
    public static bool IsCommand(string[] args) =>
        args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal) && !first.StartsWith('/');

    /// <summary>Runs what needs no settings: a question for the version, and what is not understood.</summary>
    /// <returns>The exit code, or none when the settings are needed.</returns>
    public static async Task<int?> RunWithoutSettingsAsync(string[] args)
    {
        if (Find(args) is not { } command || command.Read(args[1..]) is null)
        {
            await Console.Error.WriteLineAsync($"This was not understood. Use one of\n{string.Join('\n', Commands.Select(c => c.Usage))}");
            return ExitCode.NotUnderstood;
        }

        return command.Name == "version" ? await command.RunAsync(null!, new Dictionary<string, string>()) : null;
    }

    /// <summary>Runs a command that was understood.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunCommandAsync(this WebApplication app, string[] args)
    {
        var command = Find(args)!;
        return command.RunAsync(app, command.Read(args[1..])!);
    }

    /// <summary>Says how a command ended: to standard output when it is done, else to standard error.</summary>
    public static async Task<int> SayAsync(string text, int exitCode)
    {
        await (exitCode == ExitCode.Done ? Console.Out : Console.Error).WriteLineAsync(text);
        return exitCode;
    }

    private static Command? Find(string[] args) => Array.Find(Commands, c => c.Name == args[0]);
}
