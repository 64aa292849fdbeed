using System.Text;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.BadInput;

/// <summary>Forms that are too large, too deep, or not forms at all.</summary>
public sealed class AbsurdFormTests : HostilePostTest
{
    public static TheoryData<string> BigPosts =>
        [
            "fields",
            "same field",
            "long name",
            "long value",
            "deep name",
            "keys",
            "same keys",
            "no keys",
            "options",
            "same option",
            "names of options",
            "megabytes",
            "broken encoding",
            "broken multipart",
        ];

    [Theory]
    [MemberData(nameof(BigPosts))]
    public async Task Post_OfAnAbsurdForm_NeverFailsAndChangesNoAnswer(string kind)
    {
        var (officer, assessment, answers, token) = await OpenAsync();
        var (content, failures) = (Once(Absurd(kind)), new List<string>());

        foreach (var row in OfPeople)
        {
            Note(
                failures,
                row,
                await SendAsync(
                    officer,
                    () => new HttpRequestMessage(HttpMethod.Post, row.Address(assessment)) { Content = content(token) }
                )
            );
            await ReopenAfterAsync(row, officer, assessment);
        }

        Assert.Empty(failures);
        Assert.Equal(answers, await officer.DownloadAsync($"{assessment}/answers.json"));
    }

    [Theory]
    [MemberData(nameof(BigPosts))]
    public Task Post_ByAnAdministratorOfAnAbsurdForm_NeverFailsAndChangesNothingPublished(string kind)
    {
        var content = Once(Absurd(kind));
        return AttackAsync((send, _) => send(content, kind));
    }

    private static Func<string, HttpContent> Absurd(string kind) =>
        kind switch
        {
            "fields" => Form(4000, i => ($"answers[X{i}].present", "Mature")),
            "same field" => Form(1000, _ => ("answers[A2].present", "nonsense")),
            "long name" => Form(1, _ => ($"answers[{new string('A', 1900)}].present", "Mature")),
            "long value" => Form(1, _ => ("answers[A2].basedOn", new string('x', 100_000))),
            "deep name" => Form(1, _ => ($"answers[Z9]{string.Concat(Enumerable.Repeat(".present", 200))}", "Mature")),
            "keys" => Form(3000, i => ($"answers[{i}].Key", $"X{i}")),
            "same keys" => Form(4, i => i % 2 == 0 ? ($"answers[{i / 2}].Key", "A2") : ($"answers[{i / 2}].Value.keep", "theirs")),
            "no keys" => Form(2, i => ($"answers[{i}].Value.present", "Mature")),
            "options" => Form(200, i => ($"options[{i}].text", "Yes")),
            "same option" => Form(3000, _ => ("options", "Yes")),
            "names of options" => Form(3000, i => ("options.index", $"x{i}")),
            "megabytes" => Form(2, i => ($"answers[A{i}].note", new string('n', 1_000_000))),
            "broken encoding" => token =>
                Raw(
                    $"{Page.TokenField}={token}&answers%5BA2%5D.present=%ED%A0%80%F0%28%8C%BC&options%5B0%5D.text=%ED%A0%80&%zz=%&=&&&",
                    "application/x-www-form-urlencoded"
                ),
            "broken multipart" => token =>
                Raw(
                    $"--x\r\nContent-Disposition: form-data; name=\"{Page.TokenField}\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: "
                        + "form-data; name=\"file\"; filename=\"\0../a\"\r\n\r\n",
                    "multipart/form-data; boundary=x"
                ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The same form again and again, put together once: some have megabytes.</summary>
    private static Func<string, HttpContent> Once(Func<string, HttpContent> form)
    {
        (byte[] Body, string Type)? made = null;
        return token =>
        {
            if (made is null)
            {
                using var content = form(token);
                using var body = new MemoryStream();
                content.ReadAsStream().CopyTo(body);
                made = (body.ToArray(), content.Headers.ContentType!.ToString());
            }

            return Raw(made.Value.Body, made.Value.Type);
        };
    }

    private static ByteArrayContent Raw(string body, string type) => Raw(Encoding.UTF8.GetBytes(body), type);

    private static ByteArrayContent Raw(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.Add("Content-Type", type);
        return content;
    }
}
