using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>
/// What every page has in common: how an <see cref="Outcome"/> becomes an answer. Done leads to another page, with a notice. Invalid,
/// conflict and
/// read-only show the page again with everything that was typed, and what is wrong beside the fields and in the summary. Gone and malformed
/// are a
/// status. A controller says only where to go, what to show again, and the words for refusals that have none of their own.
/// </summary>
public abstract class ServiceController : Controller
{
    /// <summary>
    /// Whether everything that was sent could be bound. What could not be is left out of the page's errors: binding knows neither our
    /// fields nor our
    /// words. An action looks at this where leaving out would do harm.
    /// </summary>
    protected bool IsReadable { get; private set; } = true;

    /// <summary>Whether a script of ours asks, which shows nothing but what it understands.</summary>
    protected bool IsFromScript => Request.Headers.Accept == "application/json";

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        IsReadable = ModelState.IsValid;
        ModelState.Clear();
        base.OnActionExecuting(context);
    }

    /// <summary>The status that says why something is refused.</summary>
    protected static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.Gone => StatusCodes.Status404NotFound,
        Refusal.ReadOnly => StatusCodes.Status409Conflict,
        Refusal.Conflict => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Answers an outcome.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="done">Where to go when it is done.</param>
    /// <param name="again">The page to show again, with what was typed, where it is refused.</param>
    /// <param name="words">The words for refusals that have none of their own.</param>
    protected async Task<IActionResult> RespondAsync(
        Outcome outcome, Func<IActionResult> done, Func<Refusal, Task<IActionResult>> again, RefusalWords? words = null)
    {
        switch (outcome.Refusal)
        {
            case null:
                return done();
            case Refusal.Gone or Refusal.Malformed:
                return StatusCode(StatusOf(outcome.Refusal));
            default:
                ShowErrors(outcome.Refusal, words);
                return await again(outcome.Refusal);
        }
    }

    /// <summary>Answers an outcome that gives a value when it is done.</summary>
    /// <inheritdoc cref="RespondAsync(Outcome, Func{IActionResult}, Func{Refusal, Task{IActionResult}}, RefusalWords?)"/>
    protected Task<IActionResult> RespondAsync<T>(
        Outcome<T> outcome, Func<T, IActionResult> done, Func<Refusal, Task<IActionResult>> again, RefusalWords? words = null) =>
        RespondAsync(outcome, () => done(outcome.Value), again, words);

    /// <summary>Answers an outcome where the page that is shown again needs nothing that has to be read.</summary>
    /// <inheritdoc cref="RespondAsync(Outcome, Func{IActionResult}, Func{Refusal, Task{IActionResult}}, RefusalWords?)"/>
    protected Task<IActionResult> RespondAsync<T>(
        Outcome<T> outcome, Func<T, IActionResult> done, Func<Refusal, IActionResult> again, RefusalWords? words = null) =>
        RespondAsync(outcome, () => done(outcome.Value), refusal => Task.FromResult(again(refusal)), words);

    /// <summary>Goes on to another page, which says once what is done.</summary>
    protected RedirectToRouteResult Done(string notice, string route, object? values = null)
    {
        TempData[Fields.Notice] = notice;
        return RedirectToRoute(route, values);
    }

    /// <summary>Shows what is wrong beside the fields and in the summary; nothing else is left in it.</summary>
    protected void ShowErrors(Refusal refusal, RefusalWords? words = null)
    {
        var field = words?.Field ?? "";
        ShowErrors(refusal.Faults.Count == 0 && words?.For(refusal) is { } fault
            ? [fault]
            : refusal.Faults.Select(f => f.Field.Length > 0 ? f : f with { Field = field }));
    }

    /// <inheritdoc cref="ShowErrors(Refusal, RefusalWords?)"/>
    protected void ShowErrors(params IEnumerable<Fault> faults)
    {
        ModelState.Clear();
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field, fault.Message);
        }
    }

    /// <summary>
    /// Sums up beside the field what is wrong in a file, where the page lists it; a fault of the form itself stays as it is.
    /// </summary>
    /// <param name="refusal">Why the file is refused.</param>
    /// <param name="summary">How many faults there are, in words.</param>
    /// <returns>The faults in the file, to list.</returns>
    protected IReadOnlyList<FileFault> ShowFileFaults(Refusal refusal, Func<IReadOnlyList<FileFault>, string> summary)
    {
        var faults = refusal.Faults.OfType<FileFault>().ToList();
        if (faults.Count > 0)
        {
            ShowErrors(new Fault(faults[0].Field, $"{summary(faults)}, listed below. Nothing was imported"));
        }

        return faults;
    }

    /// <summary>The page for what was typed where it cannot be kept any more: nothing that was typed is lost.</summary>
    protected ViewResult NotSaved(Refusal refusal, LostEdit lost)
    {
        ShowErrors(new Fault(LostEdit.Field, lost.Message));
        var page = View("NotSaved", lost);
        page.StatusCode = StatusOf(refusal);
        return page;
    }
}
