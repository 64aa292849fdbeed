using SocialValueIndex.Documents.Word;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Reports.Plans;

namespace SocialValueIndex.Reports;

/// <summary>The action plan as a Word document that people can go on editing, at 12 points, so that it serves as large print too.</summary>
public static class ActionPlanWord
{
    /// <summary>Writes a plan. Safe to call from many threads; the same plan and heading give the same bytes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="heading">What stands above it.</param>
    /// <param name="schedule">How it is carried out; none for the plan alone.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Write(ActionPlan plan, PlanHeading heading, PlanSchedule? schedule = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(heading);
        return WordWriter.Write(PlanWord.Create(plan, heading, schedule));
    }
}
