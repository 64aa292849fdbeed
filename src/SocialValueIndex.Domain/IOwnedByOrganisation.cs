namespace SocialValueIndex.Domain;

/// <summary>
/// An organisation's own work. Every query for it sees only the current user's organisation: the database context filters by
/// convention.
/// </summary>
public interface IOwnedByOrganisation
{
    /// <summary>The organisation that it belongs to.</summary>
    Guid OrganisationId { get; }
}
