using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;
using Xunit;

namespace SocialValueIndex.Browser.Tests;

/// <summary>A test in the browser. Each has an application and a database of its own: what others do is not seen here.</summary>
public abstract class Journey : IAsyncLifetime
{
    private readonly BrowserFixture _fixture;

    public const string Officer = "officer@example.gov.uk";
    public const string Colleague = "colleague@example.gov.uk";
    public const string ColleagueName = "Cora Colleague";
    public const string Administrator = "admin@example.gov.uk";
    public const string Lead = "lead@example.gov.uk";

    private readonly RunningApp _app;
    private Uri? _site;

    protected Journey(BrowserFixture fixture, params (string Name, string Value)[] settings)
    {
        _fixture = fixture;
        _app = new RunningApp(false, settings);
    }

    /// <summary>The address of the service, by a name: passkeys and providers know it by that.</summary>
    protected Uri Site => new UriBuilder(_site!) { Host = "localhost" }.Uri;

    public virtual async ValueTask InitializeAsync()
    {
        _ = _fixture.Browser;
        _site = _app.Start();
        await CreatePersonAsync(Colleague, ColleagueName, Roles.Officer);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Someone at a browser of their own, with their own cookies, who has opened no page yet.</summary>
    /// <param name="screens">The screens on which every page is checked; wide where none is given. It opens on the first.</param>
    protected Task<Visitor> VisitAsync(params IReadOnlyList<Screen> screens) =>
        Visitor.ArriveAsync(_fixture.Browser, _site!, screens is [] ? [Screen.Wide] : screens);

    /// <summary>The same by the name of the site, and where they may go to another one.</summary>
    protected Task<Visitor> VisitByNameAsync(Uri? other = null) => Visitor.ArriveAsync(_fixture.Browser, Site, [Screen.Wide], other);

    /// <summary>Works in the application's own services.</summary>
    protected async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks the page as the browser does when somebody closes it.</summary>
    protected static Task<bool> AsksBeforeLeavingAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<bool>("() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))");

    /// <summary>The address with which the colleague sets a new password.</summary>
    protected async Task<string> PasswordLinkAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var colleague = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(Colleague);
        return (await scope.ServiceProvider.GetRequiredService<PasswordLinks>().MakeAsync(colleague!, _site!)).Address.PathAndQuery;
    }

    /// <summary>Somebody of the example council, with the password of everybody.</summary>
    protected async Task CreatePersonAsync(string email, string name, string role)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var officer = await people.FindByEmailAsync(Officer);
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            Name = name,
            OrganisationId = officer!.OrganisationId,
        };
        Assert.True((await people.CreateAsync(person, DevelopmentData.Password)).Succeeded);
        Assert.True((await people.AddToRoleAsync(person, role)).Succeeded);
    }
}
