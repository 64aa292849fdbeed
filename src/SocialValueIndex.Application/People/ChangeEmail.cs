using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>A link that confirms a new e-mail address.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="IsMailed">Whether an e-mail with it is on its way to the new address. Where not, somebody has to pass the link on.</param>
public sealed record SentEmailLink(Uri Address, bool IsMailed);

/// <summary>Asks a person to confirm a new e-mail address. Until they do, everything stays as it is.</summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="people">Knows who has which address.</param>
/// <param name="links">Makes the link.</param>
/// <param name="outbox">Takes the e-mail with it.</param>
/// <param name="user">The administrator.</param>
public sealed class ChangeEmail(
    SocialValueIndexDbContext db,
    PersonEditor editor,
    UserManager<Person> people,
    EmailLinks links,
    Outbox outbox,
    ICurrentUser user
)
{
    /// <summary>The message where somebody else has the address.</summary>
    internal const string Taken = "There is somebody with this email address already. Look for them in the list of people";

    /// <summary>Asks. A link for another address that was asked for before ends.</summary>
    /// <param name="id">The person.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw.</param>
    /// <param name="email">The new address; none calls off a change that waits.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The link; none where a change was called off.</returns>
    public async Task<Outcome<SentEmailLink?>> RunAsync(
        Guid id,
        string? basedOn,
        string? email,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        var by = await db.Users.Where(p => p.Id == user.Id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        SentEmailLink? sent = null;
        var outcome = await editor.RunAsync(
            id,
            basedOn,
            async edited =>
            {
                var address = email is null ? null : PersonRules.Tidy(email);
                if (await FaultInAsync(edited.Person, address) is { } fault)
                {
                    return new Refusal.Invalid(fault);
                }

                edited.Person.PendingEmail = address;
                edited.Record(new EmailChangeAsked(edited.Person.Email!, address));
                sent = address is null ? null : await SendAsync(edited.Person, address, by ?? "", site);
                return Outcome.Done;
            },
            cancellationToken
        );
        return outcome.Refusal is { } refusal ? refusal : sent;
    }

    private async Task<Fault?> FaultInAsync(Person person, string? address) =>
        address is null ? null
        : PersonRules.FaultInEmail(address) is { } fault ? fault
        : address == person.Email ? new Fault("email", "This is the person’s email address already. Enter the new one")
        : await people.FindByNameAsync(address) is { } other && other.Id != person.Id ? new Fault("email", Taken)
        : null;

    private async Task<SentEmailLink> SendAsync(Person person, string address, string by, Uri site)
    {
        var link = await links.MakeAsync(person, site);
        return new SentEmailLink(link, outbox.Add(person, EmailLinks.AskFor(person, link, by), EmailLinks.Lifespan, address));
    }
}

/// <summary>Gives a person the e-mail address that they confirmed. The old address is told; the password stays.</summary>
/// <param name="db">The database.</param>
/// <param name="people">Knows how addresses are compared.</param>
/// <param name="links">Tells whether the link holds.</param>
/// <param name="outbox">Takes the e-mail to the old address.</param>
/// <param name="time">The clock.</param>
public sealed class ConfirmEmail(
    SocialValueIndexDbContext db,
    UserManager<Person> people,
    EmailLinks links,
    Outbox outbox,
    TimeProvider time
)
{
    /// <summary>Confirms it. Links that were sent to the old address end, and sessions within minutes.</summary>
    /// <returns>
    /// The new address. Refused as gone where the link does not hold, and as invalid where somebody has the address by now.
    /// </returns>
    public async Task<Outcome<string>> RunAsync(Guid personId, string? token, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(personId, token) is not { } person)
        {
            return new Refusal.Gone();
        }

        var (old, address, now) = (person.Email!, person.PendingEmail!, time.GetUtcNow().UtcDateTime);
        if (await people.FindByNameAsync(address) is { } other && other.Id != personId)
        {
            return new Refusal.Invalid(new Fault("email", "Somebody else has this email address by now. Ask your administrator"));
        }

        outbox.Add(person, EmailLinks.TellOld(person, address), address: old);
        (person.Email, person.UserName, person.PendingEmail, person.EmailConfirmed) = (address, address, null, true);
        (person.NormalizedEmail, person.NormalizedUserName) = (people.NormalizeEmail(address), people.NormalizeName(address));
        (person.SecurityStamp, person.ConcurrencyStamp) = (Person.NewStamp(now), Person.NewStamp(now));
        person.Record(new EmailChanged(old, address), new ChangeStamp(person.Id, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return address;
        }
        catch (DbUpdateException)
        {
            // Somebody got the address, or the link was used, at the same moment.
            db.ChangeTracker.Clear();
            return new Refusal.Gone();
        }
    }
}
