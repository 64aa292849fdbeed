using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.Auditing;

/// <summary>
/// Writes down who did what. The line is only added to the DbContext: it is stored by the same save as the deed itself, or not at all,
/// so there is never one without the other.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class Audit(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Adds a line; call it before the deed's SaveChanges.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="subjectId">The organisation, person or question set that it is about.</param>
    /// <param name="subject">What that is called.</param>
    /// <param name="from">What was.</param>
    /// <param name="to">What becomes.</param>
    /// <param name="organisationId">The organisation that it concerns, if one.</param>
    /// <param name="by">Who does it, where that is not the person who is signed in.</param>
    public void Write(AuditKind kind, Guid subjectId, string subject, string? from = null, string? to = null, Guid? organisationId = null, Guid? by = null) =>
        db.AuditEntries.Add(AuditEntry.Record(kind, subjectId, subject, from, to, organisationId, new ChangeStamp(by ?? user.Id, time.GetUtcNow().UtcDateTime)));
}
