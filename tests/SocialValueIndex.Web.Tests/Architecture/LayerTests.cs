using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Reports;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace SocialValueIndex.Web.Tests.Architecture;

public sealed partial class LayerTests
{
    private const string Product = "SocialValueIndex.";

    private static readonly Assembly Domain = typeof(MaturityLevel).Assembly;
    private static readonly Assembly Application = typeof(SaveAnswers).Assembly;
    private static readonly Assembly Documents = typeof(DocumentWriter).Assembly;
    private static readonly Assembly Reports = typeof(ActionPlanPdf).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    private static readonly string[] ClocksAndChance =
    [
        "DateTime.Now",
        "DateTime.UtcNow",
        "DateTime.Today",
        "DateTimeOffset.Now",
        "DateTimeOffset.UtcNow",
        "Guid.NewGuid",
        "Random.Shared",
    ];

    // The DbContext refuses changes of history when it saves. These would not come by there.
    private static readonly string[] PastTheContext = ["ExecuteUpdate", "ExecuteDelete", "ExecuteSql"];

    // A migration's lock and foreign keys are no history; archiving and erasing are what the guard must let through; the health check
    // writes a row of its own.
    private static readonly string[] MayGoPastTheContext =
    [
        "TakeOverHistoryRepository.cs",
        "WholeMigrations.cs",
        "ArchiveHistory.cs",
        "ErasePerson.cs",
        "PersonTraces.cs",
        "DatabaseHealthCheck.cs",
        // Rows that have no history, and are counted, touched or forgotten at every sign-in or form.
        "SubmittedForms.cs",
        "AttemptLimits.cs",
        "Sessions.cs",
        "RememberSignIn.cs",
        // The work of an account that is merged, which its history counts; and what hangs on an invitation that nobody accepted.
        "MergePeople.cs",
        "DeleteInvitation.cs",
    ];

    // How long to wait after a lost race is the one thing that chance decides: those who lost together must not meet again.
    private const string WaitsByChance = "ConcurrencyRetry.cs uses Random.Shared";

    private static readonly Assembly[] All = [Domain, Documents, Application, Reports, Web];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchLoader().LoadAssemblies(All).Build());

    [Fact]
    public void Assemblies_UnderTest_AreTheOnesMeant() =>
        Assert.Equal(["Domain", "Documents", "Application", "Reports", "Web"], All.Select(a => a.GetName().Name![Product.Length..]));

    [Fact]
    public void Domain_References_NothingButTheRuntime() =>
        Assert.All(Domain.GetReferencedAssemblies(), r => Assert.StartsWith("System.", r.Name, StringComparison.Ordinal));

    [Fact]
    public void Documents_References_NothingOfOurs() => Assert.Empty(Ours(Documents));

    [Fact]
    public void Reports_References_OnlyTheDomainTheDocumentsAndTheRuntime() =>
        Assert.Equal(
            ["SocialValueIndex.Documents", "SocialValueIndex.Domain"],
            Reports.GetReferencedAssemblies().Select(r => r.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)).Order()
        );

    [Fact]
    public void Application_References_OnlyTheDomainAndTheDocumentsOfOurs() =>
        Assert.Equal(["SocialValueIndex.Documents", "SocialValueIndex.Domain"], Ours(Application).Order());

    [Fact]
    public void Web_References_AllOfThem() =>
        Assert.Superset(
            new HashSet<string> { "SocialValueIndex.Domain", "SocialValueIndex.Application", "SocialValueIndex.Reports" },
            Ours(Web).ToHashSet()
        );

    [Fact]
    public void Documents_Source_HasNoWordOfTheIndex() =>
        Assert.Empty(
            Sources()
                .Where(f => f.Contains($"{Product}Documents", StringComparison.Ordinal))
                .SelectMany(f => WordsOfTheIndex().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)} says {m.Value}"))
        );

    [Theory]
    [InlineData("Documents")]
    [InlineData("Reports")]
    public void Namespaces_OfAProject_HaveNoCycle(string project)
    {
        var cycles = SliceRuleDefinition
            .Slices()
            .Matching($"{Product}{project}.(*)")
            .Should()
            .BeFreeOfCycles()
            .Evaluate(Loaded.Value)
            .Where(r => !r.Passed);

        Assert.Empty(cycles.Select(c => c.Description));
    }

    [Fact]
    public void Controllers_OfTheWeb_DoNotTouchTheDatabase()
    {
        var controllers = Classes().That().AreAssignableTo(typeof(Controller)).And().ResideInAssembly(Web);
        Assert.InRange(controllers.GetObjects(Loaded.Value).Count(), 7, 100);

        Assert.Empty(Touching(controllers));
    }

    [Fact]
    public void DatabaseRule_WhereTheDatabaseIsUsed_Fails() => Assert.NotEmpty(Touching(Classes().That().Are(typeof(ReadAssessment))));

    [Fact]
    public void UseCases_OfTheApplication_AreSealedClassesThatRun()
    {
        var useCases = Application.GetTypes().Where(t => t.IsPublic && t.GetMethods().Any(m => m.Name == "RunAsync")).ToList();
        Assert.InRange(useCases.Count, 9, 100);

        Assert.All(useCases, t => Assert.True(t.IsSealed, t.Name));
    }

    [Fact]
    public void DbContext_OfTheApplication_IsTheOnlyOne() =>
        Assert.Equal([typeof(SocialValueIndexDbContext)], All.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(DbContext))));

    [Fact]
    public void Source_OfTheProduct_TakesTimeAndChanceFromOutside()
    {
        var files = Sources();
        Assert.Contains(files, f => Path.GetFileName(f) == "SaveAnswers.cs");
        Assert.Contains(files, f => Path.GetFileName(f) == "Area.cshtml");

        Assert.Empty(
            files
                .SelectMany(f => ClocksAndChance.Where(File.ReadAllText(f).Contains).Select(c => $"{Path.GetFileName(f)} uses {c}"))
                .Except([WaitsByChance])
        );
    }

    [Fact]
    public void Source_OfTheProduct_ChangesNothingPastTheGuardOfHistory() =>
        Assert.Empty(
            Sources()
                .Where(f => !MayGoPastTheContext.Contains(Path.GetFileName(f)))
                .SelectMany(f => PastTheContext.Where(File.ReadAllText(f).Contains).Select(c => $"{Path.GetFileName(f)} uses {c}"))
        );

    private static IEnumerable<string> Touching(IObjectProvider<Class> classes) =>
        classes
            .GetObjects(Loaded.Value)
            .Where(c =>
                c.Dependencies.Any(d =>
                    d.Target.FullName == typeof(SocialValueIndexDbContext).FullName
                    || d.Target.FullName.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                )
            )
            .Select(c => c.FullName);

    /// <summary>
    /// No rule asks the history, so that old lines can be archived. Whoever adds a page that shows it adds its use case here.
    /// </summary>
    [Fact]
    public void History_IsReadOnlyByWhatShowsIt() =>
        Assert.Equal(
            [
                "ArchiveHistory.cs",
                "ExportOrganisation.cs",
                "PersonTraces.cs",
                "ReadAudit.cs",
                "ReadIssuedPlans.cs",
                "ReadRegister.cs",
                "Sittings.cs",
            ],
            Sources().Where(f => OfHistory().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName).Order()
        );

    // A call that is broken over lines reads it as well.
    [GeneratedRegex(@"\bdb\s*\.History\b")]
    private static partial Regex OfHistory();

    private static List<string> Sources() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root(), "src"), "*.cs*", SearchOption.AllDirectories)
                .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
                .Where(f => !BuiltOrGenerated().IsMatch(f)),
        ];

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith(Product, StringComparison.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialValueIndex.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(
        @"\b(maturity|assessment|council|question|questionnaire|action plan|innovator|follower|social value index)s?\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WordsOfTheIndex();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules|Migrations)[\\/]")]
    private static partial Regex BuiltOrGenerated();
}
