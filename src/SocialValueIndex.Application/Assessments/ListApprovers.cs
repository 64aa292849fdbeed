using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Lists who can sign off an assessment of the own organisation.</summary>
/// <param name="db">The database.</param>
public sealed class ListApprovers(SocialValueIndexDbContext db)
{
    /// <summary>Their names, by name. Whoever completed the assessment is not among them.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(Assessment assessment, CancellationToken cancellationToken) =>
        await Approvers(db, assessment.OrganisationId)
            .Where(p => p.Id != assessment.CompletedBy)
            .OrderBy(p => p.Name)
            .Select(p => p.Name)
            .ToListAsync(cancellationToken);

    /// <summary>The people of an organisation who can sign off: approvers who are not deactivated.</summary>
    internal static IQueryable<Person> Approvers(SocialValueIndexDbContext db, Guid organisationId) =>
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
