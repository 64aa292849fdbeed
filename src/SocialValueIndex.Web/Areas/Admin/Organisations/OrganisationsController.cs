using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Areas.Admin.Organisations;

/// <summary>The organisations whose people use the service.</summary>
[Route("/admin/organisations")]
public sealed class OrganisationsController(ListOrganisations list) : AdminController
{
    [HttpGet("", Name = Routes.Organisations)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await list.RunAsync(cancellationToken));

    [HttpGet("new", Name = Routes.NewOrganisation)]
    public IActionResult New() => View(new OrganisationInput());

    [HttpPost("new")]
    public async Task<IActionResult> New(OrganisationInput input, [FromServices] AddOrganisation add, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var outcome = await add.RunAsync(input.Name, cancellationToken);
        if (outcome.Fault is { } fault)
        {
            ModelState.AddModelError(fault.Field, fault.Message);
            return View(input);
        }

        TempData[Fields.Notice] = "The organisation is added";
        return RedirectToRoute(Routes.Organisation, new { organisationId = outcome.Id });
    }

    [HttpGet("{organisationId:guid}", Name = Routes.Organisation)]
    public async Task<IActionResult> Show(Guid organisationId, CancellationToken cancellationToken) =>
        await list.FindAsync(organisationId, cancellationToken) is { } organisation ? View(new OrganisationViewModel(organisation, organisation.Name)) : NotFound();

    [HttpPost("{organisationId:guid}")]
    public async Task<IActionResult> Rename(Guid organisationId, OrganisationInput input, [FromServices] RenameOrganisation rename, CancellationToken cancellationToken) =>
        await ShowAsync(organisationId, await rename.RunAsync(organisationId, input.Revision, input.Name, cancellationToken), "The organisation is renamed", input.Name, cancellationToken);

    [HttpPost("{organisationId:guid}/close", Name = Routes.CloseOrganisation)]
    public async Task<IActionResult> Close(Guid organisationId, OrganisationInput input, [FromServices] CloseOrganisation close, CancellationToken cancellationToken) =>
        await ShowAsync(organisationId, await close.RunAsync(organisationId, input.Revision, cancellationToken), "The organisation is closed", null, cancellationToken);

    [HttpPost("{organisationId:guid}/reopen", Name = Routes.ReopenOrganisation)]
    public async Task<IActionResult> Reopen(Guid organisationId, OrganisationInput input, [FromServices] ReopenOrganisation reopen, CancellationToken cancellationToken) =>
        await ShowAsync(organisationId, await reopen.RunAsync(organisationId, input.Revision, cancellationToken), "The organisation is reopened", null, cancellationToken);

    private async Task<IActionResult> ShowAsync(Guid id, OrganisationOutcome outcome, string notice, string? typed, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (outcome is { Id: not null, Fault: null })
        {
            TempData[Fields.Notice] = notice;
            return RedirectToRoute(Routes.Organisation, new { organisationId = id });
        }

        if (outcome.Fault is { } fault)
        {
            ModelState.AddModelError(fault.Field, fault.Message);
        }

        return await list.FindAsync(id, cancellationToken) is { } organisation ? View("Show", new OrganisationViewModel(organisation, typed ?? organisation.Name)) : NotFound();
    }
}

public sealed class OrganisationInput
{
    public string? Name { get; init; }

    /// <summary>What the administrator saw.</summary>
    public int Revision { get; init; }
}

/// <summary>One organisation.</summary>
/// <param name="Organisation">As it is.</param>
/// <param name="Name">The name in the field: what was typed, where there is something to mend.</param>
public sealed record OrganisationViewModel(OrganisationSummary Organisation, string Name);
