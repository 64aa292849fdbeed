using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

/// <summary>What tests of sessions and passwords share.</summary>
public abstract class SignedInTest : WebTest
{
    protected async Task<List<string>> KindsAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.History.IgnoreQueryFilters().Select(e => e.Kind).Order().ToListAsync(Token);
    }

    protected async Task ChangeAsync(Person person, Func<UserManager<Person>, Person, Task<IdentityResult>> change)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var stored = (await people.FindByIdAsync(person.Id.ToString()))!;
        Assert.True((await change(people, stored)).Succeeded);
        Assert.True((await people.UpdateSecurityStampAsync(stored)).Succeeded);
    }
}
