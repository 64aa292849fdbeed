using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Actions;

/// <summary>Reads the register of one assessment of the own organisation: one query, however many actions there are.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="knownPeople">The people whom it mentions.</param>
/// <param name="time">The clock.</param>
public sealed class ReadRegister(
    SocialValueIndexDbContext db,
    PublishedQuestionSets questionSets,
    KnownPeople knownPeople,
    TimeProvider time
)
{
    private AssessmentRows? _readAhead;

    /// <inheritdoc cref="ReadAssessment.ReadAheadAsync"/>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="withList">Whether <see cref="WithListAsync"/> comes next.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<bool> ReadAheadAsync(Guid assessmentId, bool withList, CancellationToken cancellationToken)
    {
        _readAhead = await RowsAsync(assessmentId, withList, cancellationToken);
        return _readAhead is not null;
    }

    /// <summary>The register; none if there is no assessment of that id in the organisation.</summary>
    public async Task<RegisterReading?> RunAsync(Guid assessmentId, CancellationToken cancellationToken) =>
        await RowsAsync(assessmentId, withList: false, cancellationToken) is { } rows ? await ReadAsync(rows, [], cancellationToken) : null;

    /// <summary>The register, with all assessments of the organisation.</summary>
    /// <returns>None if there is no assessment of that id in the organisation; otherwise it, and all assessments, newest first.</returns>
    public async Task<(RegisterReading Reading, IReadOnlyList<AssessmentSummary> Assessments)?> WithListAsync(
        Guid assessmentId,
        CancellationToken cancellationToken
    ) =>
        await RowsAsync(assessmentId, withList: true, cancellationToken) is { } rows
            ? (await ReadAsync(rows, [], cancellationToken), rows.Listed)
            : null;

    /// <summary>One action with its history.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The action; none if the register of that assessment, and what is no longer in the plan, do not have it.</returns>
    public async Task<ActionReading?> FindAsync(Guid assessmentId, ActionReference action, CancellationToken cancellationToken)
    {
        if (await RowsAsync(assessmentId, withList: false, cancellationToken) is not { } rows)
        {
            return null;
        }

        var history = rows.Actions.Find(r => r.Reference == action) is { } row ? await HistoryAsync(row.Id, cancellationToken) : [];
        var reading = await ReadAsync(rows, history, cancellationToken);
        return reading.Register.Find(action) is { } entry ? new ActionReading(reading, entry, history) : null;
    }

    private async Task<RegisterReading> ReadAsync(
        AssessmentRows read,
        IReadOnlyList<HistoryEntry> history,
        CancellationToken cancellationToken
    )
    {
        var (assessment, rows) = (read.Assessment, read.Actions);
        var questionSet = await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken);
        var people = await knownPeople.WithAsync(
            db,
            assessment.OrganisationId,
            [.. AssessmentReading.PeopleOf(assessment), .. rows.SelectMany(PeopleOf), .. history.SelectMany(PeopleOf)],
            cancellationToken
        );
        var found = new AssessmentReading(assessment, questionSet, read.OrganisationName, people.ToDictionary(p => p.Id, p => p.Name))
        {
            NeedsSignOff = read.NeedsSignOff,
        };
        return new RegisterReading(
            found,
            ActionRegister.For(questionSet, found.Plan, rows, time.TodayInLondon()),
            Colleagues([.. people.Where(p => p.OrganisationId == assessment.OrganisationId && p.DeactivatedAt is null)])
        );
    }

    private async Task<AssessmentRows?> RowsAsync(Guid assessmentId, bool withList, CancellationToken cancellationToken)
    {
        var ahead = _readAhead;
        _readAhead = null;
        return ahead?.Assessment.Id == assessmentId && (ahead.Listed.Count > 0 || !withList) ? ahead
            : withList ? await AssessmentRows.WithActionsAndListAsync(db, assessmentId, cancellationToken)
            : await AssessmentRows.WithActionsAsync(db, assessmentId, cancellationToken);
    }

    private async Task<List<HistoryEntry>> HistoryAsync(Guid id, CancellationToken cancellationToken) =>
        await db
            .History.AsNoTracking()
            .Where(e => e.SubjectId == id && e.SubjectType == SubjectType.Action)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .ToListAsync(cancellationToken);

    private static IReadOnlyList<Colleague> Colleagues(IReadOnlyList<NamedPerson> people)
    {
        var shared = people
            .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. people.Select(p => new Colleague(p.Id, shared.Contains(p.Name) ? $"{p.Name} ({p.Email})" : p.Name))];
    }

    private static IEnumerable<Guid> PeopleOf(TrackedAction row) =>
        row.Comments.Select(c => c.By).Append(row.ChangedBy).Concat(row.OwnerId is { } owner ? [owner] : []);

    private static IEnumerable<Guid> PeopleOf(HistoryEntry entry)
    {
        var owner = (entry.Details as ActionChanged)?.Owner;
        return ((IEnumerable<Guid?>)[entry.By, owner?.From.PersonId, owner?.To.PersonId]).OfType<Guid>();
    }
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
