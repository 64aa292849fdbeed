using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.Organisations.Export;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.Organisations;

/// <summary>The organisations whose people use the service.</summary>
[Route("/admin/organisations")]
public sealed class OrganisationsController(ListOrganisations list) : AdministrationController
{
    [HttpGet("", Name = Routes.Organisations)]
    public async Task<IActionResult> Index(OrganisationsFilter filter, CancellationToken cancellationToken) =>
        View(new OrganisationsViewModel(filter, await list.RunAsync(filter.Text, filter.Number, cancellationToken)));

    [HttpGet("new", Name = Routes.NewOrganisation)]
    public IActionResult New() => View(new OrganisationInput());

    [HttpPost("new")]
    public async Task<IActionResult> New(
        OrganisationInput input,
        [FromServices] AddOrganisation add,
        CancellationToken cancellationToken
    ) => await OnceAsync(() => RespondAsync(() => add.RunAsync(input.Name, cancellationToken), Added, _ => View(input)), Added);

    [HttpGet("{organisationId:guid}", Name = Routes.Organisation)]
    public Task<IActionResult> Show(Guid organisationId, CancellationToken cancellationToken) =>
        ShowAsync(organisationId, null, cancellationToken);

    [HttpPost("{organisationId:guid}")]
    public async Task<IActionResult> Change(
        Guid organisationId,
        OrganisationInput input,
        [FromServices] ChangeOrganisation change,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => change.RunAsync(organisationId, input.Revision, input.Name, input.NeedsSignOff, cancellationToken),
            () =>
                Done(
                    input.NeedsSignOff switch
                    {
                        null => "The organisation is renamed",
                        true => "Completed assessments need sign-off from now on",
                        false => "Completed assessments need no sign-off from now on",
                    },
                    Routes.Organisation,
                    new { organisationId }
                ),
            _ => ShowAsync(organisationId, input.Name, cancellationToken)
        );

    [HttpPost("{organisationId:guid}/inviting", Name = Routes.LetOfficersInvite)]
    public async Task<IActionResult> Inviting(
        Guid organisationId,
        OrganisationInput input,
        [FromServices] LetOfficersInvite letInvite,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => letInvite.RunAsync(organisationId, input.Revision, input.OfficersMayInvite, cancellationToken),
            () =>
                Done(
                    input.OfficersMayInvite ? "Officers can invite colleagues" : "Only administrators invite people",
                    Routes.Organisation,
                    new { organisationId }
                ),
            _ => ShowAsync(organisationId, null, cancellationToken)
        );

    [HttpGet("{organisationId:guid}/close", Name = Routes.CloseOrganisation)]
    public async Task<IActionResult> AskToClose(Guid organisationId, CancellationToken cancellationToken) =>
        await list.FindAsync(organisationId, cancellationToken) is { } organisation ? View("Close", organisation) : NotFound();

    [HttpPost("{organisationId:guid}/close")]
    public async Task<IActionResult> Close(
        Guid organisationId,
        OrganisationInput input,
        [FromServices] CloseOrganisation close,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => close.RunAsync(organisationId, input.Revision, cancellationToken),
            () => Done("The organisation is closed", Routes.Organisation, new { organisationId }),
            _ => ShowAsync(organisationId, null, cancellationToken)
        );

    [HttpPost("{organisationId:guid}/reopen", Name = Routes.ReopenOrganisation)]
    public async Task<IActionResult> Reopen(
        Guid organisationId,
        OrganisationInput input,
        [FromServices] ReopenOrganisation reopen,
        CancellationToken cancellationToken
    ) =>
        await RespondAsync(
            () => reopen.RunAsync(organisationId, input.Revision, cancellationToken),
            () => Done("The organisation is reopened", Routes.Organisation, new { organisationId }),
            _ => ShowAsync(organisationId, null, cancellationToken)
        );

    /// <summary>Everything that is kept of the organisation, for handing it over.</summary>
    [HttpGet("{organisationId:guid}/export.zip", Name = Routes.ExportOrganisation)]
    public async Task<IActionResult> Export(
        Guid organisationId,
        [FromServices] ExportOrganisation export,
        CancellationToken cancellationToken
    )
    {
        var outcome = await export.RunAsync(organisationId, cancellationToken);
        return outcome.IsDone ? File(outcome.Value, "application/zip", "social-value-index.zip") : NotFound();
    }

    private IActionResult Added(Guid organisationId) => Done("The organisation is added", Routes.Organisation, new { organisationId });

    private async Task<IActionResult> ShowAsync(Guid id, string? submittedName, CancellationToken cancellationToken) =>
        await list.FindAsync(id, cancellationToken) is { } organisation
            ? View(
                "Show",
                new OrganisationViewModel(
                    organisation,
                    submittedName ?? organisation.Name,
                    await HttpContext.RequestServices.GetRequiredService<ReadProgress>().RunAsync(id, cancellationToken)
                )
            )
            : NotFound();
}

public sealed class OrganisationsFilter
{
    /// <summary>A part of the name.</summary>
    public string? Text { get; init; }

    /// <summary>Which page of the list.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What is asked for, as an address carries it.</summary>
    public Dictionary<string, string> Query(int? number) => PageLinks.Query(number, ("text", Text));
}

public sealed record OrganisationsViewModel(OrganisationsFilter Filter, Page<OrganisationSummary> Page);

public sealed class OrganisationInput
{
    /// <summary>The name; none where the form does not have it.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Name { get; init; }

    public bool OfficersMayInvite { get; init; }

    /// <summary>"true" or "false": whether completed assessments need sign-off; none where the form does not have it.</summary>
    public string? SignOff { get; init; }

    public bool? NeedsSignOff => bool.TryParse(SignOff, out var isNeeded) ? isNeeded : null;

    /// <summary>What the administrator saw.</summary>
    public int Revision { get; init; }
}

/// <summary>One organisation.</summary>
/// <param name="Organisation">As it is.</param>
/// <param name="Name">The name in the field: what was typed, where there is something to mend.</param>
/// <param name="Assessments">How far its assessments are, newest first.</param>
public sealed record OrganisationViewModel(OrganisationSummary Organisation, string Name, IReadOnlyList<AssessmentProgress> Assessments);
