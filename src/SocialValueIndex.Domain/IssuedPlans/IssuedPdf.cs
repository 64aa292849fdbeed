namespace SocialValueIndex.Domain.IssuedPlans;

/// <summary>The document of an issued plan, apart from it so that lists do not read it.</summary>
public sealed class IssuedPdf : IOwnedByOrganisation, IIssued
{
    private IssuedPdf(Guid issuedPlanId, Guid organisationId, byte[] bytes)
    {
        IssuedPlanId = issuedPlanId;
        OrganisationId = organisationId;
        Bytes = bytes;
    }

    /// <summary>The issued plan.</summary>
    public Guid IssuedPlanId { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The file (PDF).</summary>
    public byte[] Bytes { get; private set; }

    internal static IssuedPdf For(IssuedPlan plan, byte[] bytes) => new(plan.Id, plan.OrganisationId, bytes);
}
