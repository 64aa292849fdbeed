using System.Globalization;
using System.Net;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Access;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.BadInput;

/// <summary>What tests of hostile posts share: whatever is sent, the answer is a clear one, and nothing is changed that counts.</summary>
public abstract class HostilePostTest : WebTest
{
    private protected static IEnumerable<Row> OfPeople =>
        AccessTable.Posts.Where(r => !r.IsOfAdministrators && r.Pattern != "account/sign-out");

    private protected static Func<string, HttpContent> Form(int count, Func<int, (string Name, string Value)> field) =>
        token => new FormUrlEncodedContent(
            Enumerable
                .Range(0, count)
                .Select(field)
                .Append((Name: Page.TokenField, Value: token))
                .Select(f => KeyValuePair.Create(f.Name, f.Value))
        );

    /// <summary>
    /// Sends it, and again if it fails: once in some ten thousand posts the test host loses a form before any code of ours sees it, and
    /// what is wrong with ours fails each time.
    /// </summary>
    private protected static async Task<HttpResponseMessage> SendAsync(Browser browser, Func<HttpRequestMessage> request)
    {
        using var first = request();
        var response = await browser.SendAsync(first);
        if (response.StatusCode < HttpStatusCode.InternalServerError)
        {
            return response;
        }

        using var second = request();
        return await browser.SendAsync(second);
    }

    private protected static void Note(List<string> failures, Row row, HttpResponseMessage response, string what = "")
    {
        if (
            (int)response.StatusCode >= 500
            || response.Headers.Location?.OriginalString.Contains("evil.example", StringComparison.Ordinal) == true
        )
        {
            failures.Add($"{row.Name} {what}: {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private protected async Task<(Browser Officer, string Assessment, string Answers, string Token)> OpenAsync()
    {
        var person = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer, Roles.Approver);
        var officer = await SignedInAsync(person);
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.IssueAsync(assessment);
        return (officer, assessment, await officer.DownloadAsync($"{assessment}/answers.json"), await officer.TokenAsync());
    }

    /// <summary>Opens the assessment again after the one form that can complete it, so that the next is sent to one in progress.</summary>
    private protected static async Task ReopenAfterAsync(Row row, Browser officer, string assessment)
    {
        if (row.Pattern.EndsWith("/check", StringComparison.Ordinal))
        {
            await officer.ForgeAsync($"{assessment}/reopen", ("reason", "A slip"));
        }
    }

    /// <summary>
    /// Sends to every form of administrators, about an organisation, a person and a draft that are there, until the forms themselves remove
    /// them.
    /// </summary>
    private protected async Task AttackAsync(Func<Func<Func<string, HttpContent>, string, Task>, Row, Task> attack)
    {
        var (officer, assessment, answers, _) = await OpenAsync();
        var ada = await AdministratorAsync();
        var (council, person) = (
            await Data.CreateOrganisationAsync(),
            await CreatePersonAsync(await CouncilAsync(), "Pat Person", Roles.Officer)
        );
        var (published, token) = (await ada.DownloadAsync("/admin/question-sets/1/export.json"), await ada.TokenAsync());
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        var failures = new List<string>();

        foreach (var row in AccessTable.Posts.Where(r => r.IsOfAdministrators))
        {
            var address = Pages.OfAdministrators(row, council.Id, person.Id);
            await attack(
                async (content, what) =>
                    Note(
                        failures,
                        row,
                        await SendAsync(ada, () => new HttpRequestMessage(HttpMethod.Post, address) { Content = content(token) }),
                        what
                    ),
                row
            );
        }

        Assert.Empty(failures);
        Assert.Equal(answers, await officer.DownloadAsync($"{assessment}/answers.json"));
        Assert.Equal(published, await ada.DownloadAsync("/admin/question-sets/1/export.json"));
    }
}
