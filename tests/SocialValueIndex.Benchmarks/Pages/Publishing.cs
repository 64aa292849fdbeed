using System.Diagnostics;

namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>Publishes a project of this repository as it is published for use.</summary>
internal static class Publishing
{
    /// <summary>The top folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The application: published already where --application names its folder, otherwise published now.</summary>
    /// <returns>The assembly to start.</returns>
    public static Task<string> ApplicationAsync(Options options, string folder) =>
        PublishedAsync(options, "application", "src/SocialValueIndex.Web", folder);

    /// <summary>A project: published already where the option of that name says where, otherwise published now.</summary>
    /// <inheritdoc cref="ApplicationAsync"/>
    public static async Task<string> PublishedAsync(Options options, string name, string project, string folder) =>
        options.Text($"--{name}") is { } published
            ? Path.Combine(published, $"{Path.GetFileName(project)}.dll")
            : await PublishAsync(project, Path.Combine(folder, name));

    /// <summary>Publishes.</summary>
    /// <param name="project">The folder of the project in the repository.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>The assembly to start.</returns>
    private static async Task<string> PublishAsync(string project, string folder)
    {
        Console.WriteLine($"Publishing {project}");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository, project), "-c", "Release", "-o", folder, "-v", "quiet"])
        )!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Path.Combine(folder, $"{Path.GetFileName(project)}.dll")
            : throw new InvalidOperationException($"{project} cannot be published.");
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SocialValueIndex.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmark of pages runs inside its repository.");
    }
}
