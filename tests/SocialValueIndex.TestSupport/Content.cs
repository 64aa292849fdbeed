namespace SocialValueIndex.TestSupport;

/// <summary>The worked example: answers, and the plan that they must give. The files travel inside this assembly.</summary>
public static class Content
{
    /// <summary>The answers of the example council, as a file that people import and take away.</summary>
    public static byte[] ExampleAssessment => Read("example-assessment.json");

    /// <summary>The plan that those answers give.</summary>
    public static byte[] ExampleActionPlan => Read("example-action-plan.json");

    private static byte[] Read(string name)
    {
        using var stream =
            typeof(Content).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
