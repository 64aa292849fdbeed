namespace SocialValueIndex.Domain.History;

/// <summary>An organisation was added.</summary>
/// <param name="Name">Its name.</param>
public sealed record OrganisationAdded(string Name) : HistoryDetails;

/// <summary>An organisation got another name.</summary>
/// <param name="From">The name before.</param>
/// <param name="To">The name after.</param>
public sealed record OrganisationRenamed(string From, string To) : HistoryDetails;

/// <summary>An organisation was closed: its people cannot sign in.</summary>
public sealed record OrganisationClosed : HistoryDetails;

/// <summary>A closed organisation was reopened.</summary>
public sealed record OrganisationReopened : HistoryDetails;

/// <summary>Officers of an organisation were allowed to invite colleagues, or not any more.</summary>
/// <param name="OfficersMayInvite">Whether they may from then on.</param>
public sealed record OrganisationInvitingChanged(bool OfficersMayInvite) : HistoryDetails;

/// <summary>Everything that is kept of an organisation was taken out in files.</summary>
public sealed record OrganisationExported : HistoryDetails;

/// <summary>Whether an organisation's assessments need sign-off was changed.</summary>
/// <param name="To">Whether they need it after.</param>
public sealed record SignOffSettingChanged(bool To) : HistoryDetails;
