namespace SocialValueIndex.Domain.History;

/// <summary>A plan was issued.</summary>
/// <param name="Number">Its number among those of the assessment.</param>
/// <param name="AtUpgrade">Whether the upgrade of the service made it.</param>
public sealed record PlanIssued(int Number, bool AtUpgrade) : HistoryDetails;

/// <summary>What a committee decided, as it was or became.</summary>
/// <param name="Body">Who decided.</param>
/// <param name="Date">The day.</param>
/// <param name="Outcome">What was decided, by its name in code.</param>
/// <param name="Sponsor">The Cabinet member; may be empty.</param>
/// <param name="Minutes">The address of the minutes; may be empty.</param>
public sealed record DecisionState(string Body, DateOnly? Date, string Outcome, string Sponsor, string Minutes);

/// <summary>A decision on an issued plan was recorded or corrected.</summary>
/// <param name="From">Before; none where there was none.</param>
/// <param name="To">After.</param>
public sealed record DecisionRecorded(DecisionState? From, DecisionState To) : HistoryDetails;
