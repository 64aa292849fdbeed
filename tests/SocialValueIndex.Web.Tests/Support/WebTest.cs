using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>
/// What tests of the web application share: a database and a council of their own, an application that works for them alone, and people to
/// sign in.
/// </summary>
public abstract class WebTest : IAsyncDisposable
{
    public const string Password = "three random words";

    private Organisation? _council;

    protected WebTest()
        : this(null, TestDatabase.Create()) { }

    /// <param name="environment">Given where the test needs a host of its own: the environment that it runs in.</param>
    /// <param name="database">The test's database.</param>
    private protected WebTest(string? environment, TestDatabase database)
    {
        Database = database;
        App = new WebApp(database, environment);
        Data = new TestData(database, App.Time);
    }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected WebApp App { get; }

    protected TestDatabase Database { get; }

    protected TestData Data { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The council that everybody belongs to unless a test says otherwise.</summary>
    protected async Task<Organisation> CouncilAsync() => _council ??= await Data.CreateOrganisationAsync("Somewhere District Council");

    /// <summary>An officer of the council, signed in.</summary>
    protected async Task<Browser> OfficerAsync(string name = "Olwen Officer") =>
        await SignedInAsync(await CreatePersonAsync(await CouncilAsync(), name, Roles.Officer));

    /// <summary>A procurement lead of the council, signed in.</summary>
    protected async Task<Browser> LeadAsync(string name = "Lee Lead") =>
        await SignedInAsync(await CreatePersonAsync(await CouncilAsync(), name, Roles.ProcurementLead));

    /// <summary>An administrator, signed in.</summary>
    protected async Task<Browser> AdministratorAsync(string name = "Ada Administrator") =>
        await SignedInAsync(await CreatePersonAsync(null, name, Roles.Administrator));

    /// <summary>Somebody with a session. Tests of signing in use the page for it.</summary>
    protected Task<Browser> SignedInAsync(Person person) => App.OpenBrowserOfAsync(person);

    /// <summary>A person who can sign in with <see cref="Password"/>.</summary>
    protected async Task<Person> CreatePersonAsync(Organisation? organisation, string name, params string[] roles)
    {
        var email = $"{Guid.NewGuid():N}@example.gov.uk";
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            Name = name,
            OrganisationId = organisation?.Id,
            AcceptedAt = TestData.Now.UtcDateTime,
        };
        await using var scope = App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        Assert.True((await people.CreateAsync(person, Password)).Succeeded);
        Assert.True((await people.AddToRolesAsync(person, roles)).Succeeded);
        return person;
    }

    /// <summary>An assessment of the person's council, and its address.</summary>
    protected async Task<string> AssessmentAsync(
        Browser of,
        string period = "2026/27",
        IReadOnlyDictionary<string, AnswerValues>? answers = null
    ) => $"/assessments/{(await Data.CreateAssessmentAsync(of.Person!, period, answers)).Id}";

    /// <summary>The answer to one question, as the file of answers tells it: present, target and note.</summary>
    protected static async Task<(string? Present, string? Target, string? Note)> AnswerAsync(
        Browser browser,
        string assessment,
        string code
    )
    {
        using var file = JsonDocument.Parse(await browser.DownloadAsync($"{assessment}/answers.json"));
        var answer = file.RootElement.GetProperty("answers").EnumerateArray().Single(a => a.GetProperty("question").GetString() == code);
        return (
            answer.GetProperty("present").GetString(),
            answer.GetProperty("target").GetString(),
            answer.TryGetProperty("note", out var note) ? note.GetString() : null
        );
    }
}
