using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Forms;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>
/// What every page has in common: how an <see cref="Outcome"/> becomes an answer. Done leads to another page, with a notice. Invalid,
/// conflict and read-only show the page again with everything that was typed, and what is wrong beside the fields and in the summary. Gone
/// and malformed are a status. A controller says only where to go, what to show again, and the words for refusals that have none of their
/// own.
/// </summary>
public abstract class ServiceController : Controller
{
    /// <summary>
    /// Whether everything that was sent could be bound. What could not be is left out of the page's errors: binding knows neither our
    /// fields nor our words. An action looks at this where leaving out would do harm.
    /// </summary>
    protected bool IsReadable { get; private set; } = true;

    /// <summary>Whether a script of ours asks, which shows nothing but what it understands.</summary>
    protected bool IsFromScript => Request.Headers.Accept == "application/json";

    /// <summary>Whether the form came too late to be done: it is shown again with what was typed, and nothing is done.</summary>
    protected bool IsLate => LateForm.Of(HttpContext) is not null;

    private FormTicket? Ticket =>
        Request.HasFormContentType
            ? HttpContext.RequestServices.GetRequiredService<FormTickets>().Read(Request.Form[FormTicket.Field])
            : null;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        IsReadable = ModelState.IsValid;
        ModelState.Clear();
        var result = (await next()).Result;
        if (LateForm.Of(HttpContext) is { } late)
        {
            Say(late, result);
        }
        else if (result is RedirectToRouteResult && Ticket is { KeptFormId: var id } && id != Guid.Empty)
        {
            // What was kept is done now.
            await HttpContext.RequestServices.GetRequiredService<KeptForms>().DropAsync(id, HttpContext.RequestAborted);
        }
    }

    /// <summary>The status that says why something is refused.</summary>
    protected static int StatusOf(Refusal refusal) =>
        refusal switch
        {
            Refusal.Gone => StatusCodes.Status404NotFound,
            Refusal.ReadOnly => StatusCodes.Status409Conflict,
            Refusal.Conflict => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status400BadRequest,
        };

    /// <summary>
    /// Does what a form asks for, unless the form is late: then nothing is done, as if something in it were to be corrected.
    /// </summary>
    protected async Task<Outcome> RunAsync(Func<Task<Outcome>> run) => IsLate ? new Refusal.Invalid() : await run();

    /// <inheritdoc cref="RunAsync(Func{Task{Outcome}})"/>
    protected async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> run) => IsLate ? new Refusal.Invalid() : await run();

    /// <summary>
    /// Does what a form asks for, once: when the same form comes again, or twice at the same moment, the second answer is like the first
    /// and nothing more is done. A form without a ticket, which no page of ours shows, is done each time.
    /// </summary>
    /// <param name="respond">Does it, and answers. What is done leads to another page.</param>
    /// <param name="again">The answer where it was done before, from the id of what it made.</param>
    protected async Task<IActionResult> OnceAsync(Func<Task<IActionResult>> respond, Func<Guid, Task<IActionResult>> again)
    {
        if (IsLate || Ticket is not { } ticket)
        {
            return await respond();
        }

        HttpContext.Items[typeof(FormTicket)] = ticket.Key;
        return await HttpContext
            .RequestServices.GetRequiredService<SubmittedForms>()
            .RunOnceAsync(
                ticket.Key,
                async () => await respond() is var answer && answer is ViewResult ? (answer, true) : (answer, false),
                again,
                HttpContext.RequestAborted
            );
    }

    /// <inheritdoc cref="OnceAsync(Func{Task{IActionResult}}, Func{Guid, Task{IActionResult}})"/>
    protected Task<IActionResult> OnceAsync(Func<Task<IActionResult>> respond, Func<Guid, IActionResult> again) =>
        OnceAsync(respond, subject => Task.FromResult(again(subject)));

    /// <summary>Does what a form asks for, and answers how it ended.</summary>
    /// <param name="run">Does it. It does not run where the form is late.</param>
    /// <param name="done">Where to go when it is done.</param>
    /// <param name="again">The page to show again, with what was typed, where it is refused.</param>
    /// <param name="words">The words for refusals that have none of their own.</param>
    protected async Task<IActionResult> RespondAsync(
        Func<Task<Outcome>> run,
        Func<IActionResult> done,
        Func<Refusal, Task<IActionResult>> again,
        RefusalMessages? words = null
    ) => await AnswerAsync(await RunAsync(run), done, again, words);

    /// <summary>Does what a form asks for that gives a value when it is done.</summary>
    /// <inheritdoc cref="RespondAsync(Func{Task{Outcome}}, Func{IActionResult}, Func{Refusal, Task{IActionResult}}, RefusalMessages?)"/>
    protected async Task<IActionResult> RespondAsync<T>(
        Func<Task<Outcome<T>>> run,
        Func<T, IActionResult> done,
        Func<Refusal, Task<IActionResult>> again,
        RefusalMessages? words = null
    ) => await AnswerAsync(await RunAsync(run), done, again, words);

    /// <summary>Does what a form asks for where the page that is shown again needs nothing that has to be read.</summary>
    /// <inheritdoc cref="RespondAsync(Func{Task{Outcome}}, Func{IActionResult}, Func{Refusal, Task{IActionResult}}, RefusalMessages?)"/>
    protected async Task<IActionResult> RespondAsync<T>(
        Func<Task<Outcome<T>>> run,
        Func<T, IActionResult> done,
        Func<Refusal, IActionResult> again,
        RefusalMessages? words = null
    ) => await AnswerAsync(await RunAsync(run), done, refusal => Task.FromResult(again(refusal)), words);

    /// <summary>Answers an outcome of <see cref="RunAsync(Func{Task{Outcome}})"/>.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="done">Where to go when it is done.</param>
    /// <param name="again">The page to show again, with what was typed, where it is refused.</param>
    /// <param name="words">The words for refusals that have none of their own.</param>
    protected async Task<IActionResult> AnswerAsync(
        Outcome outcome,
        Func<IActionResult> done,
        Func<Refusal, Task<IActionResult>> again,
        RefusalMessages? words = null
    )
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
    /// <inheritdoc cref="AnswerAsync(Outcome, Func{IActionResult}, Func{Refusal, Task{IActionResult}}, RefusalMessages?)"/>
    protected Task<IActionResult> AnswerAsync<T>(
        Outcome<T> outcome,
        Func<T, IActionResult> done,
        Func<Refusal, Task<IActionResult>> again,
        RefusalMessages? words = null
    ) => AnswerAsync(outcome, () => done(outcome.Value), again, words);

    /// <summary>Goes on to another page, which says once what is done.</summary>
    protected RedirectToRouteResult Done(string notice, string route, object? values = null)
    {
        TempData[Fields.Notice] = notice;
        return RedirectToRoute(route, values);
    }

    /// <summary>Shows what is wrong beside the fields and in the summary; nothing else is left in it.</summary>
    protected void ShowErrors(Refusal refusal, RefusalMessages? words = null)
    {
        var field = words?.Field ?? "";
        ShowErrors(
            refusal.Faults.Count == 0 && words?.For(refusal) is { } fault
                ? [fault]
                : refusal.Faults.Select(f => f.Field.Length > 0 ? f : f with { Field = field })
        );
    }

    /// <inheritdoc cref="ShowErrors(Refusal, RefusalMessages?)"/>
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

    // A page says it itself; one that it leads to is told. What was just sent, and not kept, is an error of whoever sent it.
    private void Say(LateForm late, IActionResult? result)
    {
        if (!late.IsKept && result is ViewResult page)
        {
            page.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (late.IsKept && result is RedirectToRouteResult)
        {
            TempData[Fields.Important] = late.Notice;
        }
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
