using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NetArchTest.Rules;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Reports;

namespace SocialValueIndex.Web.Tests.Architecture;

public sealed partial class LayerTests
{
    private const string Product = "SocialValueIndex.";

    private static readonly Assembly Domain = typeof(MaturityLevel).Assembly;
    private static readonly Assembly Application = typeof(SaveAnswers).Assembly;
    private static readonly Assembly Reports = typeof(ActionPlanPdf).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    private static readonly string[] ClocksAndChance = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid", "Random.Shared"];

    // The DbContext refuses changes of history when it saves. These would not come by there.
    private static readonly string[] PastTheContext = ["ExecuteUpdate", "ExecuteDelete", "ExecuteSql"];

    [Fact]
    public void Assemblies_UnderTest_AreTheOnesMeant() =>
        Assert.Equal(["Domain", "Application", "Reports", "Web"], new[] { Domain, Application, Reports, Web }.Select(a => a.GetName().Name![Product.Length..]));

    [Fact]
    public void Domain_References_NothingButTheRuntime() => Assert.All(Domain.GetReferencedAssemblies(), r => Assert.StartsWith("System.", r.Name, StringComparison.Ordinal));

    [Fact]
    public void Reports_References_OnlyTheDomainAndTheRuntime() =>
        Assert.Equal(["SocialValueIndex.Domain"], Reports.GetReferencedAssemblies().Select(r => r.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void Application_References_OnlyTheDomainOfOurs() => Assert.Equal(["SocialValueIndex.Domain"], Ours(Application));

    [Fact]
    public void Web_References_AllOfThem() => Assert.Superset(new HashSet<string> { "SocialValueIndex.Domain", "SocialValueIndex.Application", "SocialValueIndex.Reports" }, Ours(Web).ToHashSet());

    [Fact]
    public void Controllers_OfTheWeb_DoNotTouchTheDatabase()
    {
        var controllers = Types.InAssembly(Web).That().Inherit(typeof(Controller));
        Assert.InRange(controllers.GetTypes().Count(), 7, 100);

        var result = controllers.ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", typeof(SocialValueIndexDbContext).FullName).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void DatabaseRule_WhereTheDatabaseIsUsed_Fails() =>
        Assert.False(Types.InAssembly(Application).That().HaveName(nameof(ReadAssessment)).ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", typeof(SocialValueIndexDbContext).FullName).GetResult().IsSuccessful);

    [Fact]
    public void UseCases_OfTheApplication_AreSealedClassesThatRun()
    {
        var useCases = Application.GetTypes().Where(t => t.IsPublic && t.GetMethods().Any(m => m.Name == "RunAsync")).ToList();
        Assert.InRange(useCases.Count, 9, 100);

        Assert.All(useCases, t => Assert.True(t.IsSealed, t.Name));
    }

    [Fact]
    public void DbContext_OfTheApplication_IsTheOnlyOne() =>
        Assert.Equal([typeof(SocialValueIndexDbContext)], new[] { Domain, Application, Reports, Web }.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(DbContext))));

    [Fact]
    public void Source_OfTheProduct_TakesTimeAndChanceFromOutside()
    {
        var files = Sources();
        Assert.Contains(files, f => Path.GetFileName(f) == "SaveAnswers.cs");
        Assert.Contains(files, f => Path.GetFileName(f) == "Area.cshtml");

        Assert.Empty(files.SelectMany(f => ClocksAndChance.Where(File.ReadAllText(f).Contains).Select(c => $"{Path.GetFileName(f)} uses {c}")));
    }

    [Fact]
    public void Source_OfTheProduct_ChangesNothingPastTheGuardOfHistory() =>
        Assert.Empty(Sources().SelectMany(f => PastTheContext.Where(File.ReadAllText(f).Contains).Select(c => $"{Path.GetFileName(f)} uses {c}")));

    /// <summary>No rule asks the history, so that old lines can be archived. Whoever adds a page that shows it adds its use case here.</summary>
    [Fact]
    public void History_IsReadOnlyByWhatShowsIt() =>
        Assert.Equal(["ReadAudit.cs"], Sources().Where(f => File.ReadAllText(f).Contains("db.History", StringComparison.Ordinal)).Select(Path.GetFileName).Order());

    private static List<string> Sources() =>
        [
            .. Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs*", SearchOption.AllDirectories)
                .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
                .Where(f => !BuiltOrGenerated().IsMatch(f)),
        ];

    private static IEnumerable<string> Ours(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith(Product, StringComparison.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialValueIndex.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"[\\/](bin|obj|node_modules|Migrations)[\\/]")]
    private static partial Regex BuiltOrGenerated();
}
