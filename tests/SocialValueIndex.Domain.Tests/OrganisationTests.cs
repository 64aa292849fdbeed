namespace SocialValueIndex.Domain.Tests;

public class OrganisationTests
{
    [Fact]
    public void Create_WithTheLongestName_KeepsIt() => Assert.Equal(200, Organisation.Create(Guid.NewGuid(), new string('x', 200)).Name.Length);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Create_WithoutAName_IsRefused(string name) => Assert.Throws<ArgumentException>(() => Organisation.Create(Guid.NewGuid(), name));

    [Fact]
    public void Create_WithANameThatIsTooLong_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Organisation.Create(Guid.NewGuid(), new string('x', 201)));
}
