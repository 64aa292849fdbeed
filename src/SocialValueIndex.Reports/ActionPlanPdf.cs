using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Reports.Plans;

namespace SocialValueIndex.Reports;

/// <summary>The action plan as a document for committee: an accessible PDF (PDF/UA-1) for archives (PDF/A-2a) on A4.</summary>
public static class ActionPlanPdf
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
        return DocumentWriter.Write(PlanDocument.Create(plan, heading, schedule));
    }
}
