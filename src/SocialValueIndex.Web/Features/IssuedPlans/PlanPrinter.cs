using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Reports;

namespace SocialValueIndex.Web.Features.IssuedPlans;

/// <summary>Makes the document of a plan that is issued, as the one of its assessment is made.</summary>
internal sealed class PlanPrinter : IPlanPrinter
{
    public byte[] Print(IssuedReading reading) => ActionPlanPdf.Write(reading.Plan.Plan, HeadingOf(reading), ScheduleOf(reading));

    /// <summary>What stands above the plan in its documents.</summary>
    public static PlanHeading HeadingOf(IssuedReading reading) =>
        new(
            reading.Plan.OrganisationName,
            reading.Plan.Period,
            reading.Day,
            new PlanStatus.Completed(reading.CompletedOn, reading.CompletedBy, reading.Plan.Unconfirmed)
            {
                Issue = new PlanIssue(reading.Day, reading.Plan.Number, reading.Plan.QuestionSetVersion, reading.ApprovedBy),
            }
        );

    /// <summary>How the plan was to be carried out.</summary>
    public static PlanSchedule ScheduleOf(IssuedReading reading) =>
        new(reading.Register, reading.NextSteps, reading.Trajectory, reading.NameOf);
}
