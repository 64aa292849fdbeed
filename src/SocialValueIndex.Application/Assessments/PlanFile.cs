using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.Assessments;

/// <summary>The JSON files that people take away, all written the same way: indented, names in camel case, text as it is.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },

        // The file is downloaded, never put into a page, so "&" and "'" can stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];
}

/// <summary>The action plan as data: plan.json.</summary>
public static class PlanFile
{
    /// <summary>Writes a plan, in UTF-8.</summary>
    public static byte[] Write(ActionPlan plan) =>
        JsonFile.Write(
            new
            {
                plan.Overall,
                Areas = plan.Areas.Select(a => new
                {
                    a.Code,
                    a.Name,
                    a.PlanName,
                    a.Levels.Present,
                    a.Levels.Target,
                    Actions = MaturityLevels.Reachable.ToDictionary(
                        level => level.ToString(),
                        level => a.ActionsToReach(level).Select(x => x.Text)
                    ),
                }),
            }
        );
}
