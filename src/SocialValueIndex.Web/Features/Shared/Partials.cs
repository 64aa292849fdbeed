namespace SocialValueIndex.Web.Features.Shared;

/// <summary>
/// The paths of partial views, for the pages that are opened most: finding a view by its name costs as much as rendering a small one.
/// </summary>
internal static class Partials
{
    public const string Layout = "/Features/Shared/_Layout.cshtml";
    public const string ErrorSummary = "/Features/Shared/_ErrorSummary.cshtml";
    public const string Notice = "/Features/Shared/_Notice.cshtml";
    public const string Help = "/Features/Shared/_Help.cshtml";
    public const string AssessmentMenu = "/Features/Shared/_AssessmentMenu.cshtml";
    public const string AssessmentStatus = "/Features/Shared/_AssessmentStatus.cshtml";
    public const string AnswerFieldsets = "/Features/Shared/_AnswerFieldsets.cshtml";
    public const string Targets = "/Features/Shared/_Targets.cshtml";
    public const string Radar = "/Features/Shared/_Radar.cshtml";
    public const string Progress = "/Features/Shared/_Progress.cshtml";
    public const string CompareWith = "/Features/Shared/_CompareWith.cshtml";
    public const string Questions = "/Features/Answers/_Questions.cshtml";
}
