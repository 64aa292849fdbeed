using System.Collections.Immutable;
using System.Security.Cryptography;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.IssuedPlans;

/// <summary>What a plan is issued from, as it is at that moment.</summary>
/// <param name="Assessment">The assessment, which is completed.</param>
/// <param name="QuestionSet">Its version of the questions.</param>
/// <param name="Register">The register of the plan's actions.</param>
/// <param name="OrganisationName">What the organisation is called.</param>
/// <param name="Names">The names of everybody who is named in it, by their id.</param>
public sealed record IssueSource(
    Assessment Assessment,
    QuestionSet QuestionSet,
    ActionRegister Register,
    string OrganisationName,
    IReadOnlyDictionary<Guid, string> Names
);

/// <summary>
/// A numbered copy of an assessment's answers, levels, plan and register, made when it was completed (and signed off, where the
/// organisation asks for that), with the document that was made of them. It never changes afterwards, whatever is reopened, published or
/// renamed; only the name of somebody who is erased is replaced in it.
/// </summary>
public sealed class IssuedPlan : IOwnedByOrganisation, IRecordsHistory, IIssued
{
    private readonly List<HistoryEntry> _history = [];
    private readonly List<IssuedLevel> _levels = [];

    private IssuedPlan(Guid id, Guid organisationId, Guid assessmentId, int number)
    {
        Id = id;
        OrganisationId = organisationId;
        AssessmentId = assessmentId;
        Number = number;
    }

    /// <summary>What it is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The assessment that it was issued from.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>Its number among the issued plans of the assessment, from 1. No number is given twice.</summary>
    public int Number { get; private set; }

    /// <summary>When it was issued (UTC).</summary>
    public DateTime IssuedAt { get; private set; }

    /// <summary>
    /// Whether the upgrade of the service made it, from an assessment that was completed before plans were issued. Its register is that of
    /// the day of the upgrade.
    /// </summary>
    public bool IsMadeAtUpgrade { get; private set; }

    /// <summary>When the assessment was completed (UTC).</summary>
    public DateTime CompletedAt { get; private set; }

    /// <summary>Who completed it; none where nobody knows any more.</summary>
    public Guid? CompletedBy { get; private set; }

    /// <summary>Who signed it off; none where the organisation did not ask for that.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>The version of the questions that was answered, which is kept for ever.</summary>
    public Guid QuestionSetId { get; private set; }

    /// <summary>The number of that version.</summary>
    public int QuestionSetVersion { get; private set; }

    /// <summary>What the period was called.</summary>
    public string Period { get; private set; } = "";

    /// <summary>What the organisation was called.</summary>
    public string OrganisationName { get; private set; } = "";

    /// <summary>The overall present level.</summary>
    public MaturityLevel PresentLevel { get; private set; }

    /// <summary>The overall target level.</summary>
    public MaturityLevel TargetLevel { get; private set; }

    /// <summary>The levels of each area, in the order of the questions.</summary>
    public IReadOnlyList<IssuedLevel> Levels => _levels;

    /// <summary>The answers, by question code.</summary>
    public ImmutableDictionary<string, Answer> Answers { get; private set; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>The notes in the plan, by area code.</summary>
    public ImmutableDictionary<string, PlanNote> PlanNotes { get; private set; } = ImmutableDictionary<string, PlanNote>.Empty;

    /// <summary>The plan.</summary>
    public ActionPlan Plan { get; private set; } = null!;

    /// <summary>The register of its actions, in the order of the questions.</summary>
    public ImmutableList<IssuedAction> Register { get; private set; } = [];

    /// <summary>What the people were called who are named in it, by their id. Whoever is erased has another name here too.</summary>
    public ImmutableDictionary<Guid, string> Names { get; private set; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>The SHA-256 of the document's bytes: 64 hexadecimal digits, in small letters.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The document. It is only there where it was asked for.</summary>
    public IssuedPdf? Pdf { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>The plan as the history calls it.</summary>
    public HistorySubject Subject => SubjectFor(Id, Period, Number, OrganisationId);

    /// <summary>How many answers from an earlier assessment nobody had confirmed.</summary>
    public int Unconfirmed => Answers.Values.Count(a => a is { IsToConfirm: true, Values.IsComplete: true });

    /// <summary>Issues a plan.</summary>
    /// <param name="source">What it is issued from.</param>
    /// <param name="number">Its number: one more than the assessment's last.</param>
    /// <param name="stamp">When, and by whose act: who completed the assessment, or signed it off.</param>
    /// <param name="print">Makes the document, from what is frozen and nothing else.</param>
    /// <param name="isMadeAtUpgrade">Whether the upgrade of the service makes it.</param>
    /// <exception cref="ArgumentException">The assessment is not completed, or the question set is not its own.</exception>
    public static IssuedPlan Issue(
        IssueSource source,
        int number,
        ChangeStamp stamp,
        Func<IssuedPlan, byte[]> print,
        bool isMadeAtUpgrade = false
    )
    {
        var (assessment, questionSet) = (source.Assessment, source.QuestionSet);
        if (assessment is not { State: AssessmentState.Completed, CompletedAt: { } completedAt })
        {
            throw new ArgumentException("Only a completed assessment has a plan to issue.", nameof(source));
        }

        var plan = ActionPlan.For(assessment, questionSet);
        var issued = new IssuedPlan(Guid.CreateVersion7(stamp.At), assessment.OrganisationId, assessment.Id, number)
        {
            IssuedAt = stamp.At,
            IsMadeAtUpgrade = isMadeAtUpgrade,
            CompletedAt = completedAt,
            CompletedBy = assessment.CompletedBy,
            ApprovedBy = assessment.ApprovedBy,
            QuestionSetId = questionSet.Id,
            QuestionSetVersion = questionSet.Version,
            Period = assessment.Period,
            OrganisationName = source.OrganisationName,
            PresentLevel = plan.Overall.Present,
            TargetLevel = plan.Overall.Target,
            Answers = assessment.Answers,
            PlanNotes = assessment.PlanNotes,
            Plan = plan,
            Register = [.. source.Register.Entries.Concat(source.Register.NoLongerInPlan).Select(IssuedAction.From)],
            Names = source.Names.ToImmutableDictionary(),
        };
        issued._levels.AddRange(plan.Areas.Select((area, place) => IssuedLevel.For(issued, area, place)));
        var pdf = print(issued);
        issued.Pdf = IssuedPdf.For(issued, pdf);
        issued.Sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf));
        issued._history.Add(HistoryEntry.Record(issued.Subject, new PlanIssued(number, isMadeAtUpgrade), stamp));
        return issued;
    }

    /// <summary>The answer to a question as it was; <see cref="AnswerValues.None"/> where it was not answered.</summary>
    public AnswerValues AnswerTo(string questionCode) => Answers.GetValueOrDefault(questionCode)?.Values ?? AnswerValues.None;

    /// <summary>The register as it was.</summary>
    /// <param name="day">The day on which it was issued, in London.</param>
    public ActionRegister RegisterOn(DateOnly day)
    {
        var entries = Register.Select(a => a.ToEntry(this)).ToList();
        return new ActionRegister(
            entries.FindAll(e => e.InPlan || e.Values.Status == ActionStatus.Done),
            entries.FindAll(e => !e.InPlan && e.Values.Status != ActionStatus.Done),
            day
        );
    }

    /// <summary>What the history calls an issued plan.</summary>
    internal static HistorySubject SubjectFor(Guid id, string period, int number, Guid organisationId) =>
        new(SubjectType.IssuedPlan, id, FormattableString.Invariant($"Assessment {period}, issued plan {number}"), organisationId);
}
