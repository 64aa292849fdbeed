using Microsoft.AspNetCore.Identity;

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
}
