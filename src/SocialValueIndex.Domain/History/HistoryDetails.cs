using System.Reflection;
using System.Text.Json.Serialization;

namespace SocialValueIndex.Domain.History;

/// <summary>
/// What was done in detail. Each kind is one record, registered below and named as it is stored: a record is never renamed, and its
/// properties are only added to. The records hold plain values, old and new, so that what is stored does not follow changes of the model.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AssessmentStarted), nameof(AssessmentStarted))]
[JsonDerivedType(typeof(AssessmentImported), nameof(AssessmentImported))]
[JsonDerivedType(typeof(AnswersChanged), nameof(AnswersChanged))]
[JsonDerivedType(typeof(PlanNoteChanged), nameof(PlanNoteChanged))]
[JsonDerivedType(typeof(AssessmentUpgraded), nameof(AssessmentUpgraded))]
[JsonDerivedType(typeof(AssessmentCompleted), nameof(AssessmentCompleted))]
[JsonDerivedType(typeof(AssessmentReopened), nameof(AssessmentReopened))]
[JsonDerivedType(typeof(AreaAssigned), nameof(AreaAssigned))]
[JsonDerivedType(typeof(ActionChanged), nameof(ActionChanged))]
[JsonDerivedType(typeof(AnswersConfirmed), nameof(AnswersConfirmed))]
[JsonDerivedType(typeof(AssessmentRenamed), nameof(AssessmentRenamed))]
[JsonDerivedType(typeof(AssessmentArchived), nameof(AssessmentArchived))]
[JsonDerivedType(typeof(AssessmentBroughtBack), nameof(AssessmentBroughtBack))]
[JsonDerivedType(typeof(SignOffRequested), nameof(SignOffRequested))]
[JsonDerivedType(typeof(SignOffGiven), nameof(SignOffGiven))]
[JsonDerivedType(typeof(AssessmentSentBack), nameof(AssessmentSentBack))]
[JsonDerivedType(typeof(PlanIssued), nameof(PlanIssued))]
[JsonDerivedType(typeof(DecisionRecorded), nameof(DecisionRecorded))]
[JsonDerivedType(typeof(OrganisationAdded), nameof(OrganisationAdded))]
[JsonDerivedType(typeof(OrganisationRenamed), nameof(OrganisationRenamed))]
[JsonDerivedType(typeof(OrganisationClosed), nameof(OrganisationClosed))]
[JsonDerivedType(typeof(OrganisationReopened), nameof(OrganisationReopened))]
[JsonDerivedType(typeof(OrganisationInvitingChanged), nameof(OrganisationInvitingChanged))]
[JsonDerivedType(typeof(OrganisationExported), nameof(OrganisationExported))]
[JsonDerivedType(typeof(ReportTextsChanged), nameof(ReportTextsChanged))]
[JsonDerivedType(typeof(ReportHeadingsChanged), nameof(ReportHeadingsChanged))]
[JsonDerivedType(typeof(SignOffSettingChanged), nameof(SignOffSettingChanged))]
[JsonDerivedType(typeof(PersonInvited), nameof(PersonInvited))]
[JsonDerivedType(typeof(PersonChanged), nameof(PersonChanged))]
[JsonDerivedType(typeof(PasswordLinkMade), nameof(PasswordLinkMade))]
[JsonDerivedType(typeof(PasswordSet), nameof(PasswordSet))]
[JsonDerivedType(typeof(PasswordChanged), nameof(PasswordChanged))]
[JsonDerivedType(typeof(PersonDeactivated), nameof(PersonDeactivated))]
[JsonDerivedType(typeof(PersonReactivated), nameof(PersonReactivated))]
[JsonDerivedType(typeof(PersonLockedOut), nameof(PersonLockedOut))]
[JsonDerivedType(typeof(PersonUnlocked), nameof(PersonUnlocked))]
[JsonDerivedType(typeof(EmailChangeAsked), nameof(EmailChangeAsked))]
[JsonDerivedType(typeof(EmailChanged), nameof(EmailChanged))]
[JsonDerivedType(typeof(InvitationDeleted), nameof(InvitationDeleted))]
[JsonDerivedType(typeof(PersonMerged), nameof(PersonMerged))]
[JsonDerivedType(typeof(PersonTookOver), nameof(PersonTookOver))]
[JsonDerivedType(typeof(PersonErased), nameof(PersonErased))]
[JsonDerivedType(typeof(EmailChoiceChanged), nameof(EmailChoiceChanged))]
[JsonDerivedType(typeof(PersonSignedIn), nameof(PersonSignedIn))]
[JsonDerivedType(typeof(SignInFailed), nameof(SignInFailed))]
[JsonDerivedType(typeof(PersonSignedOut), nameof(PersonSignedOut))]
[JsonDerivedType(typeof(SessionsEnded), nameof(SessionsEnded))]
[JsonDerivedType(typeof(SecondStepChanged), nameof(SecondStepChanged))]
[JsonDerivedType(typeof(SecondStepReset), nameof(SecondStepReset))]
[JsonDerivedType(typeof(ProviderLinked), nameof(ProviderLinked))]
[JsonDerivedType(typeof(QuestionSetDrafted), nameof(QuestionSetDrafted))]
[JsonDerivedType(typeof(QuestionSetImported), nameof(QuestionSetImported))]
[JsonDerivedType(typeof(QuestionSetChanged), nameof(QuestionSetChanged))]
[JsonDerivedType(typeof(QuestionSetDiscarded), nameof(QuestionSetDiscarded))]
[JsonDerivedType(typeof(QuestionSetBroughtBack), nameof(QuestionSetBroughtBack))]
[JsonDerivedType(typeof(QuestionSetPublished), nameof(QuestionSetPublished))]
[JsonDerivedType(typeof(CarriedOver), nameof(CarriedOver))]
[JsonDerivedType(typeof(FromNewerBuild), nameof(FromNewerBuild))]
public abstract record HistoryDetails
{
    /// <summary>Every kind of line that there is, in the order above.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        .. typeof(HistoryDetails)
            .GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
            .Select(a => (string)a.TypeDiscriminator!)
            .Where(kind => kind is not (nameof(CarriedOver) or nameof(FromNewerBuild))),
    ];
}

/// <summary>
/// The details of a line from before there was one history: what was and what became, in words. Its entry keeps its own kind. No new
/// line has such details.
/// </summary>
/// <param name="From">What was, in plain words; empty when there was nothing.</param>
/// <param name="To">What became, in plain words; empty when there was nothing more to say.</param>
public sealed record CarriedOver(string From, string To) : HistoryDetails;

/// <summary>
/// The details of a line that a newer build wrote, which this build cannot read. No line is stored with such details: what the newer build
/// wrote stays as it is.
/// </summary>
/// <param name="Json">What it wrote.</param>
public sealed record FromNewerBuild(string Json) : HistoryDetails;
