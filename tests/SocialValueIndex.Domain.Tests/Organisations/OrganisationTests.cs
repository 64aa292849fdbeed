using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Domain.Tests.Organisations;

public class OrganisationTests
{
    [Fact]
    public void Create_WithTheLongestName_KeepsIt() =>
        Assert.Equal(200, Organisation.Create(Guid.NewGuid(), new string('x', 200)).Value.Name.Length);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Create_WithoutAName_IsRefused(string name) => AssertRefused(Organisation.Create(Guid.NewGuid(), name));

    [Fact]
    public void Create_WithANameThatIsTooLong_IsRefused() => AssertRefused(Organisation.Create(Guid.NewGuid(), new string('x', 201)));

    [Fact]
    public void Create_WithRunsOfBlanks_KeepsOneSpace() =>
        Assert.Equal("Somewhere District Council", Organisation.Create(Guid.NewGuid(), "  Somewhere\tDistrict \n Council ").Value.Name);

    [Fact]
    public void Names_ThatDifferInCapitalsAndBlanks_AreTheSameName() =>
        Assert.Equal(
            Organisation.Normalize("Ünder Lyne  Council"),
            Organisation.Create(Guid.NewGuid(), "ünder lyne council").Value.NormalizedName
        );

    [Fact]
    public void Rename_WithAnotherName_TakesItAndCounts()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Before").Value;

        Assert.True(organisation.Rename(" After ", Build.BySam).IsDone);
        Assert.True(organisation.Rename("After", Build.BySam).IsDone);

        Assert.Equal(("After", "AFTER", 1), (organisation.Name, organisation.NormalizedName, organisation.Revision));
        AssertRefused(organisation.Rename(" ", Build.BySam));
        Assert.Equal(("Before", new OrganisationRenamed("Before", "After")), Line(Assert.Single(organisation.PendingHistory)));
    }

    [Fact]
    public void Close_Twice_KeepsTheFirstTime()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Somewhere").Value;

        organisation.Close(Build.BySam);
        organisation.Close(Build.ByOlwen with { At = Build.Now.AddDays(1) });

        Assert.Equal((true, Build.BySam.At), (organisation.IsClosed, organisation.ClosedAt));
        Assert.Equal(("Somewhere", new OrganisationClosed()), Line(Assert.Single(organisation.PendingHistory)));
    }

    [Fact]
    public void Reopen_AfterClose_IsOpen()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Somewhere").Value;
        organisation.Close(Build.BySam);

        organisation.Reopen(Build.BySam);
        organisation.Reopen(Build.BySam);

        Assert.False(organisation.IsClosed);
        Assert.Equal([nameof(OrganisationClosed), nameof(OrganisationReopened)], organisation.PendingHistory.Select(e => e.Kind));
    }

    private static void AssertRefused(Outcome outcome)
    {
        Assert.IsType<Refusal.Invalid>(outcome.Refusal);
        Assert.Equal("name", Assert.Single(outcome.Faults).Field);
    }

    [Fact]
    public void Create_BySomebody_IsInTheHistory_AndWithoutThemIsNot()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Somewhere", Build.BySam).Value;

        var line = Assert.Single(organisation.PendingHistory);
        Assert.Equal(
            (Build.BySam.By, Build.BySam.At, organisation.Id, organisation.Id),
            (line.By, line.At, line.SubjectId, line.OrganisationId)
        );
        Assert.Equal(("Somewhere", new OrganisationAdded("Somewhere")), Line(line));
        Assert.Empty(Organisation.Create(Guid.NewGuid(), "Somewhere").Value.PendingHistory);
    }

    private static (string Name, HistoryDetails Details) Line(HistoryEntry entry) => (entry.SubjectName, entry.Details);
}
