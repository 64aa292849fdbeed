namespace SocialValueIndex.Domain.History;

/// <summary>Why a link to set a password was made.</summary>
public enum PasswordLinkReason
{
    /// <summary>An administrator sent the invitation again.</summary>
    Invitation,

    /// <summary>An administrator reset the password.</summary>
    Reset,

    /// <summary>Somebody said that they forgot the password.</summary>
    Forgotten,

    /// <summary>A command on the server let an administrator in.</summary>
    Server,
}

/// <summary>Which emails about their work a person gets. Invitations and links to set a password come whatever is chosen.</summary>
public enum EmailChoice
{
    /// <summary>One at once for each thing that they are asked to do.</summary>
    AtOnce,

    /// <summary>One on Monday morning with what is theirs and overdue, or due within two weeks.</summary>
    Weekly,

    /// <summary>None.</summary>
    Nothing,
}

/// <summary>What administrators decide about a person, as it was or became.</summary>
/// <param name="Name">The name.</param>
/// <param name="Roles">The names of the roles.</param>
/// <param name="Organisation">The name of the organisation; none without one.</param>
public sealed record PersonState(string Name, IReadOnlyList<string> Roles, string? Organisation);

/// <summary>A person was invited.</summary>
/// <param name="Roles">The names of the roles.</param>
/// <param name="Organisation">The name of the organisation; none without one.</param>
public sealed record PersonInvited(IReadOnlyList<string> Roles, string? Organisation) : HistoryDetails;

/// <summary>A person's name, roles or organisation were changed.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record PersonChanged(PersonState From, PersonState To) : HistoryDetails;

/// <summary>A link to set a password was made for a person.</summary>
/// <param name="Reason">Why.</param>
public sealed record PasswordLinkMade(PasswordLinkReason Reason) : HistoryDetails;

/// <summary>A person set a password with such a link.</summary>
public sealed record PasswordSet : HistoryDetails;

/// <summary>A person who was signed in changed their password.</summary>
public sealed record PasswordChanged : HistoryDetails;

/// <summary>A person was deactivated: they cannot sign in.</summary>
public sealed record PersonDeactivated : HistoryDetails;

/// <summary>A deactivated person was reactivated.</summary>
public sealed record PersonReactivated : HistoryDetails;

/// <summary>A person was locked out after wrong passwords.</summary>
/// <param name="Minutes">For how many minutes.</param>
/// <param name="Attempts">After how many wrong passwords.</param>
public sealed record PersonLockedOut(int Minutes, int Attempts) : HistoryDetails;

/// <summary>A person who was locked out was let in again.</summary>
public sealed record PersonUnlocked : HistoryDetails;

/// <summary>A person was erased: their name and address are forgotten.</summary>
public sealed record PersonErased : HistoryDetails;

/// <summary>A person is to have another e-mail address, once they open the link that was sent to it.</summary>
/// <param name="From">The address so far.</param>
/// <param name="To">The address that waits; none where the change was called off.</param>
public sealed record EmailChangeAsked(string From, string? To) : HistoryDetails;

/// <summary>
/// A person's e-mail address was changed: they opened the link that was sent to the new one, or had not accepted their invitation yet.
/// </summary>
/// <param name="From">The address before.</param>
/// <param name="To">The address after.</param>
public sealed record EmailChanged(string From, string To) : HistoryDetails;

/// <summary>
/// An invitation that was never accepted was deleted, and with it the person's account. Their name and address are forgotten.
/// </summary>
public sealed record InvitationDeleted : HistoryDetails;

/// <summary>An account was merged into another one of the same person.</summary>
/// <param name="Into">The other account.</param>
public sealed record PersonMerged(Guid Into) : HistoryDetails;

/// <summary>Another account of the same person was merged into this one.</summary>
/// <param name="From">The other account.</param>
/// <param name="Actions">How many actions it brought along.</param>
/// <param name="Areas">How many areas to answer it brought along.</param>
public sealed record PersonTookOver(Guid From, int Actions, int Areas) : HistoryDetails;

/// <summary>A person chose which emails they get.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record EmailChoiceChanged(EmailChoice From, EmailChoice To) : HistoryDetails;
