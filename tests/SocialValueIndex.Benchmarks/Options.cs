using System.Globalization;

namespace SocialValueIndex.Benchmarks;

/// <summary>What stands behind the name of a benchmark on the command line: names with two hyphens, most of them with a value.</summary>
/// <param name="all">The words.</param>
internal sealed class Options(IReadOnlyList<string> all)
{
    public bool Has(string name) => all.Contains(name);

    public string? Text(string name) => all.Zip(all.Skip(1)).Where(o => o.First == name).Select(o => o.Second).FirstOrDefault();

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public TimeSpan Seconds(string name, int otherwise) => TimeSpan.FromSeconds(Number(name, otherwise));
}
