using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.Actions;

/// <summary>Reads the register of one assessment of the own organisation: three queries, however many actions there are.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="user">Who asks.</param>
/// <param name="time">The clock.</param>
public sealed class ReadRegister(SocialValueIndexDbContext db, PublishedQuestionSets questionSets, ICurrentUser user, TimeProvider time)
{
    /// <summary>The register; none if there is no assessment of that id in the organisation.</summary>
    public async Task<RegisterReading?> RunAsync(Guid assessmentId, CancellationToken cancellationToken) =>
        await ReadAsync(assessmentId, null, cancellationToken) is { } read ? read.Reading : null;

    /// <summary>One action with its history.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The action; none if the register of that assessment, and what is no longer in the plan, do not have it.</returns>
    public async Task<ActionReading?> FindAsync(Guid assessmentId, ActionReference action, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(assessmentId, action, cancellationToken);
        return read?.Reading.Register.Find(action) is { } entry ? new ActionReading(read.Value.Reading, entry, read.Value.History) : null;
    }

    private async Task<(RegisterReading Reading, IReadOnlyList<HistoryEntry> History)?> ReadAsync(
        Guid assessmentId,
        ActionReference? action,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .Assessments.AsNoTracking()
            .Where(a => a.Id == assessmentId)
            .Join(db.Organisations, a => a.OrganisationId, o => o.Id, (a, o) => new { Assessment = a, o.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var assessment = found.Assessment;
        var rows = await db.Actions.AsNoTracking().Where(a => a.AssessmentId == assessmentId).ToListAsync(cancellationToken);
        var history = rows.Find(r => r.Reference == action) is { } row ? await HistoryAsync(row.Id, cancellationToken) : [];
        var questionSet = await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken);
        var people = await PeopleAsync(
            [.. PeopleOf(assessment), .. rows.SelectMany(PeopleOf), .. history.SelectMany(PeopleOf)],
            cancellationToken
        );
        var reading = new RegisterReading(
            new AssessmentReading(assessment, questionSet, found.Name, people.ToDictionary(p => p.Id, p => p.Name)),
            ActionRegister.For(questionSet, ActionPlan.For(assessment, questionSet), rows, time.TodayInLondon()),
            Colleagues([.. people.Where(p => p.OrganisationId == user.OrganisationId && p.DeactivatedAt is null)])
        );
        return (reading, history);
    }

    private async Task<List<HistoryEntry>> HistoryAsync(Guid id, CancellationToken cancellationToken) =>
        await db
            .History.AsNoTracking()
            .Where(e => e.SubjectId == id && e.SubjectType == SubjectType.Action)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .ToListAsync(cancellationToken);

    private async Task<List<NamedPerson>> PeopleAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var organisationId = user.OrganisationId;
        var distinct = ids.Distinct().ToArray();
        return await db
            .Users.Where(p => p.OrganisationId == organisationId || distinct.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new NamedPerson(p.Id, p.Name, p.Email!, p.OrganisationId, p.DeactivatedAt))
            .ToListAsync(cancellationToken);
    }

    private static IReadOnlyList<Colleague> Colleagues(IReadOnlyList<NamedPerson> people)
    {
        var shared = people
            .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. people.Select(p => new Colleague(p.Id, shared.Contains(p.Name) ? $"{p.Name} ({p.Email})" : p.Name))];
    }

    private static IEnumerable<Guid> PeopleOf(Assessment assessment) =>
        assessment
            .Answers.Values.Select(a => a.ChangedBy)
            .Concat(assessment.PlanNotes.Values.Select(n => n.ChangedBy))
            .Append(assessment.CreatedBy)
            .Append(assessment.CompletedBy ?? assessment.CreatedBy);

    private static IEnumerable<Guid> PeopleOf(TrackedAction row) =>
        row.Comments.Select(c => c.By).Append(row.ChangedBy).Concat(row.OwnerId is { } owner ? [owner] : []);

    private static IEnumerable<Guid> PeopleOf(HistoryEntry entry)
    {
        var owner = (entry.Details as ActionChanged)?.Owner;
        return ((IEnumerable<Guid?>)[entry.By, owner?.From.PersonId, owner?.To.PersonId]).OfType<Guid>();
    }

    private sealed record NamedPerson(Guid Id, string Name, string Email, Guid? OrganisationId, DateTime? DeactivatedAt);
}

/// <summary>One action with everything that its page shows.</summary>
/// <param name="Reading">The register that it stands in, or that it left.</param>
/// <param name="Entry">The action.</param>
/// <param name="History">What was changed, newest first.</param>
public sealed record ActionReading(RegisterReading Reading, RegisterEntry Entry, IReadOnlyList<HistoryEntry> History)
{
    /// <summary>The answer to offer as the question's present answer, now that the action is done; none where there is none.</summary>
    public Option? AnswerToOffer => Entry.Tracked?.AnswerToOffer(Reading.Assessment.Assessment, Reading.Assessment.QuestionSet);
}
