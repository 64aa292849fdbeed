using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Changes a person's name, roles and organisation.</summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class ChangePerson(SocialValueIndexDbContext db, PersonEditor editor, Audit audit)
{
    /// <summary>Changes them. Other roles or another organisation end the person's sessions within minutes; until then the old ones hold. An invitation that is on its way stays good.</summary>
    public async Task<PersonOutcome> RunAsync(Guid id, string? basedOn, PersonDetails details, CancellationToken cancellationToken)
    {
        var organisations = await db.Organisations.AsNoTracking()
            .Where(o => o.Id == details.OrganisationId || db.Users.Any(p => p.Id == id && p.OrganisationId == o.Id)).ToListAsync(cancellationToken);
        return await editor.RunAsync(id, basedOn, edited => Change(edited, details, organisations), cancellationToken);
    }

    private static string Describe(EditedPerson edited, List<Organisation> organisations) =>
        $"{edited.Person.Name}; {Roles.DisplayName(edited.Roles)}; {organisations.Find(o => o.Id == edited.Person.OrganisationId)?.Name ?? "no organisation"}";

    /// <summary>The organisations that a change concerns. A move from one to another concerns both, and each has a line of its own.</summary>
    private static Guid?[] Concerned(Guid? before, Guid? after) => before is not null && after is not null && before != after ? [before, after] : [after ?? before];

    private IReadOnlyList<Fault> Change(EditedPerson edited, PersonDetails details, List<Organisation> organisations)
    {
        var person = edited.Person;
        var faults = PersonRules.FaultsIn(details, organisations.Find(o => o.Id == details.OrganisationId), person.OrganisationId == details.OrganisationId);
        if (faults.Count > 0)
        {
            return faults;
        }

        var (words, from, before) = (edited.DisplayName, Describe(edited, organisations), person.OrganisationId);
        if (person.PasswordHash is not null && (before != details.OrganisationId || !edited.Roles.SetEquals(details.Roles)))
        {
            edited.EndSessions();
        }

        person.Name = PlainText.SingleLine(details.Name);
        person.OrganisationId = details.OrganisationId;
        edited.Roles.Clear();
        edited.Roles.UnionWith(details.Roles);
        if (Describe(edited, organisations) is var to && to != from)
        {
            foreach (var concerned in Concerned(before, details.OrganisationId))
            {
                audit.Write(AuditKind.PersonChanged, person.Id, words, from, to, concerned);
            }
        }

        return [];
    }
}
