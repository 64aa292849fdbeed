using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.Assessments;

/// <summary>An assessment with what is needed to show it. What is worked out from it is worked out once.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="QuestionSet">The version that it was started with.</param>
/// <param name="OrganisationName">The organisation that it belongs to.</param>
/// <param name="Names">The names of the people who changed something, by their id.</param>
public sealed record AssessmentReading(
    Assessment Assessment,
    QuestionSet QuestionSet,
    string OrganisationName,
    IReadOnlyDictionary<Guid, string> Names
)
{
    /// <summary>Whether the organisation asks for sign-off of what is completed from now on.</summary>
    public bool NeedsSignOff { get; init; }

    /// <summary>How far it is, area by area.</summary>
    public AssessmentProgress Progress => field ??= AssessmentProgress.For(Assessment, QuestionSet);

    /// <summary>The levels that the present answers give.</summary>
    public MaturityScore Present => field ??= MaturityScorer.Score(QuestionSet, q => Assessment.AnswerTo(q.Code).Present);

    /// <summary>The levels that the targets give.</summary>
    public MaturityScore Target => field ??= MaturityScorer.Score(QuestionSet, q => Assessment.AnswerTo(q.Code).Target);

    /// <summary>The action plan.</summary>
    public ActionPlan Plan => field ??= ActionPlan.For(Assessment, QuestionSet);

    /// <summary>Everybody whom an assessment mentions, so whose names its pages need.</summary>
    internal static HashSet<Guid> PeopleOf(Assessment assessment)
    {
        var people = new HashSet<Guid> { assessment.CreatedBy };
        foreach (var (_, answer) in assessment.Answers)
        {
            people.Add(answer.ChangedBy);
            people.Add(answer.Carried?.ConfirmedBy ?? answer.ChangedBy);
        }

        foreach (var (_, note) in assessment.PlanNotes)
        {
            people.Add(note.ChangedBy);
        }

        people.UnionWith(((Guid?[])[assessment.CompletedBy, assessment.ApprovedBy, assessment.OpenedAgain?.By]).OfType<Guid>());
        return people;
    }
}
