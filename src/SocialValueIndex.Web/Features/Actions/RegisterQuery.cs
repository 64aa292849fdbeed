using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>
/// Which actions of the register to show, and in which order, as an address carries it. What cannot be read leaves everything.
/// </summary>
public sealed class RegisterQuery
{
    public const string NoOwner = "none";
    public const string Overdue = "Overdue";
    public const string ByDue = "due";

    private readonly string? _chosenName;

    public string? Area { get; init; }

    /// <summary>
    /// A person's id, "other", "none", or as the page's choice has it, <see cref="Named"/>, which says "other" and the name at once.
    /// </summary>
    public string? Owner
    {
        get;
        init
        {
            (field, _chosenName) = value?.StartsWith(Named(""), StringComparison.Ordinal) is true
                ? (OwnerInput.Other, value[Named("").Length..])
                : (value, null);
        }
    }

    /// <summary>With "other", the name; every name without it.</summary>
    public string? OwnerName
    {
        get => _chosenName ?? field;
        init;
    }

    public string? Status { get; init; }

    public string? Sort { get; init; }

    /// <summary>The choice of an owner without an account, by name.</summary>
    public static string Named(string name) => $"{OwnerInput.Other}:{name}";

    /// <summary>Whether the filter is by an owner without an account of that name.</summary>
    public bool IsNamed(string name) =>
        Owner == OwnerInput.Other && string.Equals(PlainText.SingleLine(OwnerName), name, StringComparison.OrdinalIgnoreCase);

    public RegisterOrder Order => Sort == ByDue ? RegisterOrder.Due : RegisterOrder.Area;

    public bool IsFiltered => Filter != RegisterFilter.All;

    public RegisterFilter Filter =>
        new()
        {
            AreaCode = string.IsNullOrWhiteSpace(Area) ? null : Area,
            Owner = Owner switch
            {
                NoOwner => new OwnerFilter.Nobody(),
                OwnerInput.Other => new OwnerFilter.Named(string.IsNullOrWhiteSpace(OwnerName) ? null : OwnerName),
                _ => Guid.TryParse(Owner, out var id) ? new OwnerFilter.Person(id) : null,
            },
            Status = ActionStatuses.Recognize(Status),
            OverdueOnly = Status == Overdue,
        };

    /// <summary>The same as parts of an address.</summary>
    public Dictionary<string, string> RouteValues =>
        new (string Name, string? Value)[]
        {
            ("area", Area),
            ("owner", Owner),
            ("ownerName", OwnerName),
            ("status", Status),
            ("sort", Sort),
        }
            .Where(p => !string.IsNullOrEmpty(p.Value))
            .ToDictionary(p => p.Name, p => p.Value!);

    /// <summary>The same with another status, or none.</summary>
    public Dictionary<string, string> WithStatus(string? status) =>
        new RegisterQuery
        {
            Area = Area,
            Owner = Owner,
            OwnerName = OwnerName,
            Status = status,
            Sort = Sort,
        }.RouteValues;
}
