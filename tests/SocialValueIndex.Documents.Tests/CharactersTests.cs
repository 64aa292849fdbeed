namespace SocialValueIndex.Documents.Tests;

public sealed class CharactersTests
{
    [Theory]
    [InlineData("plain text, kept", "plain text, kept")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("tab\tstop", "tab stop")]
    [InlineData("bell\u0007 null\0", "bell null")]
    [InlineData("\uFEFFmark", "mark")]
    [InlineData("no\uFFFFcharacter", "no\uFFFDcharacter")]
    [InlineData("one\vtwo\u001Fthree", "one\ntwo three")]
    [InlineData("\uF0B7 First \uF0A7 \uF0FC", "• First ▪ ✓")]
    [InlineData("o\uFB03ce \uFB01nance a\uFB02oat", "office finance afloat")]
    [InlineData("It's “quoted” – 'to the letter'", "It's “quoted” – 'to the letter'")]
    public void Clean_ChangesOnlyWhatADocumentCannotCarry(string text, string expected) => Assert.Equal(expected, Characters.Clean(text));

    // Not a case of the theory above: attributes are kept in UTF-8, which has no half pairs.
    [Fact]
    public void Clean_HalfAPair_IsReplaced() => Assert.Equal("\uFFFDx\uFFFD", Characters.Clean("\uD800x\uDC00"));
}
