using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Web.Tests.Access;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.BadInput;

/// <summary>One value in one field, or in every field, of whichever form.</summary>
public sealed class HostileValueTests : HostilePostTest
{
    private static readonly string[] Names =
    [
        "answers[A2].present",
        "answers[A2].target",
        "answers[A2].basedOn",
        "answers[A2].theirs",
        "answers[A2].keep",
        "answers[A2]",
        "answers[].present",
        "answers[A2].present.x",
        "answers[Z9].note",
        "answers[0].Key",
        "answers[0].Value.present",
        "answers.index",
        "answers",
        "clear",
        "then",
        "setTargets",
        "targets",
        "confirm",
        "reason",
        "decision",
        "comment",
        "body",
        "date.day",
        "date",
        "outcome",
        "sponsor",
        "minutes",
        "area",
        "note",
        "basedOn",
        "version",
        "period",
        "from",
        "to",
        "file",
        "email",
        "password",
        "returnUrl",
        "currentPassword",
        "newPassword",
        "assessmentId",
        "code",
        "cancellationToken",
        "input",
        "input.period",
        "__Invariant",
        "",
    ];

    // The code comes last: a draft's area or question that has another one is not found at its address any more.
    private static readonly string[] AdministratorsNames =
    [
        "answers[A2].present",
        "answers[A2]",
        "answers[0].Key",
        "answers[0].Value.present",
        "answers.index",
        "answers",
        "title",
        "footnote",
        "name",
        "planName",
        "text",
        "hint",
        "options[0].level",
        "options[0].text",
        "options[0].action",
        "options[0]",
        "options[5].text",
        "options[x].level",
        "options[].level",
        "options.index",
        "options",
        "do",
        "direction",
        "basedOn",
        "stamp",
        "revision",
        "published",
        "note",
        "file",
        "email",
        "roles",
        "organisation",
        "signOff",
        "organisationId",
        "personId",
        "input",
        "input.options",
        "__Invariant",
        "",
        "code",
    ];

    public static TheoryData<string> Values =>
        ["", "-1", "Follower,Mature", "<script>alert(1)</script>", "\uFFFE\uFFFF👩🏽‍💼", "//evil.example", "a\r\nSet-Cookie: x=y"];

    public static TheoryData<string> Buttons =>
        ["add", "up-0", "up--1", "down-0", "down-99", "remove-", "remove-0", "remove-99999999999", "\0"];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Post_OfTheSameValueInEveryField_NeverFailsAndChangesNoAnswer(string value)
    {
        var (officer, assessment, answers, token) = await OpenAsync();
        var failures = new List<string>();

        foreach (var row in OfPeople)
        {
            // Empty is an answer that is cleared, and anybody may do that.
            foreach (var name in NamesFor(row, Names).Where(n => value.Length > 0 || !n.EndsWith('t')))
            {
                await SendAsync(officer, row, row.Address(assessment), [(name, value), (Page.TokenField, token)], failures);
            }

            await SendAsync(officer, row, row.Address(assessment), [.. Names.Select(n => (n, value)), (Page.TokenField, token)], failures);
            await ReopenAfterAsync(row, officer, assessment);
        }

        Assert.Empty(failures);
        Assert.Equal(answers, await officer.DownloadAsync($"{assessment}/answers.json"));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public Task Post_ByAnAdministratorOfTheSameValueInEveryField_NeverFailsAndChangesNothingPublished(string value) =>
        AttackAsync(
            async (send, row) =>
            {
                foreach (var name in NamesFor(row, AdministratorsNames))
                {
                    await send(Form(1, _ => (name, value)), name);
                }

                await send(Form(AdministratorsNames.Length, i => (AdministratorsNames[i], value)), "");
            }
        );

    [Theory]
    [MemberData(nameof(Buttons))]
    public Task Post_ByAnAdministratorOfAnyButtonOfALadder_NeverFailsAndChangesNothingPublished(string button) =>
        AttackAsync(
            async (send, row) =>
            {
                if (row.Pattern.Contains("question", StringComparison.Ordinal))
                {
                    await send(Form(1, _ => ("do", button)), "without options");
                    await send(Form(3, i => i == 0 ? ("do", button) : ($"options[{i - 1}].text", "Yes")), "with options");
                }
            }
        );

    /// <summary>
    /// The names that are sent alone to a form: those that it reads, and those that could confuse the reading of any. To a form that does
    /// not read it, a name is one of many that come with the last post.
    /// </summary>
    private IEnumerable<string> NamesFor(Row row, IReadOnlyList<string> names)
    {
        if (row.Fields.Length == 0)
        {
            return [];
        }

        var action = App
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Single(e => $"POST /{e.RoutePattern.RawText?.TrimStart('/')}" == row.Name)
            .Metadata.GetRequiredMetadata<ControllerActionDescriptor>();
        var read = action
            .Parameters.SelectMany(p => p.ParameterType.GetProperties().Select(f => f.Name).Append(p.Name))
            .Concat(row.Fields.Select(f => First(f.Name)))
            .Append("")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Where(n => read.Contains(First(n)) || n.StartsWith("__", StringComparison.Ordinal));

        static string First(string name) => name.Split('[', '.')[0];
    }

    private static async Task SendAsync(
        Browser officer,
        Row row,
        string address,
        IReadOnlyList<(string Name, string Value)> fields,
        List<string> failures
    ) => Note(failures, row, await SendAsync(officer, () => Browser.Post(address, fields)), fields.Count > 2 ? "" : fields[0].Name);
}
