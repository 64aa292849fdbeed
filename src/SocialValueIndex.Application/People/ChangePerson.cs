using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.People;

/// <summary>Changes a person's name, roles and organisation.</summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
public sealed class ChangePerson(SocialValueIndexDbContext db, PersonEditor editor)
{
    /// <summary>
    /// Changes them. Other roles or another organisation end the person's sessions. An
    /// invitation that is on its way stays good.
    /// </summary>
    public async Task<Outcome> RunAsync(Guid id, string? basedOn, PersonDetails details, CancellationToken cancellationToken)
    {
        var organisations = await db
            .Organisations.AsNoTracking()
            .Where(o => o.Id == details.OrganisationId || db.Users.Any(p => p.Id == id && p.OrganisationId == o.Id))
            .ToListAsync(cancellationToken);
        return await editor.RunAsync(id, basedOn, edited => Change(edited, details, organisations), cancellationToken);
    }

    private static PersonState State(EditedPerson edited, List<Organisation> organisations) =>
        new(
            edited.Person.Name,
            [.. Roles.All.Where(edited.Roles.Contains)],
            organisations.Find(o => o.Id == edited.Person.OrganisationId)?.Name
        );

    /// <summary>
    /// The organisations that a change concerns. A move from one to another concerns both, and each has a line of its own.
    /// </summary>
    private static Guid?[] Concerned(Guid? before, Guid? after) =>
        before is not null && after is not null && before != after ? [before, after] : [after ?? before];

    private static Outcome Change(EditedPerson edited, PersonDetails details, List<Organisation> organisations)
    {
        var person = edited.Person;
        var organisation = organisations.Find(o => o.Id == details.OrganisationId);
        var faults = PersonRules.FaultsIn(details, organisation, stays: person.OrganisationId == details.OrganisationId);
        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        var (subject, from, before) = (person.Subject, State(edited, organisations), person.OrganisationId);
        if (!person.IsInvited && (before != details.OrganisationId || !edited.Roles.SetEquals(details.Roles)))
        {
            edited.EndSessions();
        }

        person.Name = PlainText.SingleLine(details.Name);
        person.OrganisationId = details.OrganisationId;
        edited.Roles.Clear();
        edited.Roles.UnionWith(details.Roles);
        if (State(edited, organisations) is var to && !(to with { Roles = from.Roles } == from && to.Roles.SequenceEqual(from.Roles)))
        {
            foreach (var concerned in Concerned(before, details.OrganisationId))
            {
                person.Record(subject with { OrganisationId = concerned }, new PersonChanged(from, to), edited.Stamp);
            }
        }

        return Outcome.Done;
    }
}
