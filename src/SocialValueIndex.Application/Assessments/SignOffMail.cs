using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Assessments;

/// <summary>
/// Tells people what becomes of sign-off. Nobody is told what they did themselves, nor whoever chose to get no e-mails; whoever chose a
/// digest is told at once, because a digest is about what is due.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="outbox">Takes the e-mails, into the save of the change.</param>
/// <param name="user">Who does it.</param>
public sealed class SignOffMail(SocialValueIndexDbContext db, Outbox outbox, ICurrentUser user)
{
    /// <summary>Asks the approvers to sign off.</summary>
    public async Task AskAsync(Assessment assessment, Uri site, CancellationToken cancellationToken) =>
        await SendAsync(
            ListApprovers.Approvers(db, assessment.OrganisationId),
            $"Please sign off the assessment {assessment.Period}",
            by => $"{by} completed the assessment {assessment.Period} and asks you to sign it off, or to send it back:",
            SiteLinks.To(site, $"/assessments/{assessment.Id}/sign-off"),
            site,
            cancellationToken
        );

    /// <summary>Tells officers and procurement leads that it is signed off, and its plan issued.</summary>
    public async Task TellApprovedAsync(Assessment assessment, int number, Uri site, CancellationToken cancellationToken) =>
        await SendAsync(
            Concerned(assessment, Roles.Officer, Roles.ProcurementLead),
            $"The assessment {assessment.Period} is signed off",
            by => FormattableString.Invariant($"{by} signed off the assessment {assessment.Period}. Plan {number} is issued:"),
            SiteLinks.To(site, FormattableString.Invariant($"/assessments/{assessment.Id}/issued/{number}")),
            site,
            cancellationToken
        );

    /// <summary>Tells officers that it is sent back, and why.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="completedBy">Who had completed it.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task TellSentBackAsync(Assessment assessment, Guid? completedBy, Uri site, CancellationToken cancellationToken) =>
        await SendAsync(
            Concerned(assessment, Roles.Officer).Concat(db.Users.Where(p => p.Id == completedBy && p.DeactivatedAt == null)).Distinct(),
            $"The assessment {assessment.Period} is sent back",
            by => $"{by} sent back the assessment {assessment.Period}:\n\n{assessment.OpenedAgain?.Why}\n\nChange it here:",
            SiteLinks.To(site, $"/assessments/{assessment.Id}"),
            site,
            cancellationToken
        );

    private IQueryable<Person> Concerned(Assessment assessment, params string[] roles) =>
        ListApprovers.WithRoles(db, assessment.OrganisationId, roles);

    private async Task SendAsync(
        IQueryable<Person> people,
        string subject,
        Func<string, string> says,
        string address,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        var by = await db.Users.Where(p => p.Id == user.Id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken) ?? "A colleague";
        var told = await people
            .AsNoTracking()
            .Where(p => p.Id != user.Id && !db.EmailPreferences.Any(e => e.PersonId == p.Id && e.Choice == EmailChoice.Nothing))
            .ToListAsync(cancellationToken);
        foreach (var person in told)
        {
            var body =
                $"Dear {person.Name},\n\n{says(by)}\n\n{address}\n\n"
                + $"Choose which emails you get: {SiteLinks.To(site, SiteLinks.EmailChoice)}\n";
            outbox.Add(person, new MailText(subject, body));
        }
    }
}
