using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>
/// The database that a command works on. A command never makes one: a wrong setting would make an empty one in a wrong place.
/// </summary>
internal static class ExistingDatabase
{
    /// <summary>Names the database, and says why it cannot be worked on.</summary>
    /// <returns>The reason; none when it can be.</returns>
    public static async Task<string?> FaultAsync(IServiceProvider services)
    {
        var location = services.GetRequiredService<DatabaseLocation>();
        await Console.Out.WriteLineAsync($"Database: {location.DisplayName}");
        if (location.File is { } file && !File.Exists(file))
        {
            return $"There is no database at {file}. Start the service first, or mend {DatabaseLocation.ConnectionSetting}.";
        }

        var pending = (await services.GetRequiredService<SocialValueIndexDbContext>().Database.GetPendingMigrationsAsync()).Count();
        return pending == 0 ? null : "The database is not up to date with this version. Start the service first.";
    }
}
