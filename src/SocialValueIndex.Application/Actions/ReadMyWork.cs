using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.Actions;

/// <summary>An action that the person owns and that somebody still has to do.</summary>
/// <param name="AssessmentId">The assessment whose plan asks for it.</param>
/// <param name="Period">Its period.</param>
/// <param name="Entry">The action.</param>
public sealed record OwnedAction(Guid AssessmentId, string Period, RegisterEntry Entry);

/// <summary>An assessment that the person can sign off.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Period">Its period.</param>
/// <param name="CompletedAt">When it was completed (UTC).</param>
/// <param name="CompletedBy">Who completed it.</param>
public sealed record AssessmentToSignOff(Guid AssessmentId, string Period, DateTime? CompletedAt, string CompletedBy);

/// <summary>What a person has to do, over all assessments of the organisation. Every list is by due date.</summary>
/// <param name="Overdue">Actions that are due before today.</param>
/// <param name="DueSoon">Actions that are due within <see cref="SoonDays"/> days.</param>
/// <param name="Later">Actions that are due later.</param>
/// <param name="WithoutDate">Actions without a due date.</param>
public sealed record MyWork(
    IReadOnlyList<OwnedAction> Overdue,
    IReadOnlyList<OwnedAction> DueSoon,
    IReadOnlyList<OwnedAction> Later,
    IReadOnlyList<OwnedAction> WithoutDate
)
{
    /// <summary>How many days from today are soon.</summary>
    public const int SoonDays = 30;

    /// <summary>Areas that the person is asked to answer, and that are not answered yet.</summary>
    public IReadOnlyList<AssignedArea> Areas { get; init; } = [];

    /// <summary>Assessments that wait for sign-off, and that the person can sign off; longest first.</summary>
    public IReadOnlyList<AssessmentToSignOff> ToSignOff { get; init; } = [];

    /// <summary>How many actions there are.</summary>
    public int Count => Overdue.Count + DueSoon.Count + Later.Count + WithoutDate.Count;

    internal static MyWork From(IEnumerable<OwnedAction> actions, DateOnly today)
    {
        var byDue = actions
            .OrderBy(a => a.Entry.Values.Due ?? DateOnly.MaxValue)
            .ThenByDescending(a => a.Period, StringComparer.Ordinal)
            .ToList();
        var dated = byDue.FindAll(a => a.Entry is { IsOverdue: false, Values.Due: not null });
        var soon = today.AddDays(SoonDays);
        return new MyWork(
            byDue.FindAll(a => a.Entry.IsOverdue),
            dated.FindAll(a => a.Entry.Values.Due <= soon),
            dated.FindAll(a => a.Entry.Values.Due > soon),
            byDue.FindAll(a => a.Entry.Values.Due is null)
        );
    }
}

/// <summary>Reads what a person has to do: four queries, however many assessments, areas and actions there are.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="areas">Knows which areas the person is asked to answer.</param>
/// <param name="user">The person who is signed in.</param>
/// <param name="time">The clock.</param>
public sealed class ReadMyWork(
    SocialValueIndexDbContext db,
    PublishedQuestionSets questionSets,
    ListAssignedAreas areas,
    ICurrentUser user,
    TimeProvider time
)
{
    /// <summary>What the signed-in person has to do.</summary>
    public async Task<MyWork> RunAsync(CancellationToken cancellationToken)
    {
        var organisationId = user.OrganisationId ?? Guid.Empty;
        return await ForAsync(user.Id, organisationId, cancellationToken) with
        {
            ToSignOff = await ToSignOffAsync(organisationId, cancellationToken),
        };
    }

    /// <summary>
    /// The actions that a person owns, that a plan asks for, and that are neither done nor not planned; and the areas that they are asked
    /// to answer. Also for work that the application does by itself, so the organisation is given instead of being the current user's.
    /// </summary>
    internal async Task<MyWork> ForAsync(Guid personId, Guid organisationId, CancellationToken cancellationToken)
    {
        var today = time.TodayInLondon();
        var rows = await db
            .Actions.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.OrganisationId == organisationId && a.OwnerId == personId)
            .Where(a => a.Status != ActionStatus.Done && a.Status != ActionStatus.NotPlanned)
            .ToListAsync(cancellationToken);
        var assessmentIds = rows.Select(r => r.AssessmentId).Distinct().ToArray();
        var assessments =
            assessmentIds.Length == 0
                ? []
                : await db
                    .Assessments.IgnoreQueryFilters()
                    .AsNoTracking()
                    .Where(a => a.OrganisationId == organisationId && assessmentIds.Contains(a.Id))
                    .ToListAsync(cancellationToken);
        var owned = new List<OwnedAction>();
        foreach (var assessment in assessments)
        {
            owned.AddRange(await OwnedAsync(assessment, rows.FindAll(r => r.AssessmentId == assessment.Id), today, cancellationToken));
        }

        var asked = await areas.RunAsync(personId, organisationId, cancellationToken);
        return MyWork.From(owned, today) with { Areas = [.. asked.Where(a => !a.IsAnswered)] };
    }

    private async Task<List<AssessmentToSignOff>> ToSignOffAsync(Guid organisationId, CancellationToken cancellationToken)
    {
        var personId = user.Id;
        return await (
            from assessment in db.Assessments
            join person in db.Users on assessment.CompletedBy equals (Guid?)person.Id
            where
                assessment.State == AssessmentState.AwaitingSignOff
                && assessment.CompletedBy != personId
                && ListApprovers.Approvers(db, organisationId).Any(p => p.Id == personId)
            orderby assessment.CompletedAt
            select new AssessmentToSignOff(assessment.Id, assessment.Period, assessment.CompletedAt, person.Name)
        ).ToListAsync(cancellationToken);
    }

    private async Task<IEnumerable<OwnedAction>> OwnedAsync(
        Assessment assessment,
        List<TrackedAction> rows,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var questionSet = await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken);
        return ActionRegister
            .For(questionSet, ActionPlan.For(assessment, questionSet), rows, today)
            .Entries.Where(e => e.Tracked is not null)
            .Select(e => new OwnedAction(assessment.Id, assessment.Period, e));
    }
}
