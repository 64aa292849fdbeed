using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Assessments;

/// <summary>How an organisation signs off its assessments.</summary>
/// <param name="IsNeeded">Whether an approver has to sign off what is completed from now on.</param>
/// <param name="Approvers">The names of those who can, by name.</param>
public sealed record SignOffReading(bool IsNeeded, IReadOnlyList<string> Approvers);

/// <summary>Reads whether an assessment of the own organisation needs sign-off, and who can give it.</summary>
/// <param name="db">The database.</param>
public sealed class ReadSignOff(SocialValueIndexDbContext db)
{
    /// <summary>Reads it. Whoever completed the assessment is not among those who can sign it off.</summary>
    public async Task<SignOffReading> RunAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        var assessment = await db
            .Assessments.Where(a => a.Id == assessmentId)
            .Join(
                db.Organisations,
                a => a.OrganisationId,
                o => o.Id,
                (a, o) =>
                    new
                    {
                        o.Id,
                        o.NeedsSignOff,
                        a.CompletedBy,
                    }
            )
            .SingleAsync(cancellationToken);
        var approvers = await ApproversOf(db, assessment.Id)
            .Where(p => p.Id != assessment.CompletedBy)
            .OrderBy(p => p.Name)
            .Select(p => p.Name)
            .ToListAsync(cancellationToken);
        return new SignOffReading(assessment.NeedsSignOff, approvers);
    }

    /// <summary>The people of an organisation who can sign off: approvers who are not deactivated.</summary>
    internal static IQueryable<Person> ApproversOf(SocialValueIndexDbContext db, Guid organisationId) =>
        WithRoles(db, organisationId, Roles.Approver);

    /// <summary>The people of an organisation who have one of these roles and are not deactivated.</summary>
    internal static IQueryable<Person> WithRoles(SocialValueIndexDbContext db, Guid organisationId, params string[] roles)
    {
        var ids = roles.Select(Roles.IdOf).ToArray();
        return db.Users.Where(p =>
            p.OrganisationId == organisationId
            && p.DeactivatedAt == null
            && db.UserRoles.Any(r => r.UserId == p.Id && ids.Contains(r.RoleId))
        );
    }
}
