using CsCheck;
using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Tests;

public sealed class FontTests
{
    private const string Welsh =
        "Cynhwysir Ŵŵ Ŷŷ Ẁẁ Ẃẃ Ẅẅ Ỳỳ Ââ Êê Îî Ôô Ûû " + "Áá Éé Íí Óó Úú Ýý Àà Èè Ìì Òò Ùù Ää Ëë Ïï Öö Üü Ÿÿ yn y ddogfen.";

    [Fact]
    public void GlyphOf_WelshLetters_IsOneOfTheirOwn() =>
        Assert.All(
            Welsh.EnumerateRunes(),
            r => Assert.True(SourceSans.Regular.GlyphOf(r.Value) > 0 && SourceSans.Bold.GlyphOf(r.Value) > 0, r.ToString())
        );

    [Theory]
    [InlineData("🔴 Red, 🟢 green ✅ ➡️ ⚠ → • ½ £ € ŵ Ω Ж, and a soft\u00ADhyphen\ntoo \uF0B7 o\uFB03ce", "")]
    [InlineData("日本 (Japan), 日, عرب", "日本عرب")]
    public void CannotShow_AText_NamesEachCharacterOnce(string text, string expected) =>
        Assert.Equal(expected, string.Concat(SourceSans.CannotShow(text)));

    [Fact]
    public void SlotOf_MoreCharactersThanAFontCanHold_FallsBackToTheReplacement()
    {
        var use = new FontUse(SourceSans.Regular, 1);
        for (var codePoint = 0x10000; codePoint < 0x10000 + 70_000; codePoint++)
        {
            use.SlotOf(codePoint);
        }

        Assert.Equal(use.SlotOf(Characters.Replacement), use.SlotOf(0x10000 + 69_999));
        Assert.InRange(use.CodePoints.Count, 65_000, 65_001);
    }

    [Fact]
    public void SlotOf_EveryCharacter_IsNeverTheOneForNotDefined() =>
        Gen.Int[0, 0xD7FF]
            .Array.Sample(codePoints =>
            {
                var use = new FontUse(SourceSans.Bold, 1);
                Assert.All(codePoints, c => Assert.Equal(c, use.CodePoints[use.SlotOf(c) - 1]));
            });
}
