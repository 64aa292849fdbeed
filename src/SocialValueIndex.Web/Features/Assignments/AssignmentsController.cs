using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Actions;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Assignments;

/// <summary>Gives an area to a person to answer. Anybody who may answer may still answer it.</summary>
[Route("/assessments/{assessmentId:guid}/areas/{code}/assign")]
[Authorize(Policies.AnswerQuestions)]
public sealed class AssignmentsController(ReadAssignments read, SiteAddress site) : ServiceController
{
    [HttpGet("", Name = Routes.AssignArea)]
    public async Task<IActionResult> Show(Guid assessmentId, string code, CancellationToken cancellationToken) =>
        await read.FindAsync(assessmentId, code, cancellationToken) switch
        {
            null => NotFound(),
            { Assessment.IsCompleted: true } => RedirectToRoute(Routes.TaskList, new { assessmentId }),
            var area => View("Assign", AssignViewModel.For(area)),
        };

    [HttpPost("")]
    public async Task<IActionResult> Assign(
        Guid assessmentId,
        string code,
        AssignInput input,
        [FromServices] AssignArea assign,
        CancellationToken cancellationToken
    )
    {
        var due = input.Due.Read();
        if (due is null && !input.Due.IsEmpty)
        {
            ShowErrors(new Fault("due", "Enter the due date as a real day, month and year, for example 31 3 2027"));
            return await ShowAgainAsync(assessmentId, code, input, null, cancellationToken);
        }

        var wanted = new Assignee(input.PersonId, due);
        var notice = wanted.PersonId is null ? "Nobody is asked to answer" : "Somebody is asked to answer";
        return await RespondAsync(
            () => assign.RunAsync(assessmentId, code, wanted, input.BasedOn, site.For(Request), cancellationToken),
            area => Done($"{notice} {area.Name}", Routes.TaskList, new { assessmentId }),
            refusal => ShowAgainAsync(assessmentId, code, input, refusal, cancellationToken),
            new RefusalMessages("person") { ReadOnly = "The assessment is completed. Reopen it before you ask somebody to answer an area" }
        );
    }

    private async Task<IActionResult> ShowAgainAsync(
        Guid assessmentId,
        string code,
        AssignInput input,
        Refusal? refusal,
        CancellationToken cancellationToken
    )
    {
        if (await read.FindAsync(assessmentId, code, cancellationToken) is not { } area)
        {
            return NotFound();
        }

        if (refusal is Refusal.Conflict)
        {
            ShowErrors(
                new Fault(
                    "person",
                    $"{area.Current.ChangedBy} changed this while you had it open. Theirs is shown above yours. Save again to replace it"
                )
            );
        }

        return View("Assign", AssignViewModel.For(area).WithSubmitted(input, refusal is Refusal.Conflict));
    }
}

public sealed class AssignInput
{
    /// <summary>The person's id; empty for nobody.</summary>
    public string? Person { get; init; }

    public DateInput Due { get; init; } = new();

    /// <summary>What the page showed.</summary>
    public string? BasedOn { get; init; }

    /// <summary>The person; an id that is none is nobody of the organisation, which the rules refuse.</summary>
    public Guid? PersonId =>
        string.IsNullOrEmpty(Person) ? null
        : Guid.TryParse(Person, out var id) ? id
        : Guid.Empty;
}

/// <summary>The page that gives an area to a person.</summary>
/// <param name="Area">The area, who is asked now, and who can be.</param>
/// <param name="Person">The person that is chosen on the page.</param>
/// <param name="Due">The date as it was typed so far.</param>
/// <param name="BasedOn">What the page shows, for the next save.</param>
/// <param name="ShowsTheirs">Whether a colleague changed it meanwhile, so that theirs is shown beside what was typed.</param>
public sealed record AssignViewModel(AreaToAssign Area, string? Person, DateInput Due, string BasedOn, bool ShowsTheirs)
{
    public static AssignViewModel For(AreaToAssign area) =>
        new(
            area,
            area.Current.Assignee.PersonId?.ToString(),
            DateInput.From(area.Current.Assignee.Due),
            area.Current.Assignee.Fingerprint(),
            false
        );

    /// <summary>
    /// The page with what was typed. After a conflict the next save replaces what the page now shows, and otherwise what it showed before.
    /// </summary>
    public AssignViewModel WithSubmitted(AssignInput input, bool isConflict) =>
        this with
        {
            Person = input.Person,
            Due = input.Due,
            BasedOn = isConflict ? BasedOn : input.BasedOn ?? BasedOn,
            ShowsTheirs = isConflict,
        };
}
