using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Who is asked to answer an area, with names to show.</summary>
/// <param name="Assignee">Who, and by when.</param>
/// <param name="Name">The name of the person; empty for nobody.</param>
/// <param name="ChangedBy">The name of whoever asked them last.</param>
public sealed record AssignedPerson(Assignee Assignee, string Name, string ChangedBy)
{
    /// <summary>An area that was never given to anybody.</summary>
    public static AssignedPerson Nobody { get; } = new(Assignee.Nobody, "", "");
}

/// <summary>A person who can be asked.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
public sealed record PersonChoice(Guid Id, string Name);

/// <summary>What the page needs that gives an area to somebody.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Area">The area.</param>
/// <param name="Current">Who is asked now.</param>
/// <param name="People">Who can be asked, by name.</param>
public sealed record AreaToAssign(Assessment Assessment, Area Area, AssignedPerson Current, IReadOnlyList<PersonChoice> People);

/// <summary>Reads who is asked to answer the areas of an assessment of the own organisation.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ReadAssignments(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>Those that are given to somebody, by the area's code.</summary>
    public async Task<IReadOnlyDictionary<string, AssignedPerson>> RunAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        var rows = await (
            from assignment in db.AreaAssignments
            where assignment.AssessmentId == assessmentId && assignment.PersonId != null
            join person in db.Users on assignment.PersonId equals person.Id
            select new
            {
                assignment.AreaCode,
                assignment.PersonId,
                assignment.Due,
                person.Name,
            }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.AreaCode, r => new AssignedPerson(new Assignee(r.PersonId, r.Due), r.Name, ""));
    }

    /// <summary>One area, with the people who can be asked; none where there is no such assessment or area.</summary>
    public async Task<AreaToAssign?> FindAsync(Guid assessmentId, string areaCode, CancellationToken cancellationToken)
    {
        var assessment = await db.Assessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == assessmentId, cancellationToken);
        if (
            assessment is null
            || (await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken)).Find(areaCode) is not { } area
        )
        {
            return null;
        }

        var stored = await db
            .AreaAssignments.AsNoTracking()
            .FirstOrDefaultAsync(a => a.AssessmentId == assessmentId && a.AreaCode == area.Code, cancellationToken);
        var (personId, changedBy) = (stored?.PersonId, stored?.ChangedBy);
        var people = await db
            .Users.Where(p => p.OrganisationId == assessment.OrganisationId || p.Id == personId || p.Id == changedBy)
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.DeactivatedAt,
            })
            .ToListAsync(cancellationToken);
        return new AreaToAssign(
            assessment,
            area,
            stored is null ? AssignedPerson.Nobody : new AssignedPerson(stored.Assignee, NameOf(personId), NameOf(changedBy)),
            [.. people.Where(p => p.DeactivatedAt is null || p.Id == personId).Select(p => new PersonChoice(p.Id, p.Name))]
        );

        string NameOf(Guid? id) => people.Find(p => p.Id == id)?.Name ?? "";
    }
}
