using SocialValueIndex.Application.Assessments;

namespace SocialValueIndex.Web.Features.Shared;

internal static class Downloads
{
    public const string Pdf = "application/pdf";
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A name that tells files apart in a folder of downloads: "social-value-action-plan-2026-27.pdf".</summary>
    public static string FileName(AssessmentReading reading, string what, string extension) =>
        FileName(reading.Assessment.Period, what, extension);

    /// <inheritdoc cref="FileName(AssessmentReading, string, string)"/>
    public static string FileName(string ofPeriod, string what, string extension)
    {
        var period = string.Concat(ofPeriod.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');
        return $"social-value-{what}-{(period.Length > 0 ? period : "assessment")}.{extension}";
    }
}
