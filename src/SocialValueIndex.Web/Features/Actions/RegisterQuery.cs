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

    public string? Area { get; init; }

    /// <summary>A person's id, "other" or "none".</summary>
    public string? Owner { get; init; }

    /// <summary>With "other", the name; every name without it.</summary>
    public string? OwnerName { get; init; }

    public string? Status { get; init; }

    public string? Sort { get; init; }

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
