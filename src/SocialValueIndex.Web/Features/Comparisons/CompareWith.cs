using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Comparisons;

namespace SocialValueIndex.Web.Features.Comparisons;

/// <summary>What to compare an assessment with, as the value of a choice on a page.</summary>
internal static class CompareWith
{
    /// <summary>What a value stands for; none where there is no such choice.</summary>
    public static AssessmentSummary? Find(Comparable comparable, string? value) =>
        Guid.TryParse(value, out var id) ? comparable.Others.FirstOrDefault(o => o.Id == id) : null;

    /// <summary>The address of the comparison. The assessment that was started later is the later one, whichever was chosen.</summary>
    public static object RouteValues(Comparable comparable, AssessmentSummary chosen)
    {
        var (later, earlier) =
            chosen.CreatedAt > comparable.Assessment.CreatedAt ? (chosen, comparable.Assessment) : (comparable.Assessment, chosen);
        return new { assessmentId = later.Id, other = earlier.Id };
    }
}
