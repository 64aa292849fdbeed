using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.People;

/// <summary>Someone who signs in. The user name is the e-mail address.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>The longest e-mail address, in characters, as the database keeps it.</summary>
    public const int EmailMaxLength = 256;

    /// <summary>The name that colleagues see beside what the person changed.</summary>
    public required string Name { get; set; }

    /// <summary>The one organisation that the person belongs to; none for administrators.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>When the person was deactivated (UTC), while they are. They cannot sign in; what they did is kept.</summary>
    public DateTime? DeactivatedAt { get; set; }

    /// <summary>Whether the person may sign in, as far as it depends on them alone.</summary>
    public bool IsActive => DeactivatedAt is null;

    /// <summary>A stamp that was never used before. It need not be secret: only protected tokens and cookies carry it.</summary>
    internal static string NewStamp(DateTimeOffset now) => Guid.CreateVersion7(now).ToString();

    /// <summary>A person who has no password yet, ready to be stored.</summary>
    /// <param name="people">Knows how names are compared.</param>
    /// <param name="email">The e-mail address.</param>
    /// <param name="details">Name and organisation.</param>
    /// <param name="now">When they are made.</param>
    internal static Person Invited(UserManager<Person> people, string email, PersonDetails details, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Name = PlainText.SingleLine(details.Name),
        OrganisationId = details.OrganisationId,
        Email = email,
        UserName = email,
        NormalizedEmail = people.NormalizeEmail(email),
        NormalizedUserName = people.NormalizeName(email),
        SecurityStamp = NewStamp(now),
        LockoutEnabled = true,
    };
}
