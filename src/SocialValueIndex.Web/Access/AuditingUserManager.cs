using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// Identity's own keeper of people, which also writes a lockout into the history. It is the one place that both ways to guess a password go
/// through.
/// </summary>
internal sealed class AuditingUserManager(
    IUserStore<Person> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Person> hasher,
    IEnumerable<IUserValidator<Person>> validators,
    IEnumerable<IPasswordValidator<Person>> passwordValidators,
    ILookupNormalizer names,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<Person>> logger,
    ICurrentUser currentUser,
    TimeProvider time
) : UserManager<Person>(store, options, hasher, validators, passwordValidators, names, errors, services, logger)
{
    public override Task<IdentityResult> AccessFailedAsync(Person user)
    {
        var lockout = Options.Lockout;
        if (user.AccessFailedCount + 1 >= lockout.MaxFailedAccessAttempts)
        {
            // Stored by the save that locks the person out, or not at all.
            user.Record(
                new PersonLockedOut((int)lockout.DefaultLockoutTimeSpan.TotalMinutes, lockout.MaxFailedAccessAttempts),
                new ChangeStamp(currentUser.Id, time.GetUtcNow().UtcDateTime)
            );
        }

        return base.AccessFailedAsync(user);
    }
}
