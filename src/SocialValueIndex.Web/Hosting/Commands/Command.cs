namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>How a command ended.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int NotPossible = 1;
    public const int NotUnderstood = 2;
}

/// <summary>What whoever runs the server can ask for on the command line, instead of serving pages.</summary>
/// <param name="Name">Its name, the first argument.</param>
/// <param name="Arguments">Its options, as the usage shows them.</param>
/// <param name="Required">The options that it needs.</param>
/// <param name="Optional">The options that it knows besides.</param>
/// <param name="RunAsync">Runs it with the service's settings.</param>
internal sealed record Command(
    string Name,
    string Arguments,
    string[] Required,
    string[] Optional,
    Func<WebApplication, IReadOnlyDictionary<string, string>, Task<int>> RunAsync
)
{
    public string Usage => $"  {Name} {Arguments}".TrimEnd();

    /// <summary>The values of the options by their names; nothing when they are not understood.</summary>
    public IReadOnlyDictionary<string, string>? Read(string[] arguments)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var known = Required.Contains(arguments[i], StringComparer.Ordinal) || Optional.Contains(arguments[i], StringComparer.Ordinal);
            if (!known || i + 1 == arguments.Length || !options.TryAdd(arguments[i], arguments[i + 1]))
            {
                return null;
            }
        }

        return Required.All(options.ContainsKey) ? options : null;
    }
}
