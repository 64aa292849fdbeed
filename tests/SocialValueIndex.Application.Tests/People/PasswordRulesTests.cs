using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Tests.People;

public class PasswordRulesTests
{
    private const string Name = "Olwen Pritchard-Jones";
    private const string Email = "olwen.pj@somewhere.gov.uk";

    [Theory]
    [InlineData("three random words")]
    [InlineData("another three words")]
    [InlineData("xk7vq2mzp9wd")]
    [InlineData("chocolate biscuit tin")]
    [InlineData("correct horse battery staple")]
    [InlineData("olwen likes purple buses")]
    [InlineData("пять случайных слов")]
    public void Password_ThatIsLongAndNotCommon_CanBeUsed(string password) => Assert.Null(Message(password));

    [Theory]
    [InlineData("eleven char", "Enter a new password of 12 characters or more")]
    [InlineData("aaaaaaaaaaaaa", "repeats itself")]
    [InlineData("abcabcabcabcabc", "repeats itself")]
    [InlineData("x7x7x7x7x7x7x7", "repeats itself")]
    [InlineData("abcdefghijklmnop", "is a row of characters")]
    [InlineData("qwertyuiopasdf", "is a row of characters")]
    [InlineData("123456789012345", "is a row of characters")]
    [InlineData("zyxwvutsrqponm", "is a row of characters")]
    [InlineData("OlwenPritchard1", "is mostly your name")]
    [InlineData("olwen.pj@somewhere", "is mostly your name")]
    [InlineData("SocialValue2026", "is mostly your name")]
    [InlineData("MaturityIndex12!", "is mostly your name")]
    [InlineData("password1234", "many people use it")]
    [InlineData("P@ssw0rd1234", "many people use it")]
    [InlineData("letmein123456", "many people use it")]
    [InlineData("Welcome12345", "many people use it")]
    [InlineData("manchester1234", "many people use it")]
    [InlineData("Summer2026!!", "many people use it")]
    public void Password_ThatIsGuessedFirst_IsRefusedInPlainWords(string password, string message) =>
        Assert.Contains(message, Message(password), StringComparison.Ordinal);

    [Fact]
    public void Password_LongerThanAnybodyTypes_IsRefused()
    {
        Assert.Contains(
            "128 characters or fewer",
            Message(string.Concat(Enumerable.Range(0, 129).Select(i => (char)('a' + (i * 7 % 26)))))
        );
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void DevelopmentPassword_CanBeUsedInDevelopmentAlone(bool isDevelopment, bool canBeUsed) =>
        Assert.Equal(canBeUsed, PasswordRules.FaultIn(DevelopmentData.Password.ToUpperInvariant(), Name, Email, isDevelopment) is null);

    [Fact]
    public async Task Identity_AsksTheRules()
    {
        var person = new Person { Name = Name, Email = Email };
        var validator = new PasswordRulesValidator(isDevelopment: false);

        Assert.True((await validator.ValidateAsync(null!, person, "three random words")).Succeeded);
        Assert.False((await validator.ValidateAsync(null!, person, "password1234")).Succeeded);
        Assert.False((await validator.ValidateAsync(null!, person, null)).Succeeded);
    }

    private static string? Message(string password) => PasswordRules.FaultIn(password, Name, Email, isDevelopment: false)?.Message;
}
