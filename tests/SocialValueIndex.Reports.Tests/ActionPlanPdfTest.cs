using System.Text.Json.Nodes;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Reports.Tests;

/// <summary>What tests of the plan's document share.</summary>
public abstract class ActionPlanPdfTest
{
    protected static readonly Lazy<byte[]> Example = new(() => ActionPlanPdf.Write(Sample.Example, Sample.Heading));

    protected static string NotScored => $"Not scored yet: 1 of {Sample.QuestionSet.Areas[0].Questions.Count} not answered";

    protected static JsonNode[] Areas() => [.. Sample.Json("example-action-plan.json")["areas"]!.AsArray().Select(a => a!)];

    protected static string Label(JsonNode? level) =>
        MaturityLevels.Find((string?)level) is { } known ? known.Label() : throw new FormatException($"{level} is no level.");
}
