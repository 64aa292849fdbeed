using System.Collections.Immutable;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Actions;

/// <summary>
/// What people decided and wrote about one action of an assessment. It exists from the day when somebody first touched the action, and
/// stays when the answers no longer ask for it. One assessment has at most one for each question and level.
/// </summary>
public sealed class TrackedAction : IOwnedByOrganisation, IRecordsHistory
{
    private readonly List<HistoryEntry> _history = [];

    private TrackedAction(
        Guid id,
        Guid organisationId,
        Guid assessmentId,
        string areaCode,
        string questionCode,
        MaturityLevel level,
        string text,
        DateTime changedAt,
        Guid changedBy
    )
    {
        Id = id;
        OrganisationId = organisationId;
        AssessmentId = assessmentId;
        AreaCode = areaCode;
        QuestionCode = questionCode;
        Level = level;
        Text = text;
        ChangedAt = changedAt;
        ChangedBy = changedBy;
    }

    /// <summary>What the row is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation that it belongs to.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The assessment that it belongs to.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The area when it was first touched, for the day when a later version of the questions does not ask for it.</summary>
    public string AreaCode { get; private set; }

    /// <summary>The question that asks for it.</summary>
    public string QuestionCode { get; private set; }

    /// <summary>The level that it reaches.</summary>
    public MaturityLevel Level { get; private set; }

    /// <summary>What to do, in the words of the day when it was first touched, for the same day.</summary>
    public string Text { get; private set; }

    /// <summary>The person who carries it out; none for nobody, and for a name.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The name of an owner without an account; empty for nobody, and for a person.</summary>
    public string OwnerName { get; private set; } = "";

    /// <summary>The day by which it is to be done; none when nobody set one.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>How far it is.</summary>
    public ActionStatus Status { get; private set; }

    /// <summary>Why it is not planned; may be empty while it is.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The cost in pounds, 0 to <see cref="ActionRules.CostMax"/>; none when nobody gave one.</summary>
    public decimal? Cost { get; private set; }

    /// <summary>The day on which it was marked done (London), while it is.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>The comments, oldest first.</summary>
    public ImmutableList<ActionComment> Comments { get; private set; } = [];

    /// <summary>The addresses of pages with evidence, in the order in which they were added; http and https only.</summary>
    public ImmutableList<string> Links { get; private set; } = [];

    /// <summary>
    /// Counts changes, so that two that are made at the same moment are noticed when they are stored; 0 while nobody changed anything.
    /// </summary>
    public int Revision { get; private set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedBy { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>What it is known by within its assessment.</summary>
    public ActionReference Reference => new(QuestionCode, Level);

    /// <summary>Who carries it out.</summary>
    public ActionOwner Owner => new(OwnerId, OwnerName);

    /// <summary>The fields that a person can change.</summary>
    public ActionValues Values => new(Owner, Due, Status, Reason, Cost);

    /// <summary>
    /// Begins to track an action that nobody touched so far. It is worth storing once <see cref="Change"/> changed something.
    /// </summary>
    /// <param name="assessment">The assessment whose plan asks for it.</param>
    /// <param name="areaCode">The area that it stands in.</param>
    /// <param name="action">The action.</param>
    /// <param name="stamp">Who touches it, and when.</param>
    public static TrackedAction Start(Assessment assessment, string areaCode, PlannedAction action, ChangeStamp stamp) =>
        new(
            Guid.CreateVersion7(stamp.At),
            assessment.OrganisationId,
            assessment.Id,
            areaCode,
            action.QuestionCode,
            action.Level,
            action.Text,
            stamp.At,
            stamp.By
        );

    /// <summary>A row as it was at some time, to be looked at. It is never stored.</summary>
    internal static TrackedAction Restore(
        ChangeStamp stamp,
        (Guid OrganisationId, Guid AssessmentId, string AreaCode) place,
        PlannedAction action,
        ActionValues values,
        DateOnly? doneOn,
        ImmutableList<ActionComment> comments,
        ImmutableList<string> links
    )
    {
        var restored = new TrackedAction(
            Guid.CreateVersion7(stamp.At),
            place.OrganisationId,
            place.AssessmentId,
            place.AreaCode,
            action.QuestionCode,
            action.Level,
            action.Text,
            stamp.At,
            stamp.By
        )
        {
            DoneOn = doneOn,
            Comments = comments,
            Links = links,
        };
        restored.Apply(values, doneOn ?? default);
        return restored;
    }

    /// <summary>
    /// Changes what the person changed, all of it or nothing; fields that only a colleague changed since stay as they are. Saving nothing,
    /// a link that is there, and the same comment twice in a row by the same person change nothing.
    /// </summary>
    /// <param name="proposed">What the person wants, and what they saw.</param>
    /// <param name="mayOwn">Whether a person belongs to the organisation and can be given an action.</param>
    /// <param name="today">Today's date in London: the day on which it is done, if the change marks it so.</param>
    /// <param name="stamp">Who changes it, and when.</param>
    /// <returns>
    /// What changed, which may be nothing. Refused as invalid where a field has a fault, and as a conflict that holds each
    /// <see cref="ActionConflict"/>, with the faults that there are besides.
    /// </returns>
    public Outcome<ActionChange> Change(ProposedAction proposed, Func<Guid, bool> mayOwn, DateOnly today, ChangeStamp stamp)
    {
        var before = Values;
        var (after, conflicts) = before.Merge(proposed.Values.Normalized(), proposed.BasedOn);
        var change = ActionChange.Between(Reference, before, after) with
        {
            Comment = NewComment(proposed.Comment, stamp.By),
            LinkAdded = NewLink(proposed.LinkToAdd),
            LinkRemoved = Links.Find(l => l == proposed.LinkToRemove),
        };
        IReadOnlyList<Fault> faults = [.. ActionRules.FaultsIn(before, after, mayOwn), .. AdditionFaults(change)];
        if (conflicts.Count > 0)
        {
            return new Refusal.Conflict<IReadOnlyList<ActionConflict>>(
                [.. conflicts.Select(c => new ActionConflict(c, before, ChangedBy, ChangedAt))],
                faults
            );
        }

        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        if (!change.IsNone)
        {
            Apply(after, today);
            Apply(change, stamp);
        }

        return change;
    }

    /// <summary>
    /// The answer that this action reached, to be offered as the question's present answer; none unless the action is done, the assessment
    /// is in progress, and its present answer is lower and can be raised so far. Nothing is changed.
    /// </summary>
    /// <exception cref="ArgumentException">The action or the question set is not the assessment's.</exception>
    public Option? AnswerToOffer(Assessment assessment, QuestionSet questionSet)
    {
        if (assessment.Id != AssessmentId || assessment.QuestionSetId != questionSet.Id)
        {
            throw new ArgumentException("This is not the assessment of the action, or not its question set.", nameof(assessment));
        }

        var answer = assessment.AnswerTo(QuestionCode);
        var question = questionSet.Questions.FirstOrDefault(q => q.Code == QuestionCode);
        return
            Status == ActionStatus.Done
            && assessment.State == AssessmentState.InProgress
            && answer.Present < Level
            && question is not null
            && !question.FaultsIn(answer with { Present = Level }).Any()
            ? question.OptionAt(Level)
            : null;
    }

    /// <summary>The action as a later assessment takes it into account; none while it is not done.</summary>
    public DoneAction? ToDone() => DoneOn is { } day ? new DoneAction(QuestionCode, Level, Text, day) : null;

    private string? NewComment(string typed, Guid by)
    {
        var comment = PlainText.Normalize(typed);
        return comment.Length == 0 || (Comments.LastOrDefault() is { } last && last.By == by && last.Text == comment) ? null : comment;
    }

    private string? NewLink(string typed)
    {
        var link = PlainText.SingleLine(typed);
        return link.Length == 0 || Links.Contains(link) ? null : link;
    }

    private IEnumerable<Fault> AdditionFaults(ActionChange change)
    {
        if (change.Comment is { } comment)
        {
            Fault? tooMany =
                Comments.Count < ActionRules.MaxComments
                    ? null
                    : new(ActionFields.Comment, $"This action has {ActionRules.MaxComments} comments already. Link to a document instead");
            if ((ActionRules.FaultInComment(comment) ?? tooMany) is { } fault)
            {
                yield return fault;
            }
        }

        if (change.LinkAdded is { } link)
        {
            Fault? tooMany =
                Links.Count < ActionRules.MaxLinks
                    ? null
                    : new(ActionFields.Link, $"This action has {ActionRules.MaxLinks} links already. Remove one first");
            if ((ActionRules.FaultInLink(link) ?? tooMany) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private void Apply(ActionValues values, DateOnly today)
    {
        DoneOn = values.Status == ActionStatus.Done ? DoneOn ?? today : null;
        (OwnerId, OwnerName) = (values.Owner.PersonId, values.Owner.Name);
        Due = values.Due;
        Status = values.Status;
        Reason = values.Reason;
        Cost = values.Cost;
    }

    private void Apply(ActionChange change, ChangeStamp stamp)
    {
        Comments = change.Comment is { } text ? Comments.Add(new ActionComment(stamp.By, stamp.At, text)) : Comments;
        Links = change.LinkAdded is { } added ? Links.Add(added) : Links;
        Links = change.LinkRemoved is { } removed ? Links.Remove(removed) : Links;
        Revision++;
        (ChangedBy, ChangedAt) = (stamp.By, stamp.At);
        _history.Add(
            HistoryEntry.Record(
                new HistorySubject(SubjectType.Action, Id, $"Action {Reference}", OrganisationId),
                change.ForHistory(),
                stamp
            )
        );
    }
}
