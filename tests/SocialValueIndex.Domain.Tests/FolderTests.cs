using System.Text.RegularExpressions;

namespace SocialValueIndex.Domain.Tests;

/// <summary>The domain's folders need each other in one direction only, so that each can be read without those that build on it.</summary>
public partial class FolderTests
{
    [Fact]
    public void Folders_OfTheDomain_HaveNoCycle()
    {
        var needs = Needs();
        Assert.Contains("QuestionSets", needs["Assessments"]);

        Assert.All(needs.Keys, folder => Assert.DoesNotContain(folder, Reached(folder, needs)));
    }

    private static Dictionary<string, HashSet<string>> Needs()
    {
        var domain = Path.Combine(Root(), "src", "SocialValueIndex.Domain");
        return Directory
            .EnumerateFiles(domain, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Folder: Path.GetDirectoryName(Path.GetRelativePath(domain, file))!, file))
            .Where(f => f.Folder.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .GroupBy(f => f.Folder, f => File.ReadAllText(f.file))
            .ToDictionary(g => g.Key, g => g.SelectMany(Uses).Where(used => used != g.Key).ToHashSet());
    }

    // Whatever stands in a folder can see the folder above, whose own types therefore count as used.
    private static IEnumerable<string> Uses(string text) => Using().Matches(text).Select(m => m.Groups[1].Value);

    private static HashSet<string> Reached(string from, Dictionary<string, HashSet<string>> needs)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(needs[from]);
        while (open.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var next in needs.GetValueOrDefault(folder, []).Concat(folder.Length > 0 ? [""] : []))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialValueIndex.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"SocialValueIndex\.Domain\.(\w+)")]
    private static partial Regex Using();
}
