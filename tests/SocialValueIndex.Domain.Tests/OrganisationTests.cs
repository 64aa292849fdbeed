namespace SocialValueIndex.Domain.Tests;

public class OrganisationTests
{
    private static readonly DateTime Now = new(2026, 4, 1, 9, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Create_WithTheLongestName_KeepsIt() => Assert.Equal(200, Organisation.Create(Guid.NewGuid(), new string('x', 200)).Value.Name.Length);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Create_WithoutAName_IsRefused(string name) => AssertRefused(Organisation.Create(Guid.NewGuid(), name));

    [Fact]
    public void Create_WithANameThatIsTooLong_IsRefused() =>
        AssertRefused(Organisation.Create(Guid.NewGuid(), new string('x', 201)));

    [Fact]
    public void Create_WithRunsOfBlanks_KeepsOneSpace() =>
        Assert.Equal("Somewhere District Council", Organisation.Create(Guid.NewGuid(), "  Somewhere\tDistrict \n Council ").Value.Name);

    [Fact]
    public void Names_ThatDifferInCapitalsAndBlanks_AreTheSameName() =>
        Assert.Equal(Organisation.Normalize("Ünder Lyne  Council"), Organisation.Create(Guid.NewGuid(), "ünder lyne council").Value.NormalizedName);

    [Fact]
    public void Rename_WithAnotherName_TakesItAndCounts()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Before").Value;

        Assert.True(organisation.Rename(" After ").IsDone);
        Assert.True(organisation.Rename("After").IsDone);

        Assert.Equal(("After", "AFTER", 1), (organisation.Name, organisation.NormalizedName, organisation.Revision));
        AssertRefused(organisation.Rename(" "));
    }

    [Fact]
    public void Close_Twice_KeepsTheFirstTime()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Somewhere").Value;

        organisation.Close(Now);
        organisation.Close(Now.AddDays(1));

        Assert.Equal((true, Now), (organisation.IsClosed, organisation.ClosedAt));
    }

    [Fact]
    public void Reopen_AfterClose_IsOpen()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Somewhere").Value;
        organisation.Close(Now);

        organisation.Reopen();

        Assert.False(organisation.IsClosed);
    }

    private static void AssertRefused(Outcome outcome)
    {
        Assert.IsType<Refusal.Invalid>(outcome.Refusal);
        Assert.Equal("name", Assert.Single(outcome.Faults).Field);
    }
}
