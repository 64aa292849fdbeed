using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>What becomes of the notes on areas.</summary>
public sealed class UpgradePlanNoteTests : UpgradeTest
{
    [Fact]
    public void PlanNote_OnAnAreaThatTheVersionDoesNotHave_IsKeptBesideThePlanAndCanBeChanged()
    {
        var gone = Build.Area("B", New) with { PlanName = "Measurement" };
        var from = Build.Published(Build.Area("A", Same), gone);
        var to = Build.Published(Build.Area("A", Same));
        var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
        assessment.WritePlanNote(from.Areas[0], "Stays.", null, Build.ByOlwen);
        assessment.WritePlanNote(gone, "Ask finance.", null, Build.ByOlwen);

        var note = Assert.Single(assessment.NotesOrphanedBy(from, to));
        Assert.Empty(ActionPlan.For(assessment, from).OrphanedNotes);
        assessment.UpgradeTo(from, to, Build.BySam);

        Assert.Equal(new OrphanedNote("B", "Measurement", "Ask finance."), note);
        Assert.Equal([note], ActionPlan.For(assessment, to).OrphanedNotes);
        assessment.WritePlanNote(assessment.OrphanedArea("B")!, "", null, Build.BySam);
        Assert.Empty(assessment.NotesOrphanedBy(to));
        Assert.Null(assessment.OrphanedArea("C"));
    }

    [Fact]
    public void PlanNote_OnAnAreaWhoseCodeAnotherOneHas_IsLeftBehindByEveryMove()
    {
        var (from, second, third) = (
            Build.Published(Build.Area("A", Same)),
            Version(2, Biodiversity("A3")),
            Version(3, Biodiversity("A9"))
        );
        var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
        assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Build.ByOlwen);
        OrphanedNote note = new("A_1", "A", "Ask finance.");

        Assert.Equal([note], assessment.NotesOrphanedBy(from, second));
        assessment.UpgradeTo(from, second, Build.BySam);
        assessment.WritePlanNote(second.Areas[0], "Count bees.", null, Build.BySam);
        assessment.UpgradeTo(second, third, Build.BySam);

        Assert.Equal([note], ActionPlan.For(assessment, third).OrphanedNotes);
        Assert.Equal("Count bees.", ActionPlan.For(assessment, third).Areas[0].Note);
    }

    [Fact]
    public void PlanNote_OnAnAreaThatIsLeftOutAndComesBack_IsOnItsRowOnlyIfItIsTheSame()
    {
        var (from, without, back, another) = (
            Build.Published(Build.Area("A", Same)),
            Version(2, Build.Area("B", New)),
            Version(3, Build.Area("A", Gone)),
            Version(4, Biodiversity("A3"))
        );
        var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
        assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Build.ByOlwen);
        assessment.UpgradeTo(from, without, Build.BySam);

        Assert.Empty(assessment.NotesOrphanedBy(without, back));
        Assert.Equal("A_2", Assert.Single(assessment.NotesOrphanedBy(without, another)).Code);
    }

    [Fact]
    public void PlanNote_OnAnAreaThatIsRenamedOrAskedOtherwise_StaysOnItsRow()
    {
        var from = Build.Published(Build.Area("A", Same, Before));
        foreach (var area in new[] { Build.Area("A", After, Same) with { Name = "Renamed", PlanName = "Renamed" }, Build.Area("A", After) })
        {
            var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
            assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Build.ByOlwen);
            var to = Version(2, area);

            Assert.Empty(assessment.NotesOrphanedBy(from, to));
            assessment.UpgradeTo(from, to, Build.BySam);
            Assert.Equal("Ask finance.", ActionPlan.For(assessment, to).Areas[0].Note);
        }
    }

    private static Area Biodiversity(string question) =>
        Build.Area("A", Build.Question(question, NonCompliant, Leader)) with
        {
            Name = "Biodiversity",
            PlanName = "Biodiversity",
        };

    private static QuestionSet Version(int number, params Area[] areas)
    {
        var version = QuestionSet.Draft(Guid.NewGuid(), number, "Index", "Footnote.", areas);
        version.Publish(Build.Now);
        return version;
    }
}
