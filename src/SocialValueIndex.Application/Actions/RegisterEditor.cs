using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.Actions;

/// <summary>What somebody wants to do with one action.</summary>
/// <param name="Action">The action.</param>
/// <param name="Propose">What they want, given what is stored: a form that shows only some fields leaves the others as they are.</param>
public sealed record ActionEdit(ActionReference Action, Func<ActionValues, ProposedAction> Propose)
{
    /// <summary>What was typed and could not be read; with a fault nothing is changed.</summary>
    public IReadOnlyList<Fault> Unreadable { get; init; } = [];
}

/// <summary>What became of one edit.</summary>
/// <param name="Entry">The action as it was.</param>
/// <param name="Before">What was stored before.</param>
/// <param name="Proposed">What was wanted.</param>
/// <param name="Outcome">What changed, or why nothing did.</param>
public sealed record EditedAction(RegisterEntry Entry, ActionValues Before, ProposedAction Proposed, Outcome<ActionChange> Outcome)
{
    /// <summary>What colleagues changed meanwhile, and the person wants otherwise.</summary>
    public IReadOnlyList<ActionConflict> Conflicts => Outcome.Refusal?.Theirs<IReadOnlyList<ActionConflict>>() ?? [];

    /// <summary>The answer to offer as the question's present answer, now that the action is done; none where there is none.</summary>
    public Option? AnswerToOffer { get; init; }
}

/// <summary>Something wrong with an action, where several are changed at once.</summary>
/// <param name="Action">The action.</param>
/// <param name="Field">The field.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ActionFault(ActionReference Action, string Field, string Message) : Fault(Field, Message);

/// <summary>
/// What every change of a register has in common: load the rows, let the domain change them, store all of it or nothing, and begin again
/// when a colleague stored a change in between.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="user">Who changes it.</param>
/// <param name="time">The clock.</param>
public sealed class RegisterEditor(SocialValueIndexDbContext db, PublishedQuestionSets questionSets, ICurrentUser user, TimeProvider time)
{
    private const int MaxAttempts = 20;

    /// <summary>Changes actions of an assessment of the own organisation, in one transaction.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="edits">What to change; each action once.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The edits that changed something. Refused as malformed where an action is named twice, as gone where there is no such assessment or
    /// action, as invalid with an <see cref="ActionFault"/> for everything that is wrong, and as a conflict that holds each
    /// <see cref="EditedAction"/> which a colleague changed meanwhile.
    /// </returns>
    /// <exception cref="DbUpdateException">Colleagues stored changes in between too many times, or the database refuses.</exception>
    public async Task<Outcome<IReadOnlyList<EditedAction>>> RunAsync(
        Guid assessmentId,
        IReadOnlyList<ActionEdit> edits,
        CancellationToken cancellationToken
    )
    {
        if (edits.DistinctBy(e => e.Action).Count() < edits.Count)
        {
            return new Refusal.Malformed();
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.SaveWithRetryAsync(() => ChangeAsync(assessmentId, edits, cancellationToken), cancellationToken);
            }
            catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException && attempt < MaxAttempts)
            {
                // The unique index refuses the second of two rows for one action; whoever comes second changes the first one's row.
                var added = db
                    .ChangeTracker.Entries<TrackedAction>()
                    .Where(a => a.State == EntityState.Added)
                    .Select(a => a.Entity.Reference)
                    .ToList();
                db.ChangeTracker.Clear();
                var stored = await db.Actions.AsNoTracking().Where(a => a.AssessmentId == assessmentId).ToListAsync(cancellationToken);
                if (!stored.Any(a => added.Contains(a.Reference)))
                {
                    throw;
                }
            }
        }
    }

    private async Task<Outcome<IReadOnlyList<EditedAction>>> ChangeAsync(
        Guid assessmentId,
        IReadOnlyList<ActionEdit> edits,
        CancellationToken cancellationToken
    )
    {
        if (await db.Assessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == assessmentId, cancellationToken) is not { } assessment)
        {
            return new Refusal.Gone();
        }

        var questionSet = await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken);
        var rows = await db.Actions.Where(a => a.AssessmentId == assessmentId).ToListAsync(cancellationToken);
        var register = ActionRegister.For(questionSet, ActionPlan.For(assessment, questionSet), rows, time.TodayInLondon());
        if (edits.Any(e => register.Find(e.Action) is null))
        {
            return new Refusal.Gone();
        }

        var owners = await OwnersAsync(cancellationToken);
        var edited = edits.Select(e => Apply(assessment, questionSet, register.Find(e.Action)!, e, owners)).ToList();
        if (RefusalOf(edits, edited) is { } refusal)
        {
            // What other edits changed is not to be stored either.
            db.ChangeTracker.Clear();
            return refusal;
        }

        return edited.FindAll(e => !e.Outcome.Value.IsNone);
    }

    private EditedAction Apply(Assessment assessment, QuestionSet questionSet, RegisterEntry entry, ActionEdit edit, HashSet<Guid> owners)
    {
        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var row = entry.Tracked ?? TrackedAction.Start(assessment, entry.AreaCode, entry.Action, stamp);
        var before = row.Values;
        var proposed = edit.Propose(before);
        var outcome = row.Change(proposed, owners.Contains, time.TodayInLondon(), stamp);
        if (entry.Tracked is null && outcome is { IsDone: true, Value.IsNone: false })
        {
            db.Actions.Add(row);
        }

        return new EditedAction(entry, before, proposed, outcome) { AnswerToOffer = row.AnswerToOffer(assessment, questionSet) };
    }

    private static Refusal? RefusalOf(IReadOnlyList<ActionEdit> edits, List<EditedAction> edited)
    {
        List<Fault> faults =
        [
            .. edits.SelectMany(e => e.Unreadable.Select(f => new ActionFault(e.Action, f.Field, f.Message))),
            .. edited.SelectMany(e => e.Outcome.Faults.Select(f => new ActionFault(e.Entry.Reference, f.Field, f.Message))),
        ];
        IReadOnlyList<EditedAction> conflicts = edited.FindAll(e => e.Conflicts.Count > 0);
        return conflicts.Count > 0 ? new Refusal.Conflict<IReadOnlyList<EditedAction>>(conflicts, faults)
            : faults.Count > 0 ? new Refusal.Invalid(faults)
            : null;
    }

    private async Task<HashSet<Guid>> OwnersAsync(CancellationToken cancellationToken)
    {
        var organisationId = user.OrganisationId;
        return await db
            .Users.Where(p => p.OrganisationId == organisationId && p.DeactivatedAt == null)
            .Select(p => p.Id)
            .ToHashSetAsync(cancellationToken);
    }
}
