using System.Globalization;
using CsCheck;

namespace SocialValueIndex.Domain.Tests;

public sealed class BritishDateTests
{
    [Theory]
    [InlineData("1 Sept 2026")]
    [InlineData("1 sept. 2026")]
    [InlineData("1st September 2026")]
    [InlineData(" 1\u00A0SEP  26 ")]
    [InlineData("Tue 1 Sep 2026")]
    [InlineData("Tuesday, 1 September 2026")]
    [InlineData("1/9/26")]
    [InlineData("01/09/2026")]
    [InlineData("1.9.2026")]
    [InlineData("1-9-26")]
    [InlineData("1-Sep-26")]
    [InlineData("1-Sept-2026")]
    [InlineData("2026-09-01")]
    [InlineData("1 / 9 / 2026")]
    public void Parse_ADayAsItIsWritten_IsTheFirstOfSeptember(string text) =>
        Assert.Equal(new DateOnly(2026, 9, 1), BritishDate.Parse(text));

    [Theory]
    [InlineData("1/7/26", 2026)]
    [InlineData("1/7/99", 2099)]
    public void Parse_AYearOfTwoDigits_IsOfThisCentury(string text, int year) =>
        Assert.Equal(new DateOnly(year, 7, 1), BritishDate.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("31/2/2026")]
    [InlineData("7/13/2026")]
    [InlineData("September 2026")]
    [InlineData("1/7")]
    [InlineData("1 Septober 2026")]
    public void Parse_WhatIsNoDay_IsNone(string? text) => Assert.Null(BritishDate.Parse(text));

    [Fact]
    public void Parse_AnyDayInAnyOfTheWays_ComesBack() =>
        Gen.Int[0, 36_500]
            .Select(d => new DateOnly(2000, 1, 1).AddDays(d))
            .Sample(day =>
                Assert.All(
                    ["d/M/yyyy", "dd.MM.yyyy", "d MMMM yyyy", "ddd d MMM yy", "yyyy-MM-dd"],
                    format => Assert.Equal(day, BritishDate.Parse(day.ToString(format, CultureInfo.InvariantCulture)))
                )
            );
}
