using OpenQA.Selenium;
using SocialValueIndex.Application.Development;
using Xunit;

namespace SocialValueIndex.Browser.Tests;

/// <summary>The journey of an officer in WebKit, where it is installed. It keeps, leaves and grows otherwise than Chromium does.</summary>
public sealed class WebKitTests
{
    /// <summary>How often a page is left. Before a release: 24.</summary>
    private const int Leavings = 3;

    private const int MostLooks = 50;

    [Fact]
    public async Task AnswerAndLeaveQuickly_InWebKit_SavesAll()
    {
        Assert.SkipUnless(WebKit.IsInstalled, WebKit.HowToGetIt);
        await using var app = new RunningApp(isHttps: true);
        using var officer = StartAssessment(app.Start());
        var address = officer.Driver.Url + "/areas/A";
        officer.Driver.Navigate().GoToUrl(address);
        Choose(officer, "A2", "Mature");
        officer.Until(driver => Text(driver, "[data-save-status]").StartsWith("Saved at", StringComparison.Ordinal));

        for (var i = 0; i < Leavings; i++)
        {
            var note = $"Typed {i}";
            OpenNote(officer).Clear();
            OpenNote(officer).SendKeys(note);
            Choose(officer, "A1", i % 2 == 0 ? "Follower" : "NonCompliant");
            officer.Driver.ExecuteScript("location.href = '/cookies'");
            officer.Until(driver => driver.Url.EndsWith("/cookies", StringComparison.Ordinal));
            Assert.Equal(note, LookAgain(officer, address, note));
        }
    }

    [Fact]
    public async Task GrowAndGoBack_InWebKitOverPlainHttp_ShowsWhatIsSo()
    {
        Assert.SkipUnless(WebKit.IsInstalled, WebKit.HowToGetIt);
        await using var app = new RunningApp();
        var site = app.Start();
        using var officer = StartAssessment(site);
        var address = officer.Driver.Url + "/areas/A";
        officer.Driver.Navigate().GoToUrl(address);
        var note = OpenNote(officer);
        var before = note.Size.Height;

        // A thousand keys take ten seconds, so most of it is there when the last word is typed.
        var evidence = string.Join(' ', Enumerable.Repeat("A long line of evidence.", 40));
        officer.Driver.ExecuteScript("arguments[0].value = arguments[1]", note, evidence);
        note.SendKeys(" Seen.");
        Assert.True(note.Size.Height > before + 100, $"The note was {before} px high and is {note.Size.Height} px with 40 sentences.");
        officer.Find(".govuk-button-group button[value=return]").Click();
        officer.Until(driver => !driver.Url.Contains("/areas/", StringComparison.Ordinal));

        officer.Driver.Navigate().Back();
        officer.Until(driver => Text(driver, "#question-A1 [data-last-change]").Contains("by Olwen Officer on", StringComparison.Ordinal));

        officer.Find("form[action$='sign-out'] button").Click();
        officer.Find("input[name=email], input[name=Email]");
        officer.Driver.Navigate().Back();
        officer.Until(driver => driver.FindElements(By.CssSelector("input[type=password]")).Count > 0);
    }

    private static WebKit StartAssessment(Uri site)
    {
        var officer = WebKit.Start();
        officer.Driver.Navigate().GoToUrl(new Uri(site, "/account/sign-in"));
        officer.Find("#email").SendKeys(Journey.Officer);
        officer.Find("#password").SendKeys(DevelopmentData.Password);
        officer.Find("main form button").Click();
        officer.Until(driver => driver.Url.EndsWith("/assessments", StringComparison.Ordinal));
        officer.Driver.Navigate().GoToUrl(new Uri(site, "/assessments/new"));
        officer.Find("#period").SendKeys("WebKit");
        officer.Find("main form button.govuk-button").Click();
        officer.Until(driver => driver.FindElements(By.CssSelector(".govuk-task-list")).Count > 0);
        return officer;
    }

    private static string Text(IWebDriver driver, string selector) =>
        driver.FindElement(By.CssSelector(selector)).GetDomProperty("textContent")!;

    private static IWebElement OpenNote(WebKit officer)
    {
        officer.Find("#question-A1 [data-last-change]");
        officer.Driver.ExecuteScript("document.querySelector('#question-A1 details').open = true");
        return officer.Find("#answers-A1-note");
    }

    private static void Choose(WebKit officer, string question, string level) =>
        officer.Find($"input[name='answers[{question}].present'][value='{level}'] + label").Click();

    private static string LookAgain(WebKit officer, string address, string expected)
    {
        var found = "";
        for (var look = 0; look < MostLooks && found != expected; look++)
        {
            officer.Driver.Navigate().GoToUrl(address);
            found = officer.Find("#answers-A1-note").GetDomProperty("value")!;
        }

        return found;
    }
}
