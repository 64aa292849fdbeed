using System.Globalization;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.CommitteeReports;
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
            ReportTextsChanged report => (
                "",
                $"Changed: {string.Join(", ", report.Texts.Select(t => ReportParts.Find(t.Part)?.Default.Heading ?? t.Part))}"
            ),
            ReportHeadingsChanged report => (
                string.Join("; ", report.Headings.Select(h => Words(h.From))),
                string.Join("; ", report.Headings.Select(h => Words(h.To)))
            ),

            OrganisationInvitingChanged { OfficersMayInvite: true } => (
                "Only administrators invite people",
                "Officers can invite colleagues too"
            ),
            OrganisationInvitingChanged => ("Officers can invite colleagues too", "Only administrators invite people"),
            EmailChangeAsked asked => (asked.From, asked.To is null ? "Called off" : $"{asked.To}, once it is confirmed"),
            EmailChanged email => (email.From, email.To),
            InvitationDeleted => ("Invited", "Deleted"),
            PersonMerged => ("", "Merged into another account of the same person"),
            PersonTookOver took => (
                "",
                $"Took over another account of the same person, with {Count(took.Actions, "action")} and {Count(took.Areas, "area")}"
            ),
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
            PersonSignedIn signedIn => ("", Parts(Method(signedIn.Method), From(signedIn.Address), signedIn.Device)),
            SignInFailed failed => ("", Parts($"Wrong {Proof(failed.Method)}", From(failed.Address))),
            SessionsEnded sessions => ("", sessions.Count == 1 ? "1 session" : FormattableString.Invariant($"{sessions.Count} sessions")),
            SecondStepChanged step => ("", Change(step.Change)),
            PersonSignedOut or SecondStepReset or ProviderLinked => ("", ""),
            QuestionSetDrafted drafted => (Version(drafted.BasedOn), ""),
            QuestionSetImported or QuestionSetDiscarded or QuestionSetBroughtBack => ("", ""),
            QuestionSetChanged change => (Text(change, change.From), Text(change, change.To)),
            QuestionSetPublished published => (
                published.Replaced is { } replaced ? Version(replaced) : "",
                $"{entry.SubjectName}: {published.Note}"
            ),
            FromNewerBuild => ("", "A newer version of this service wrote this. This version cannot show it"),
            _ => throw new NotSupportedException($"There are no words for {entry.Kind}."),
        };

    private static string Words(ReportWords words) => words.Standing.Length == 0 ? words.Heading : $"{words.Heading}: {words.Standing}";

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : FormattableString.Invariant($"{number} {what}s");

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

    private static string Parts(params IEnumerable<string> parts) => string.Join(", ", parts.Where(p => p.Length > 0));

    private static string From(string address) => address.Length == 0 ? "" : $"from {address}";

    private static string Method(SignInMethod method) =>
        method switch
        {
            SignInMethod.AuthenticatorApp => "With a password and an authenticator app",
            SignInMethod.RecoveryCode => "With a password and a recovery code",
            SignInMethod.Passkey => "With a passkey",
            SignInMethod.Provider => "Through the organisation’s own sign-in",
            _ => "With a password",
        };

    private static string Proof(SignInMethod method) =>
        method switch
        {
            SignInMethod.AuthenticatorApp => "code of an authenticator app",
            SignInMethod.RecoveryCode => "recovery code",
            _ => "password",
        };

    private static string Change(SecondStepChange change) =>
        change switch
        {
            SecondStepChange.AuthenticatorAppSetUp => "Authenticator app set up",
            SecondStepChange.AuthenticatorAppRemoved => "Authenticator app removed",
            SecondStepChange.PasskeyAdded => "Passkey added",
            SecondStepChange.PasskeyRemoved => "Passkey removed",
            _ => "New recovery codes made",
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
            QuestionSetPart.Purpose => "what the draft is for",
            QuestionSetPart.QuestionArea => $"area of question {change.Question}",
            QuestionSetPart.ReusedCode => $"code of {(change.Question is { } code ? $"question {code}" : $"area {change.Area}")} confirmed",
            QuestionSetPart.HintFrom => $"first day of the hint of question {change.Question}",
            QuestionSetPart.HintUntil => $"last day of the hint of question {change.Question}",
            QuestionSetPart.HintSource => $"source of the hint of question {change.Question}",
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
