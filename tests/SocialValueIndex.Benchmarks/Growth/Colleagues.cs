using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Benchmarks.Growth;

/// <summary>People who are made without their invitations.</summary>
internal static class Colleagues
{
    /// <summary>Somebody who accepted an invitation, without a password.</summary>
    public static Person Of(Organisation council, string email, string name, DateTime acceptedAt) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            OrganisationId = council.Id,
            Email = email,
            UserName = email,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            EmailConfirmed = true,
            AcceptedAt = acceptedAt,
            SecurityStamp = Guid.NewGuid().ToString(),
        };
}
