using System.Globalization;
using System.Text;
using SocialValueIndex.Web.Tests.Access;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.BadInput;

/// <summary>Whatever is sent to whichever form, the answer is a clear one, and the answers of the assessment stay as they are.</summary>
public sealed class HostilePostTests : WebTest
{
    private static readonly string[] Names =
    [
        "answers[A2].present", "answers[A2].target", "answers[A2].seen", "answers[A2].theirs", "answers[A2].keep", "answers[A2]", "answers[].present",
        "answers[A2].present.x", "answers[Z9].note", "answers[0].Key", "answers[0].Value.present", "answers.index", "answers", "clear", "then", "setTargets",
        "targets", "area", "note", "seen", "period", "from", "file", "email", "password", "returnUrl", "currentPassword", "newPassword", "assessmentId",
        "code", "cancellationToken", "input", "input.period", "__Invariant", "",
    ];

    public static TheoryData<string> Values =>
    [
        "", "-1", "Follower,Mature", "<script>alert(1)</script>", "\uFFFE\uFFFF👩🏽‍💼", "//evil.example", "a\r\nSet-Cookie: x=y",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Post_OfTheSameValueInEveryField_NeverFailsAndChangesNoAnswer(string value)
    {
        var (officer, assessment, answers, token) = await OpenAsync();
        var failures = new List<string>();

        foreach (var row in AccessTable.Posts.Where(r => r.Pattern != "account/sign-out"))
        {
            await SendAsync(officer, row, assessment, [.. Names.Select(n => (n, value)), (Page.TokenField, token)], failures);

            // Empty is an answer that is cleared, and anybody may do that.
            foreach (var name in row.Fields.Length == 0 ? [] : Names.Where(n => value.Length > 0 || !n.EndsWith('t')))
            {
                await SendAsync(officer, row, assessment, [(name, value), (Page.TokenField, token)], failures);
            }

            await officer.ForgeAsync($"{assessment}/reopen");
        }

        Assert.Empty(failures);
        Assert.Equal(answers, await officer.DownloadAsync($"{assessment}/answers.json"));
    }

    public static TheoryData<string> BigPosts => ["fields", "same field", "long name", "long value", "deep name", "keys", "same keys", "no keys", "megabytes", "broken encoding", "broken multipart"];

    [Theory]
    [MemberData(nameof(BigPosts))]
    public async Task Post_OfAnAbsurdForm_NeverFailsAndChangesNoAnswer(string kind)
    {
        var (officer, assessment, answers, token) = await OpenAsync();
        var failures = new List<string>();

        foreach (var row in AccessTable.Posts.Where(r => r.Pattern != "account/sign-out"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, row.Address(assessment)) { Content = Absurd(kind, token) };
            Note(failures, row, await officer.SendAsync(request));
            await officer.ForgeAsync($"{assessment}/reopen");
        }

        Assert.Empty(failures);
        Assert.Equal(answers, await officer.DownloadAsync($"{assessment}/answers.json"));
    }

    private static HttpContent Absurd(string kind, string token) => kind switch
    {
        "fields" => Form(token, 1500, i => ($"answers[X{i}].present", "Mature")),
        "same field" => Form(token, 1000, _ => ("answers[A2].present", "nonsense")),
        "long name" => Form(token, 1, _ => ($"answers[{new string('A', 1900)}].present", "Mature")),
        "long value" => Form(token, 1, _ => ("answers[A2].seen", new string('x', 900_000))),
        "deep name" => Form(token, 1, _ => ($"answers[Z9]{string.Concat(Enumerable.Repeat(".present", 200))}", "Mature")),
        "keys" => Form(token, 1020, i => ($"answers[{i}].Key", $"X{i}")),
        "same keys" => Form(token, 4, i => i % 2 == 0 ? ($"answers[{i / 2}].Key", "A2") : ($"answers[{i / 2}].Value.keep", "theirs")),
        "no keys" => Form(token, 2, i => ($"answers[{i}].Value.present", "Mature")),
        "megabytes" => Form(token, 6, i => ($"answers[A{i}].note", new string('n', 1_000_000))),
        "broken encoding" => Raw($"{Page.TokenField}={token}&answers%5BA2%5D.present=%ED%A0%80%F0%28%8C%BC&%zz=%&=&&&", "application/x-www-form-urlencoded"),
        "broken multipart" => Raw($"--x\r\nContent-Disposition: form-data; name=\"{Page.TokenField}\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\0../a\"\r\n\r\n", "multipart/form-data; boundary=x"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static FormUrlEncodedContent Form(string token, int count, Func<int, (string Name, string Value)> field) =>
        new(Enumerable.Range(0, count).Select(field).Append((Name: Page.TokenField, Value: token)).Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static ByteArrayContent Raw(string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.Add("Content-Type", type);
        return content;
    }

    private static async Task SendAsync(Browser officer, Row row, string assessment, IReadOnlyList<(string Name, string Value)> fields, List<string> failures) =>
        Note(failures, row, await officer.SendAsync(Browser.Post(row.Address(assessment), fields)), fields.Count > 2 ? "" : fields[0].Name);

    private static void Note(List<string> failures, Row row, HttpResponseMessage response, string what = "")
    {
        if ((int)response.StatusCode >= 500 || response.Headers.Location?.OriginalString.Contains("evil.example", StringComparison.Ordinal) == true)
        {
            failures.Add($"{row.Name} {what}: {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private async Task<(Browser Officer, string Assessment, string Answers, string Token)> OpenAsync()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        return (officer, assessment, await officer.DownloadAsync($"{assessment}/answers.json"), await officer.TokenAsync());
    }
}
