using Microsoft.AspNetCore.Identity;

namespace SocialValueIndex.Application.People;

/// <summary>What people may do. A person can hold more than one role.</summary>
public static class Roles
{
    /// <summary>Completes assessments of the own organisation.</summary>
    public const string Officer = "Officer";

    /// <summary>Reads the own organisation's assessments and results, works on the plan and takes it away.</summary>
    public const string ProcurementLead = "ProcurementLead";

    /// <summary>Edits the rules and looks after organisations and people.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Reads the own organisation's assessments, and signs off what somebody else completed.</summary>
    public const string Approver = "Approver";

    // The keys are fixed so that both databases, and every installation, hold the same rows.
    internal static readonly IdentityRole<Guid>[] Rows =
    [
        Row("01938f2a-0000-7000-8000-000000000001", Officer),
        Row("01938f2a-0000-7000-8000-000000000002", ProcurementLead),
        Row("01938f2a-0000-7000-8000-000000000003", Administrator),
        Row("01938f2a-0000-7000-8000-000000000004", Approver),
    ];

    /// <summary>Every role, in the order in which pages show them.</summary>
    public static IReadOnlyList<string> All { get; } = [Officer, ProcurementLead, Approver, Administrator];

    /// <summary>The role as pages call it.</summary>
    public static string DisplayName(string role) => role == ProcurementLead ? "Procurement lead" : role;

    /// <summary>Several roles as pages call them.</summary>
    public static string DisplayName(IEnumerable<string> roles) => string.Join(", ", All.Where(roles.Contains).Select(DisplayName));

    internal static Guid IdOf(string role) => Rows.Single(r => r.Name == role).Id;

    internal static string NameOf(Guid id) => Rows.Single(r => r.Id == id).Name!;

    private static IdentityRole<Guid> Row(string id, string name) =>
        new(name)
        {
            Id = Guid.Parse(id),
            NormalizedName = name.ToUpperInvariant(),
            ConcurrencyStamp = id,
        };
}
