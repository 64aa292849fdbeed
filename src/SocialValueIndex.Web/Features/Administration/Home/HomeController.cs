using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Features.Administration.Shared;

namespace SocialValueIndex.Web.Features.Administration.Home;

/// <summary>Where an administrator begins.</summary>
public sealed class HomeController : AdministrationController
{
    [HttpGet("/admin", Name = Routes.Administration)]
    public async Task<IActionResult> Index(
        [FromServices] ListEmails emails,
        [FromServices] ListQuestionSets questionSets,
        [FromServices] PublishedQuestionSets published,
        [FromServices] TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var current = await published.CurrentAsync(cancellationToken);
        return View(
            new HomeViewModel(
                await emails.CountGivenUpAsync(cancellationToken),
                await questionSets.DraftsAsync(cancellationToken),
                current.Version,
                current.HintsEndingBy(time.TodayInLondon().AddDays(QuestionSet.DaysToTellOfHints)).Count()
            )
        );
    }
}

/// <summary>Where an administrator begins.</summary>
/// <param name="EmailsGivenUp">How many e-mails could not be sent.</param>
/// <param name="Drafts">The drafts that somebody works on, newest first.</param>
/// <param name="PublishedVersion">The version for new assessments.</param>
/// <param name="EndingHints">How many of its hints end soon, or have ended.</param>
public sealed record HomeViewModel(int EmailsGivenUp, IReadOnlyList<QuestionSetSummary> Drafts, int PublishedVersion, int EndingHints);
