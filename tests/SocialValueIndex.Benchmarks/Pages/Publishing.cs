using System.Diagnostics;

namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>Publishes a project of this repository as it is published for use.</summary>
internal static class Publishing
{
    /// <summary>The top folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Publishes.</summary>
    /// <param name="project">The folder of the project in the repository.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>The assembly to start.</returns>
    public static async Task<string> PublishAsync(string project, string folder)
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
