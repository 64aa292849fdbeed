using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.IssuedPlans;

/// <summary>The levels of one area in an issued plan: a row of its own, so that levels can be asked for over years and councils.</summary>
public sealed class IssuedLevel : IOwnedByOrganisation, IIssued
{
    private IssuedLevel(Guid issuedPlanId, Guid organisationId, int place, string areaCode)
    {
        IssuedPlanId = issuedPlanId;
        OrganisationId = organisationId;
        Place = place;
        AreaCode = areaCode;
    }

    /// <summary>The issued plan.</summary>
    public Guid IssuedPlanId { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The place of the area in the order of the questions, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>The area's letter.</summary>
    public string AreaCode { get; private set; }

    /// <summary>The area's full name.</summary>
    public string AreaName { get; private set; } = "";

    /// <summary>Where the council was.</summary>
    public MaturityLevel Present { get; private set; }

    /// <summary>Where it wanted to be.</summary>
    public MaturityLevel Target { get; private set; }

    internal static IssuedLevel For(IssuedPlan plan, PlanArea area, int place) =>
        new(plan.Id, plan.OrganisationId, place, area.Code)
        {
            AreaName = area.Name,
            Present = area.Levels.Present,
            Target = area.Levels.Target,
        };
}
