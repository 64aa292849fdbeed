using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Tests.Actions;

public sealed class BritishDateTests
{
    [Theory]
    [InlineData("1 Sept 2026", 2026, 9, 1)]
    [InlineData("1/7/26", 2026, 7, 1)]
    [InlineData("01.07.2026", 2026, 7, 1)]
    [InlineData("31st March 2027", 2027, 3, 31)]
    [InlineData("Wed 31 Mar 27", 2027, 3, 31)]
    [InlineData("Wednesday, 31 March, 2027", 2027, 3, 31)]
    [InlineData("3 of May 2027", 2027, 5, 3)]
    [InlineData("2027-03-31", 2027, 3, 31)]
    [InlineData("2027-03-31 00:00:00", 2027, 3, 31)]
    [InlineData("29-2-2028", 2028, 2, 29)]
    public void BritishDate_OfWhatPeopleType_IsTheDay(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), BritishDate.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("31/2/2027")]
    [InlineData("3/2027")]
    [InlineData("1/13/2027")]
    [InlineData("soon")]
    [InlineData("1 ma 2027")]
    [InlineData("0/1/2027")]
    [InlineData("1 1 0")]
    public void BritishDate_OfAnythingElse_IsNone(string text) => Assert.Null(BritishDate.Parse(text));
}
