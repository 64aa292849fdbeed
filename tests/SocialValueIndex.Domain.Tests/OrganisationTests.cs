namespace SocialValueIndex.Domain.Tests;

public class OrganisationTests
{
    private static readonly DateTime Now = new(2026, 4, 1, 9, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Create_WithTheLongestName_KeepsIt() => Assert.Equal(200, Organisation.Create(Guid.NewGuid(), new string('x', 200)).Name.Length);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Create_WithoutAName_IsRefused(string name) => Assert.Throws<ArgumentException>(() => Organisation.Create(Guid.NewGuid(), name));

    [Fact]
    public void Create_WithANameThatIsTooLong_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Organisation.Create(Guid.NewGuid(), new string('x', 201)));

    [Fact]
    public void Create_WithRunsOfBlanks_KeepsOneSpace() =>
        Assert.Equal("Somewhere District Council", Organisation.Create(Guid.NewGuid(), "  Somewhere\tDistrict \n Council ").Name);

    [Fact]
    public void Names_ThatDifferInCapitalsAndBlanks_AreTheSameName() =>
        Assert.Equal(Organisation.Normalize("Ünder Lyne  Council"), Organisation.Create(Guid.NewGuid(), "ünder lyne council").NormalizedName);

    [Fact]
    public void Rename_WithAnotherName_TakesItAndCounts()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Before");

        organisation.Rename(" After ");

        Assert.Equal(("After", "AFTER", 1), (organisation.Name, organisation.NormalizedName, organisation.Revision));
        Assert.Throws<ArgumentException>(() => organisation.Rename(" "));
    }

    [Fact]
    public void Close_Twice_KeepsTheFirstTime()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Somewhere");

        organisation.Close(Now);
        organisation.Close(Now.AddDays(1));

        Assert.Equal((true, Now), (organisation.IsClosed, organisation.ClosedAt));
    }

    [Fact]
    public void Reopen_AfterClose_IsOpen()
    {
        var organisation = Organisation.Create(Guid.NewGuid(), "Somewhere");
        organisation.Close(Now);

        organisation.Reopen();

        Assert.False(organisation.IsClosed);
    }
}
