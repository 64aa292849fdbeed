using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Features.Administration.Shared;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.Audit;

/// <summary>Who did what, and when. It is only read.</summary>
public sealed class AuditController(ReadAudit read, ListOrganisations organisations) : AdministrationController
{
    [HttpGet("/admin/audit", Name = Routes.Audit)]
    public Task<IActionResult> Index(AuditInput input, CancellationToken cancellationToken)
    {
        ShowErrors(input.Faults);
        return ShowAsync(input, cancellationToken);
    }

    /// <summary>A file does not say what was left out of account, so a wish that cannot be read gives none.</summary>
    [HttpGet("/admin/audit.csv", Name = Routes.AuditCsv)]
    public async Task<IActionResult> Csv(AuditInput input, CancellationToken cancellationToken)
    {
        if (!IsReadable)
        {
            return BadRequest();
        }

        if (input.Faults is { Count: > 0 } faults)
        {
            ShowErrors(faults);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(input, cancellationToken);
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=social-value-index-audit.csv";
        await AuditCsv.WriteAsync(read.AllAsync(input.Filter, cancellationToken), Response.Body, cancellationToken);
        return new EmptyResult();
    }

    private async Task<IActionResult> ShowAsync(AuditInput input, CancellationToken cancellationToken)
    {
        var page = await read.RunAsync(input.Filter, input.Number, cancellationToken);
        return View("Index", new AuditViewModel(input, page, await organisations.NamesAsync(cancellationToken)));
    }
}

public sealed class AuditInput
{
    /// <summary>What kinds were called in addresses from before there was one history.</summary>
    private static readonly Dictionary<string, string> FormerKinds = new()
    {
        ["Created"] = nameof(AssessmentStarted),
        ["Imported"] = nameof(AssessmentImported),
        ["Answered"] = nameof(AnswersChanged),
        ["Completed"] = nameof(AssessmentCompleted),
        ["Reopened"] = nameof(AssessmentReopened),
        ["Moved"] = nameof(AssessmentUpgraded),
    };

    private readonly string? _kind;

    public Guid? Person { get; init; }

    public Guid? Organisation { get; init; }

    /// <summary>What it is about: a version, an assessment, an organisation or a person.</summary>
    public Guid? Subject { get; init; }

    /// <summary>The code of the question that it is about.</summary>
    public string? Question { get; init; }

    /// <summary>A part of a name or e-mail address.</summary>
    public string? Who { get; init; }

    /// <summary>A part of what it is about, or of old and new texts.</summary>
    public string? Q { get; init; }

    public string? Kind
    {
        get => _kind;
        init => _kind = value is not null && FormerKinds.TryGetValue(value, out var kind) ? kind : value;
    }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Which page of the list.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What cannot be read of it.</summary>
    public IReadOnlyList<Fault> Faults =>
        [
            .. new[] { ("from", From), ("to", To) }
                .Where(d => !string.IsNullOrWhiteSpace(d.Item2) && Day(d.Item2) is null)
                .Select(d => new Fault(d.Item1, "Enter the date as day, month and year, like 1/4/2026")),
            .. Day(From) > Day(To) ? [new Fault("to", "The last day is before the first. Change one of the two")] : Array.Empty<Fault>(),
        ];

    /// <summary>What is asked for, with days as they are in London, both included.</summary>
    public AuditFilter Filter =>
        new(
            Person,
            Organisation,
            Kind,
            Day(From) is { } from ? UkTime.Begins(from) : null,
            Day(To) is { } to && to < DateOnly.MaxValue ? UkTime.Begins(to.AddDays(1)) : null
        )
        {
            Who = Who,
            Text = Q,
            SubjectId = Subject,
            Question = Question,
        };

    /// <summary>
    /// The day that a person typed, in one of the ways that days are written in Britain, or as a script writes it; none if it is none of
    /// them.
    /// </summary>
    public static DateOnly? Day(string? text) => BritishDate.Parse(text);
}

/// <summary>A page of the audit, and what can be chosen.</summary>
/// <param name="Input">What is asked for.</param>
/// <param name="Page">The lines.</param>
/// <param name="Organisations">Every organisation, to choose one.</param>
public sealed record AuditViewModel(AuditInput Input, Page<AuditLine> Page, IReadOnlyList<NamedOrganisation> Organisations)
{
    /// <summary>What is asked for, as an address carries it.</summary>
    public Dictionary<string, string> Query(int? number = null) =>
        PageLinks.Query(
            number,
            ("person", Input.Person?.ToString()),
            ("organisation", Input.Organisation?.ToString()),
            ("subject", Input.Subject?.ToString()),
            ("question", Input.Question),
            ("who", Input.Who),
            ("q", Input.Q),
            ("kind", Input.Kind),
            ("from", Input.From),
            ("to", Input.To)
        );
}
