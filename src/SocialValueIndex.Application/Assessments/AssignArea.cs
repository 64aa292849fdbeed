using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Gives an area to a person to answer, or to nobody, and tells the person.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="choices">Tells whether the person wants an e-mail at once.</param>
/// <param name="outbox">Takes the e-mail.</param>
/// <param name="user">Who gives it.</param>
/// <param name="time">The clock.</param>
public sealed class AssignArea(
    SocialValueIndexDbContext db,
    PublishedQuestionSets questionSets,
    ReadEmailChoice choices,
    Outbox outbox,
    ICurrentUser user,
    TimeProvider time
)
{
    /// <summary>Gives it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="wanted">Who is asked, and by when.</param>
    /// <param name="basedOn">The fingerprint of what was shown; none overwrites.</param>
    /// <param name="site">The address of the site, for the e-mail.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The area. Refused as gone where there is none, and as <see cref="AreaAssignment.Assign"/> refuses.</returns>
    public async Task<Outcome<Area>> RunAsync(
        Guid id,
        string areaCode,
        Assignee wanted,
        string? basedOn,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        Task<Outcome<Area>> AssignAsync() =>
            db.SaveWithRetryAsync(() => ChangeAsync(id, areaCode, wanted, basedOn, site, cancellationToken), cancellationToken);
        try
        {
            return await AssignAsync();
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
        {
            // The unique key refuses the second of two who give the area away for the first time. Now there is a row to compare with.
            db.ChangeTracker.Clear();
            return await AssignAsync();
        }
    }

    private async Task<Outcome<Area>> ChangeAsync(
        Guid id,
        string areaCode,
        Assignee wanted,
        string? basedOn,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        var assessment = await db.Assessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (
            assessment is null
            || (await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken)).Find(areaCode) is not { } area
        )
        {
            return new Refusal.Gone();
        }

        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var people = await Assignable(db, assessment.OrganisationId).AsNoTracking().ToDictionaryAsync(p => p.Id, cancellationToken);
        var stored = await db.AreaAssignments.FirstOrDefaultAsync(a => a.AssessmentId == id && a.AreaCode == area.Code, cancellationToken);
        var assignment = stored ?? AreaAssignment.Start(assessment, area.Code, stamp);
        var outcome = assignment.Assign(assessment, wanted, basedOn, people.ContainsKey, stamp);
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        if (outcome.Value)
        {
            _ = stored ?? db.AreaAssignments.Add(assignment).Entity;
            await TellAsync(assessment, area, assignment, people, site, cancellationToken);
        }

        return area;
    }

    /// <summary>Tells the person who is asked, unless they did it themselves or chose not to be told at once.</summary>
    private async Task TellAsync(
        Assessment assessment,
        Area area,
        AreaAssignment assignment,
        Dictionary<Guid, Person> people,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        if (
            assignment.PersonId is { } id
            && id != user.Id
            && people.TryGetValue(id, out var person)
            && await choices.RunAsync(id, cancellationToken) == EmailChoice.AtOnce
        )
        {
            outbox.Add(person, Mail(assessment, area, assignment, person.Name, people.GetValueOrDefault(user.Id)?.Name, site));
        }
    }

    private static MailText Mail(Assessment assessment, Area area, AreaAssignment assignment, string name, string? by, Uri site)
    {
        var body = new StringBuilder()
            .Append("Dear ")
            .Append(name)
            .Append(",\n\n")
            .Append(by ?? "A colleague")
            .Append(" asks you to answer area ")
            .Append(area.Code)
            .Append(' ')
            .Append(area.Name)
            .Append(" of the assessment ")
            .Append(assessment.Period)
            .Append(assignment.Due is { } due ? $" by {WeeklyDigest.Words(due)}" : "")
            .Append(":\n\n")
            .Append(SiteLinks.To(site, $"/assessments/{assessment.Id}/areas/{Uri.EscapeDataString(area.Code)}"))
            .Append("\n\n")
            .Append("Choose which emails you get: ")
            .Append(SiteLinks.To(site, SiteLinks.EmailChoice))
            .Append('\n');
        return new MailText($"Please answer area {area.Code} of the assessment {assessment.Period}", body.ToString());
    }

    /// <summary>The people who can be asked: those of the organisation who are not deactivated.</summary>
    internal static IQueryable<Person> Assignable(SocialValueIndexDbContext db, Guid organisationId) =>
        db.Users.Where(p => p.OrganisationId == organisationId && p.DeactivatedAt == null);
}
