using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Access;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Forms;

/// <summary>What tests of forms share that arrive after the session ended, or that do not belong to it any more.</summary>
public abstract class LateFormTest : WebTest
{
    private protected const string Text = "Typed before the session ended";
    private protected static readonly TimeSpan EndOfSession = TimeSpan.FromHours(11);

    /// <summary>Somebody to whom no post is forbidden, with an assessment and a draft.</summary>
    private protected async Task<(Browser Browser, string Assessment)> BeginAsync()
    {
        var browser = await App.OpenBrowser()
            .SignInAsync(
                await CreatePersonAsync(await CouncilAsync(), "Eve Everything", Roles.Officer, Roles.Approver, Roles.Administrator)
            );
        await browser.PostAsync("/admin/question-sets/1/draft", []);
        var organisation = await browser.OpenAsync($"/admin/organisations/{(await CouncilAsync()).Id}");
        await organisation.PressInFormOfAsync("officersMayInvite", ("officersMayInvite", "true"));
        var assessment = await AssessmentAsync(browser, answers: Example.Answers);
        await browser.IssueAsync(assessment);
        return (browser, assessment);
    }

    private protected static string Address(Row row, string assessment, Browser browser) =>
        row.Address(assessment)
            .Replace(
                Row.Nothing,
                (
                    row.Pattern.Contains("organisationId", StringComparison.Ordinal) ? browser.Person!.OrganisationId : browser.Person!.Id
                ).ToString(),
                StringComparison.Ordinal
            );

    private protected static (string Name, string Value)[] Typed(Row row, int number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Text} {number}");
        return row.Pattern[(row.Pattern.LastIndexOf('}') + 1)..] switch
        {
            "" when row.Pattern.EndsWith("areas/{code}", StringComparison.Ordinal) && row.IsOfAssessment =>
            [
                ("answers[A2].present", "Mature"),
                ("answers[A2].note", text),
            ],
            "" when row.Pattern.EndsWith("areas/{code}", StringComparison.Ordinal) =>
            [
                ("code", "A"),
                ("name", text),
                ("planName", $"{text} plan"),
            ],
            "" when row.Pattern.EndsWith("questions/{code}", StringComparison.Ordinal) =>
            [
                ("code", "A2"),
                ("text", text),
                ("hint", $"{text} hint"),
                ("hintSource", $"{text} source"),
                ("options[0].level", "NonCompliant"),
                ("options[0].text", $"{text} 0"),
                ("options[1].level", "Leader"),
                ("options[1].text", $"{text} 1"),
                ("options[1].action", $"{text} action"),
            ],
            "" when row.Pattern.EndsWith("actions/{reference}", StringComparison.Ordinal) =>
            [
                ("comment", text),
                ("reason", $"{text} reason"),
            ],
            "" when row.Pattern.EndsWith("issued/{number:int}", StringComparison.Ordinal) =>
            [
                ("body", text),
                ("sponsor", $"{text} sponsor"),
                ("minutes", $"{text} minutes"),
                ("date.day", $"{text} day"),
            ],
            "" => [("name", text)],
            "account/name" => [("name", text)],
            "account/second-step/passkey" => [("name", text)],
            "/reopen" when row.IsOfAssessment => [("reason", text)],
            "/sign-off" => [("decision", "sendBack"), ("comment", text)],
            "/rename" => [("period", text)],
            "/plan" => [("area", "A"), ("note", text)],
            "/report" when row.IsOfAssessment => [("texts[Purpose].text", text)],
            "/report" => [("parts[Purpose].heading", text), ("parts[Purpose].standing", $"{text} standing")],
            "/change" => [("name", text)],
            "/title-and-footnote" => [("title", text), ("footnote", $"{text} footnote"), ("purpose", $"{text} purpose")],
            "/add-area" => [("code", "Z"), ("name", text)],
            "/add-question" => [("code", "A99"), ("text", text)],
            "/publish" => [("note", text)],
            "/preview" => [("answers[A1].present", "Follower")],
            "/targets" => [("targets", "stay")],
            "/undo" => [("changes", "[]")],
            "admin/organisations/new" => [("name", text)],
            "admin/people/invite" => [("name", text), ("email", $"{text}@example.gov.uk")],
            "assessments/new" or "assessments/import" => [("period", text)],
            _ => row.Fields,
        };
    }

    private protected static async Task<string> PostLateAsync(Browser browser, string address, IEnumerable<(string, string)> fields)
    {
        var response = await browser.SendAsync(Browser.Post(address, fields));
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{address}: {response.StatusCode}");
        var location = new Uri(new Uri(WebApp.SecureAddress), response.Headers.Location!);
        Assert.Equal("/account/sign-in", location.AbsolutePath);
        return QueryHelpers.ParseQuery(location.Query)["returnUrl"].ToString();
    }

    private protected static async Task SignInAsync(Browser browser, string address)
    {
        var page = await (await browser.OpenAsync(address)).PressAsync(
            "Sign in",
            ("email", browser.Person!.Email!),
            ("password", Password)
        );
        Assert.Empty(page.Errors);
    }

    // What is kept until the person is back is not stored where it was meant to be.
    private protected async Task<string> SnapshotAsync()
    {
        var lines = (await Snapshot.OfAsync(Database)).Split('\n');
        var start = Array.FindIndex(lines, l => l.StartsWith("== KeptForms", StringComparison.Ordinal));
        Assert.True(start >= 0);
        var end = Array.FindIndex(lines, start + 1, l => l.StartsWith("== ", StringComparison.Ordinal));
        return string.Join('\n', lines.Where((_, i) => i < start || i >= end));
    }
}
