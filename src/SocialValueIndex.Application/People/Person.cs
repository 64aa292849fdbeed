using Microsoft.AspNetCore.Identity;

namespace SocialValueIndex.Application.People;

/// <summary>Someone who signs in. The user name is the e-mail address.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>The name that colleagues see beside what the person changed.</summary>
    public required string Name { get; set; }

    /// <summary>The one organisation that the person belongs to; none for administrators.</summary>
    public Guid? OrganisationId { get; set; }
}
