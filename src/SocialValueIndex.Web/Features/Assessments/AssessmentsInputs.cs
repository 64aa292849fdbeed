using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Web.Features.Answers;

namespace SocialValueIndex.Web.Features.Assessments;

public sealed class NewAssessmentInput
{
    public string? Period { get; init; }

    /// <summary>The id of the assessment whose answers to start from; empty for none.</summary>
    public string? From { get; init; }

    /// <summary>That id; what is not an id becomes one that no assessment has.</summary>
    public Guid? EarlierId =>
        From is null ? null
        : Guid.TryParse(From, out var id) ? id
        : Guid.Empty;
}

public sealed class ImportInput
{
    public string? Period { get; init; }

    public IFormFile? File { get; init; }
}

/// <summary>The page that starts an assessment.</summary>
/// <param name="Input">What was typed so far.</param>
/// <param name="Earlier">The assessments whose answers can be taken over.</param>
public sealed record NewAssessmentViewModel(NewAssessmentInput Input, IReadOnlyList<AssessmentSummary> Earlier);

/// <summary>The task list of an assessment.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="NewerVersion">The number of the published version, if the assessment can be upgraded to it.</param>
/// <param name="Assigned">Who is asked to answer an area, by its code.</param>
public sealed record TaskListViewModel(AssessmentReading Reading, int? NewerVersion, IReadOnlyDictionary<string, AssignedPerson> Assigned)
{
    /// <summary>What was chosen so far to set all targets.</summary>
    public TargetsInput Targets { get; init; } = new();

    /// <summary>The fields that set all targets.</summary>
    public TargetsFields TargetsFields =>
        new(
            "Where do you want to be?",
            [.. Reading.QuestionSet.Questions.Where(q => Reading.Assessment.AnswerTo(q.Code).Target is not null).Select(q => q.Code)],
            Targets
        );
}

/// <summary>The page that imports answers.</summary>
/// <param name="Period">What was typed so far.</param>
/// <param name="Faults">What is wrong with the file.</param>
public sealed record ImportViewModel(string? Period, IReadOnlyList<FileFault> Faults);
