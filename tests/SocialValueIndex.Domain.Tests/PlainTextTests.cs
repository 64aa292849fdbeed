using System.Text;
using CsCheck;

namespace SocialValueIndex.Domain.Tests;

public class PlainTextTests
{
    [Theory]
    [InlineData("Zoë  Ångström", "zoe angstrom")]
    [InlineData("Zoe\u0308", "ZOË")]
    [InlineData("ＥＸＡＭＰＬＥ\u00a0Council", "example council")]
    [InlineData("ﬁnance", "Finance")]
    [InlineData(null, " ")]
    public void SearchKey_OfTextsThatPeopleTakeForTheSame_IsTheSame(string? one, string other) =>
        Assert.Equal(PlainText.SearchKey(one), PlainText.SearchKey(other));

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \r\n\t ", "")]
    [InlineData("\u200b\u2060 \ufeff", "")]
    [InlineData("\u200d\ufe0f\u00ad", "")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("  Policy 2025. ", "Policy 2025.")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("one\u2028two\u0085three\ffour\u2029five", "one\ntwo\nthree\nfour\nfive")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("one\vtwo", "one\ntwo")]
    [InlineData("one\u001etwo", "one two")]
    [InlineData("a\0b\u0007c\u007fd\u009be", "abcde")]
    [InlineData("a\ufffeb\uffffc\ufdd0d", "abcd")]
    [InlineData("£5m – “café” 🌱", "£5m – “café” 🌱")]
    [InlineData("one\u00a0two\u202fthree\u3000four\u2009five", "one two three four five")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("some\u00adthing\u200belse\ufeff", "somethingelse")]
    public void Normalize_OfAText_IsTheTextAsItIsStored(string? typed, string stored) => Assert.Equal(stored, PlainText.Normalize(typed));

    [Fact]
    public void Normalize_OfHalfACharacter_IsWhatEveryDatabaseAndFileWouldMakeOfIt()
    {
        var normalized = PlainText.Normalize("a" + (char)0xd83d + "b" + (char)0xdf31);

        Assert.Equal("a\ufffdb\ufffd", normalized);
        Assert.Equal(normalized, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(normalized)));
    }

    [Fact]
    public void Normalize_OfANormalizedText_ChangesNothing() =>
        Gen.String.Sample(text =>
        {
            var normalized = PlainText.Normalize(text);
            Assert.Equal(normalized, PlainText.Normalize(normalized));
        });

    [Fact]
    public void AreSame_OfAnyTextAndWhatIsStoredOfIt_IsTrue() =>
        Gen.String.Sample(text =>
        {
            Assert.True(PlainText.AreSame(text, PlainText.Normalize(text)));
            Assert.Equal(PlainText.Canonical(text), PlainText.Canonical(PlainText.Canonical(text)));
        });

    [Theory]
    [InlineData(null, "")]
    [InlineData(null, "\u200b")]
    [InlineData("Yes, for all", "Yes,\u00a0for all")]
    [InlineData("Yes, for all", "Yes,  for\tall ")]
    [InlineData("Yes, for all", "\ufeffYes, for a\u200bll")]
    [InlineData("one\r\ntwo", "one \n two")]
    [InlineData("one\vtwo", "one\ntwo")]
    [InlineData("café", "cafe\u0301")]
    [InlineData("می\u200cخواهم", "میخواهم")]
    [InlineData("✔\ufe0f done", "✔ done")]
    public void AreSame_WhereNobodySeesADifference_IsTrue(string? one, string? other) => Assert.True(PlainText.AreSame(one, other));

    [Theory]
    [InlineData("Yes", "yes")]
    [InlineData("Yes", "Yes.")]
    [InlineData("one\ntwo", "one two")]
    [InlineData("one two", "onetwo")]
    [InlineData("cafe", "café")]
    [InlineData("x²", "x2")]
    public void AreSame_WhereSomebodyCouldSeeADifference_IsFalse(string one, string other) => Assert.False(PlainText.AreSame(one, other));

    [Theory]
    [InlineData("A2", "a2")]
    [InlineData("A2", " Ａ２\u200b")]
    [InlineData("Area name in the plan", "AREA NAME\u00a0IN THE\nPLAN")]
    [InlineData("Éa", "e\u0301A")]
    public void NameComparer_OfTheSameName_InAnyCaseAndForm_FindsIt(string one, string other)
    {
        Assert.Equal(one, other, PlainText.NameComparer);
        Assert.Contains(other, new HashSet<string>([one], PlainText.NameComparer));
    }

    [Theory]
    [InlineData("A2", "A 2")]
    [InlineData("A2", "A12")]
    [InlineData("A2", "")]
    public void NameComparer_OfOtherNames_TellsThemApart(string one, string other) => Assert.NotEqual(one, other, PlainText.NameComparer);
}
