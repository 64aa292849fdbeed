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
/// <param name="Invitation">
/// The invitation that went to the new address instead, where the person had not accepted one yet: the address is changed.
/// </param>
public sealed record SentEmailLink(Uri Address, bool IsMailed, SentLink? Invitation = null);

/// <summary>
/// Asks a person to confirm a new e-mail address. Until they do, everything stays as it is. Whoever has not accepted their invitation has
/// used no address yet: it is changed at once, and the invitation goes to the new one.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="people">Knows who has which address.</param>
/// <param name="links">Makes the link.</param>
/// <param name="invitations">Makes the invitation.</param>
/// <param name="outbox">Takes the e-mail with it.</param>
/// <param name="user">The administrator.</param>
public sealed class ChangeEmail(
    SocialValueIndexDbContext db,
    PersonEditor editor,
    UserManager<Person> people,
    EmailLinks links,
    PasswordLinks invitations,
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
        try
        {
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

                    sent = await SendAsync(edited, address, by ?? "", site);
                    return Outcome.Done;
                },
                cancellationToken
            );
            return outcome.Refusal is { } refusal ? refusal : sent;
        }
        catch (DbUpdateException)
        {
            // Somebody got the address at the same moment.
            db.ChangeTracker.Clear();
            if (await people.FindByNameAsync(PersonRules.Tidy(email)) is null)
            {
                throw;
            }

            return new Refusal.Invalid(new Fault("email", Taken));
        }
    }

    private async Task<Fault?> FaultInAsync(Person person, string? address) =>
        address is null ? null
        : PersonRules.FaultInEmail(address) is { } fault ? fault
        : address == person.Email ? new Fault("email", "This is the person’s email address already. Enter the new one")
        : await people.FindByNameAsync(address) is { } other && other.Id != person.Id ? new Fault("email", Taken)
        : null;

    private async Task<SentEmailLink?> SendAsync(EditedPerson edited, string? address, string by, Uri site)
    {
        var person = edited.Person;
        if (address is not null && person.IsInvited)
        {
            return await InviteAgainAsync(edited, address, by, site);
        }

        person.PendingEmail = address;
        edited.Record(new EmailChangeAsked(person.Email!, address));
        if (address is null)
        {
            return null;
        }

        var link = await links.MakeAsync(person, site);
        return new SentEmailLink(link, outbox.Add(person, links.AskFor(person, link, by), EmailLinks.Lifespan, address));
    }

    private async Task<SentEmailLink> InviteAgainAsync(EditedPerson edited, string address, string by, Uri site)
    {
        var person = edited.Person;
        var old = person.Email!;
        person.TakeAddress(people, address);
        edited.EndSessions();
        edited.Record(new EmailChanged(old, address));
        var link = await invitations.MakeAsync(person, site);
        var isMailed = outbox.Add(person, invitations.MailFor(person, link, by), link.Lifespan);
        return new SentEmailLink(link.Address, isMailed, new SentLink(person.Id, link, isMailed));
    }
}

/// <summary>An e-mail address that was confirmed.</summary>
/// <param name="Address">The new address.</param>
/// <param name="HasPassword">Whether the person signs in with it and a password.</param>
public sealed record ConfirmedEmail(string Address, bool HasPassword);

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
    public async Task<Outcome<ConfirmedEmail>> RunAsync(Guid personId, string? token, CancellationToken cancellationToken)
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

        var hasPassword = links.HasPassword(person);
        outbox.Add(person, links.TellOld(person, address), address: old);
        person.TakeAddress(people, address);
        person.EmailConfirmed = true;
        (person.SecurityStamp, person.ConcurrencyStamp) = (Person.NewStamp(now), Person.NewStamp(now));
        person.Record(new EmailChanged(old, address), new ChangeStamp(person.Id, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new ConfirmedEmail(address, hasPassword);
        }
        catch (DbUpdateException)
        {
            // Somebody got the address, or the link was used, at the same moment.
            db.ChangeTracker.Clear();
            return new Refusal.Gone();
        }
    }
}
