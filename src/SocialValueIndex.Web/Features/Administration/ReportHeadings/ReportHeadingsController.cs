using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.ReportHeadings;

/// <summary>The headings and standing texts of an organisation's covering reports.</summary>
[Route("/admin/organisations/{organisationId:guid}/report")]
public sealed class ReportHeadingsController(ListOrganisations list) : AdministrationController
{
    [HttpGet("", Name = Routes.ReportHeadings)]
    public Task<IActionResult> Show(Guid organisationId, CancellationToken cancellationToken) =>
        ShowAsync(organisationId, null, cancellationToken);

    [HttpPost("")]
    public async Task<IActionResult> Change(
        Guid organisationId,
        ReportHeadingsInput input,
        [FromServices] ChangeReportHeadings change,
        CancellationToken cancellationToken
    ) =>
        !IsReadable || input.IsMalformed
            ? BadRequest()
            : await RespondAsync(
                () => change.RunAsync(organisationId, input.Revision, input.ToWanted(), cancellationToken),
                () => Done("The headings and texts of reports are saved", Routes.ReportHeadings, new { organisationId }),
                _ => ShowAsync(organisationId, input, cancellationToken)
            );

    private async Task<IActionResult> ShowAsync(Guid id, ReportHeadingsInput? input, CancellationToken cancellationToken) =>
        await list.FindAsync(id, cancellationToken) is { } organisation
            ? View(
                "Show",
                new ReportHeadingsViewModel(
                    organisation,
                    [.. ReportParts.All.Select(p => (p, input?.ToWanted().GetValueOrDefault(p) ?? organisation.ReportHeadings.Of(p)))]
                )
            )
            : NotFound();
}

/// <summary>What the form posts: parts[Purpose].heading and so on.</summary>
public sealed class ReportHeadingsInput
{
    [ModelBinder(typeof(HeadingsBinder))]
    public IReadOnlyDictionary<string, ReportHeading> Parts { get; init; } = new Dictionary<string, ReportHeading>();

    /// <summary>What the administrator saw.</summary>
    public int Revision { get; init; }

    public bool IsMalformed => Parts.Count == 0 || Parts.Keys.Any(k => ReportParts.Find(k) is null);

    /// <summary>The words by part. A method, because binding reads every property that holds a collection.</summary>
    public IReadOnlyDictionary<ReportPart, ReportHeading> ToWanted() =>
        Parts.ToDictionary(p => ReportParts.Find(p.Key)!.Value, p => p.Value);
}

internal sealed class HeadingsBinder : KeyedFieldsBinder<ReportHeading>
{
    protected override ReportHeading Read(Func<string, string?> value) => new(value("heading") ?? "", value("standing") ?? "");
}

/// <summary>The page.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Parts">The words of each part: what is stored or, where there is something to mend, what was typed.</param>
public sealed record ReportHeadingsViewModel(OrganisationSummary Organisation, IReadOnlyList<(ReportPart Part, ReportHeading Words)> Parts);
