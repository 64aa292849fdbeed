using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Mail;

/// <summary>What people chose about their e-mails.</summary>
/// <param name="db">The database.</param>
public sealed class ReadEmailChoice(SocialValueIndexDbContext db)
{
    /// <summary>What the person chose; at once when they never chose.</summary>
    public Task<EmailChoice> RunAsync(Guid personId, CancellationToken cancellationToken) =>
        db.EmailPreferences.Where(p => p.PersonId == personId).Select(p => p.Choice).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>Changes which e-mails the person who is signed in gets.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who is signed in.</param>
/// <param name="time">The clock.</param>
public sealed class ChangeEmailChoice(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Changes it.</summary>
    /// <param name="choice">The name of the choice, as it was posted.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Refused as invalid where there is no such choice, and as gone where the person is.</returns>
    public async Task<Outcome> RunAsync(string? choice, CancellationToken cancellationToken)
    {
        // Names only: a number would be read as one too.
        if (!Enum.GetNames<EmailChoice>().Contains(choice))
        {
            return new Refusal.Invalid(new Fault("choice", "Choose which emails you want"));
        }

        return await db.SaveWithRetryAsync(() => ChooseAsync(Enum.Parse<EmailChoice>(choice!), cancellationToken), cancellationToken);
    }

    private async Task<Outcome> ChooseAsync(EmailChoice choice, CancellationToken cancellationToken)
    {
        if (await db.Users.SingleOrDefaultAsync(p => p.Id == user.Id, cancellationToken) is not { } person)
        {
            return new Refusal.Gone();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var preference = await db.EmailPreferences.SingleOrDefaultAsync(p => p.PersonId == user.Id, cancellationToken);
        var before = preference?.Choice ?? EmailChoice.AtOnce;
        if (choice != before)
        {
            preference ??= db.EmailPreferences.Add(EmailPreference.For(user.Id)).Entity;
            preference.Choose(choice, now);
            person.Record(new EmailChoiceChanged(before, choice), new ChangeStamp(user.Id, now));
        }

        return Outcome.Done;
    }
}
