using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Changes a person's name, roles and organisation.</summary>
/// <param name="db">The database.</param>
/// <param name="change">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class ChangePerson(SocialValueIndexDbContext db, ChangePeople change, Audit audit)
{
    /// <summary>Changes them. Other roles or another organisation end the person's sessions within minutes; until then the old ones hold. An invitation that is on its way stays good.</summary>
    public async Task<PersonOutcome> RunAsync(Guid id, string? seen, PersonDetails details, CancellationToken cancellationToken)
    {
        var organisations = await db.Organisations.AsNoTracking()
            .Where(o => o.Id == details.OrganisationId || db.Users.Any(p => p.Id == id && p.OrganisationId == o.Id)).ToListAsync(cancellationToken);
        return await change.RunAsync(id, seen, hand => Change(hand, details, organisations), cancellationToken);
    }

    private static string Describe(PersonInHand hand, List<Organisation> organisations) =>
        $"{hand.Person.Name}; {Roles.Words(hand.Roles)}; {organisations.Find(o => o.Id == hand.Person.OrganisationId)?.Name ?? "no organisation"}";

    /// <summary>The organisations that a change concerns. A move from one to another concerns both, and each has a line of its own.</summary>
    private static Guid?[] Concerned(Guid? before, Guid? after) => before is not null && after is not null && before != after ? [before, after] : [after ?? before];

    private IReadOnlyList<Fault> Change(PersonInHand hand, PersonDetails details, List<Organisation> organisations)
    {
        var person = hand.Person;
        var faults = PersonRules.FaultsIn(details, organisations.Find(o => o.Id == details.OrganisationId), person.OrganisationId == details.OrganisationId);
        if (faults.Count > 0)
        {
            return faults;
        }

        var (words, from, before) = (hand.Words, Describe(hand, organisations), person.OrganisationId);
        if (person.PasswordHash is not null && (before != details.OrganisationId || !hand.Roles.SetEquals(details.Roles)))
        {
            hand.EndSessions();
        }

        person.Name = Text.Line(details.Name);
        person.OrganisationId = details.OrganisationId;
        hand.Roles.Clear();
        hand.Roles.UnionWith(details.Roles);
        if (Describe(hand, organisations) is var to && to != from)
        {
            foreach (var concerned in Concerned(before, details.OrganisationId))
            {
                audit.Write(AuditKind.PersonChanged, person.Id, words, from, to, concerned);
            }
        }

        return [];
    }
}
