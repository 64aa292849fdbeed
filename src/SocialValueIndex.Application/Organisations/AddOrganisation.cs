using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Adds an organisation.</summary>
/// <param name="editor">Looks at names, and stores.</param>
/// <param name="db">The database.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class AddOrganisation(OrganisationEditor editor, SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Adds it.</summary>
    /// <returns>The new organisation's id; refused where the name cannot be used or is taken.</returns>
    public async Task<Outcome<Guid>> RunAsync(string? name, CancellationToken cancellationToken)
    {
        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var created = Organisation.Create(Guid.CreateVersion7(stamp.At), name, stamp);
        if (created.Refusal is { } refusal)
        {
            return refusal;
        }

        var organisation = created.Value;
        if (await editor.FaultInTakenNameAsync(name, null, cancellationToken) is { } taken)
        {
            return new Refusal.Invalid(taken);
        }

        db.Organisations.Add(organisation);
        return (await editor.SaveAsync(organisation, cancellationToken)).Refusal is { } lost ? lost : organisation.Id;
    }
}
