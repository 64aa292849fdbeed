using System.Globalization;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.IssuedPlans;

namespace SocialValueIndex.Application.Auditing;

/// <summary>
/// The words of the history for administrators, one line for each kind. Rules are told in full, old and new. Of answers and notes it is
/// told which were changed, never what they say: that is the council's.
/// </summary>
public static class HistoryWords
{
    private const string NoOrganisation = "no organisation";

    /// <summary>What an entry is about.</summary>
    public static string About(HistoryEntry entry) =>
        entry.Details is QuestionSetChanged { Part: var part } change ? $"{entry.SubjectName}: {Place(part, change)}" : entry.SubjectName;

    /// <summary>What was and what became.</summary>
    /// <exception cref="NotSupportedException">The kind has no words here yet.</exception>
    public static (string From, string To) Describe(HistoryEntry entry) =>
        entry.Details switch
        {
            CarriedOver carried => (carried.From, carried.To),
            AssessmentStarted { Earlier: { } earlier } started => ($"From {earlier}", Codes(started.Answers)),
            AssessmentStarted started => ("", Codes(started.Answers)),
            AnswersConfirmed confirmed => ("", $"Confirmed: {string.Join(", ", confirmed.Questions)}"),
            AssessmentRenamed renamed => (renamed.From, renamed.To),
            AssessmentArchived => ("In progress", "Archived"),
            AssessmentBroughtBack => ("Archived", "In progress"),
            AssessmentImported imported => ("", Codes(imported.Answers)),
            AnswersChanged changed => ("", Codes(changed.Answers)),
            PlanNoteChanged note => ("", $"Changed: {note.Area}"),
            AssessmentUpgraded upgrade => (Version(upgrade.FromVersion), Sentences(Version(upgrade.ToVersion), Codes(upgrade.Answers))),
            AreaAssigned assigned => (
                Assigned(assigned.Area, assigned.FromPerson, assigned.FromDue),
                Assigned(assigned.Area, assigned.ToPerson, assigned.ToDue)
            ),
            AssessmentCompleted or AssessmentReopened or SignOffGiven or AssessmentSentBack => ("", ""),
            SignOffRequested => ("In progress", "Waiting for sign-off"),
            PlanIssued issued => ("", issued.AtUpgrade ? "Made at the upgrade of the service" : ""),
            DecisionRecorded decision => (Decided(decision.From), Decided(decision.To)),
            ActionChanged action => ("", ChangedParts(action)),
            OrganisationAdded added => ("", added.Name),
            OrganisationRenamed renamed => (renamed.From, renamed.To),
            OrganisationClosed => ("Open", "Closed"),
            OrganisationReopened => ("Closed", "Open"),
            OrganisationExported => ("", ""),
            SignOffSettingChanged change => (SignOff(!change.To), SignOff(change.To)),
            PersonInvited invited => ("", OnServer(entry, $"{Roles.DisplayName(invited.Roles)}; {invited.Organisation ?? NoOrganisation}")),
            PersonChanged person => (Person(person.From), Person(person.To)),
            PersonDeactivated => ("Active", "Deactivated"),
            PersonReactivated => ("Deactivated", OnServer(entry, "Active")),
            PersonLockedOut lockout => ("", $"Locked for {lockout.Minutes} minutes after {lockout.Attempts} wrong passwords"),
            PersonUnlocked => ("Locked", "Unlocked"),
            PersonErased => ("", ""),
            PasswordLinkMade link => ("", Reason(link.Reason)),
            EmailChoiceChanged choice => (Emails(choice.From), Emails(choice.To)),
            PasswordSet or PasswordChanged => ("", ""),
            QuestionSetDrafted drafted => (Version(drafted.BasedOn), ""),
            QuestionSetImported or QuestionSetDiscarded => ("", ""),
            QuestionSetChanged change => (Text(change, change.From), Text(change, change.To)),
            QuestionSetPublished published => (
                published.Replaced is { } replaced ? Version(replaced) : "",
                $"{entry.SubjectName}: {published.Note}"
            ),
            _ => throw new NotSupportedException($"There are no words for {entry.Kind}."),
        };

    private static string SignOff(bool isNeeded) => isNeeded ? "Sign-off needed" : "No sign-off";

    private static string Decided(DecisionState? state) =>
        state switch
        {
            null => "",
            { Date: { } day } => string.Create(CultureInfo.InvariantCulture, $"{state.Body}, {day:d MMMM yyyy}: {Apart(state.Outcome)}"),
            _ => $"{state.Body}: {Apart(state.Outcome)}",
        };

    private static string Apart(string outcome) =>
        Enum.TryParse<DecisionOutcome>(outcome, out var decided) ? decided.Label().ToLowerInvariant() : outcome;

    private static string Version(int version) => FormattableString.Invariant($"Version {version}");

    private static string Codes(IReadOnlyList<AnswerChange> changes) =>
        changes.Count == 0 ? "" : $"Changed: {string.Join(", ", changes.Select(c => c.Subject))}";

    private static string ChangedParts(ActionChanged action)
    {
        (string Name, object? Change)[] parts =
        [
            ("owner", action.Owner),
            ("due date", action.Due),
            ("status", action.Status),
            ("reason", action.Reason),
            ("cost", action.Cost),
            ("comment", action.Comment),
            ("link", action.LinkAdded ?? action.LinkRemoved),
        ];
        return $"Changed: {string.Join(", ", parts.Where(p => p.Change is not null).Select(p => p.Name))}";
    }

    private static string Sentences(params IEnumerable<string> sentences) => string.Join(". ", sentences.Where(s => s.Length > 0));

    private static string Person(PersonState state) =>
        $"{state.Name}; {Roles.DisplayName(state.Roles)}; {state.Organisation ?? NoOrganisation}";

    private static string Assigned(string area, Guid? person, DateOnly? due) =>
        (person, due) switch
        {
            (null, _) => $"Area {area}: nobody",
            (_, null) => $"Area {area}: somebody, without a date",
            (_, { } day) => string.Create(CultureInfo.InvariantCulture, $"Area {area}: somebody, by {day:d MMMM yyyy}"),
        };

    private static string Emails(EmailChoice choice) =>
        choice switch
        {
            EmailChoice.AtOnce => "Emails at once",
            EmailChoice.Weekly => "An email each week",
            _ => "No emails",
        };

    private static string OnServer(HistoryEntry entry, string words) => entry.By is null ? $"{words}, on the server" : words;

    private static string Reason(PasswordLinkReason reason) =>
        reason switch
        {
            PasswordLinkReason.Forgotten => "Forgotten password",
            PasswordLinkReason.Server => "On the server",
            _ => reason.ToString(),
        };

    private static string Text(QuestionSetChanged change, string? text) =>
        change.Part is QuestionSetPart.OptionLevel && Enum.TryParse<MaturityLevel>(text, out var level) ? level.Label() : text ?? "";

    private static string Place(QuestionSetPart part, QuestionSetChanged change) =>
        part switch
        {
            QuestionSetPart.Title => "title",
            QuestionSetPart.Footnote => "footnote",
            QuestionSetPart.Area => $"area {change.Area} {Happened(change)}",
            QuestionSetPart.AreaCode => $"code of area {change.Area}",
            QuestionSetPart.AreaName => $"name of area {change.Area}",
            QuestionSetPart.AreaPlanName => $"name of area {change.Area} in the plan",
            QuestionSetPart.AreaPlace => $"place of area {change.Area}",
            QuestionSetPart.Question => $"question {change.Question} {Happened(change)}",
            QuestionSetPart.QuestionCode => $"code of question {change.Question}",
            QuestionSetPart.QuestionText => $"question {change.Question}",
            QuestionSetPart.Hint => $"hint of question {change.Question}",
            QuestionSetPart.QuestionPlace => $"place of question {change.Question}",
            QuestionSetPart.OptionOrder => $"order of the options of question {change.Question}",
            QuestionSetPart.OptionLevel => $"level of an option of question {change.Question}",
            QuestionSetPart.Option => $"option ‘{Level(change)}’ of question {change.Question}",
            QuestionSetPart.Action => $"action of question {change.Question} to reach ‘{Level(change)}’",
            _ => throw new NotSupportedException($"There are no words for {part}."),
        };

    private static string Happened(QuestionSetChanged change) => change.From is null ? "added" : "removed";

    private static string? Level(QuestionSetChanged change) => change.Level?.Label();
}
