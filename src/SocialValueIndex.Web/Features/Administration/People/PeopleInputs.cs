using SocialValueIndex.Application;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.People;

public sealed class PeopleFilter
{
    public Guid? Organisation { get; init; }

    public string? Text { get; init; }

    /// <summary>How far they are: one of <see cref="PersonStanding"/>. What is none of them is not asked for.</summary>
    public string? Status { get; init; }

    /// <summary>Which page of the list.</summary>
    public int Number { get; init; } = 1;

    public PeopleWanted Wanted =>
        new(
            Organisation,
            Text,
            Enum.GetValues<PersonStanding>().Where(s => s.ToString() == Status).Cast<PersonStanding?>().FirstOrDefault()
        );

    /// <summary>What is asked for, as an address carries it.</summary>
    public Dictionary<string, string> Query(int? number = null) =>
        PageLinks.Query(number, ("organisation", Organisation?.ToString()), ("text", Text), ("status", Status));
}

public sealed class PersonInput
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The roles, one or several in a value with commas between.</summary>
    public string[] Roles { get; init; } = [];

    /// <summary>The organisation's id; empty for none.</summary>
    public string? Organisation { get; init; }

    /// <summary>What the administrator saw.</summary>
    public string? Stamp { get; init; }

    // An id that is none is no organisation, which the rules refuse for everybody but administrators.
    public PersonDetails Details =>
        new(
            Name,
            [.. Roles.SelectMany(r => (r ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct()],
            string.IsNullOrEmpty(Organisation) ? null
                : Guid.TryParse(Organisation, out var id) ? id
                : Guid.Empty
        );
}

public sealed class PersonStampInput
{
    /// <summary>What the administrator saw.</summary>
    public string? Stamp { get; init; }
}

public sealed class LinkInput
{
    /// <summary>What the administrator saw.</summary>
    public string? Stamp { get; init; }

    /// <summary>Whether the administrator passes the link on, and no e-mail is sent.</summary>
    public bool ByHand { get; init; }
}

/// <summary>The list of people.</summary>
/// <param name="Filter">Whom it shows.</param>
/// <param name="People">The people.</param>
/// <param name="Organisations">Every organisation, to choose one.</param>
/// <param name="Now">The time, to tell who is locked out.</param>
public sealed record PeopleViewModel(
    PeopleFilter Filter,
    Page<PersonSummary> People,
    IReadOnlyList<NamedOrganisation> Organisations,
    DateTimeOffset Now
);

/// <summary>The page that invites or changes a person.</summary>
/// <param name="Input">What was typed so far.</param>
/// <param name="Organisations">Every organisation, to choose one.</param>
/// <param name="Person">Who is changed; none when somebody is invited.</param>
public sealed record PersonFormViewModel(PersonInput Input, IReadOnlyList<NamedOrganisation> Organisations, PersonSummary? Person = null);

/// <summary>One person.</summary>
/// <param name="Person">The person.</param>
/// <param name="IsLocked">Whether they are locked out now.</param>
/// <param name="Link">What just became of a link, if one was made.</param>
/// <param name="IsMailed">Whether links are sent by e-mail, so that one to pass on has to be asked for.</param>
/// <param name="History">What was done last, by the person or to them; none where that is not shown.</param>
public sealed record PersonViewModel(
    PersonSummary Person,
    bool IsLocked,
    LinkNotice? Link,
    bool IsMailed = false,
    Page<AuditLine>? History = null
);

/// <summary>A page that asks before something is done to a person.</summary>
/// <param name="Person">The person.</param>
/// <param name="Work">How much waits for them.</param>
/// <param name="IsMailed">Whether links are sent by e-mail.</param>
public sealed record AskViewModel(PersonSummary Person, WorkCount Work, bool IsMailed);
