namespace SocialValueIndex.Application.People;

/// <summary>Who is asking. Read when it is needed, because a request learns who it is from only after it has begun.</summary>
public interface ICurrentUser
{
    /// <summary>The person, or <see cref="Guid.Empty"/> when nobody is signed in.</summary>
    Guid Id { get; }

    /// <summary>The organisation whose work the person may see, if any.</summary>
    Guid? OrganisationId { get; }

    /// <summary>The key of the form that the person sent, where it is to be done only once; none otherwise.</summary>
    Guid? FormToDoOnce => null;
}

/// <summary>A user that is known beforehand: nobody, for work that the application does by itself, or a certain person.</summary>
/// <param name="Id">The person.</param>
/// <param name="OrganisationId">The organisation.</param>
public sealed record KnownUser(Guid Id, Guid? OrganisationId) : ICurrentUser
{
    /// <summary>Nobody: sees no organisation's work.</summary>
    public static KnownUser Nobody { get; } = new(Guid.Empty, null);
}
