using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.CommitteeReports;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Changes the headings and standing texts of an organisation's covering reports.</summary>
/// <param name="editor">Loads, and stores.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class ChangeReportHeadings(OrganisationEditor editor, ICurrentUser user, TimeProvider time)
{
    /// <summary>Changes them; all or none.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="basedOn">The revision that the administrator saw.</param>
    /// <param name="wanted">The words by part.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<Outcome> RunAsync(
        Guid id,
        int basedOn,
        IReadOnlyDictionary<ReportPart, ReportHeading> wanted,
        CancellationToken cancellationToken
    ) =>
        editor.ChangeAsync(
            id,
            basedOn,
            organisation =>
                Task.FromResult(organisation.ChangeReportHeadings(wanted, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime))),
            cancellationToken
        );
}
