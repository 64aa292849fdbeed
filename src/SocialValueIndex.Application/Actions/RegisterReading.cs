using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Comparisons;

namespace SocialValueIndex.Application.Actions;

/// <summary>Somebody of the organisation who can be given an action.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name; with their e-mail address where a colleague has the same name.</param>
public sealed record Colleague(Guid Id, string Name);

/// <summary>An assessment with the register of its actions.</summary>
/// <param name="Assessment">The assessment. Its names include everybody who owns, changed or commented on an action.</param>
/// <param name="Register">The register.</param>
/// <param name="Colleagues">Who can be given an action, by name.</param>
public sealed record RegisterReading(AssessmentReading Assessment, ActionRegister Register, IReadOnlyList<Colleague> Colleagues)
{
    /// <summary>Where to start.</summary>
    public NextSteps NextSteps => NextSteps.For(Assessment.QuestionSet, q => Assessment.Assessment.AnswerTo(q.Code));

    /// <summary>When the council gets where.</summary>
    public Trajectory Trajectory => Trajectory.For(Assessment.QuestionSet, q => Assessment.Assessment.AnswerTo(q.Code), Register);

    /// <summary>The assessment as it is now, as one side of a comparison.</summary>
    public ComparedPlan ToCompare => ComparedPlan.For(Assessment.Assessment, Assessment.QuestionSet, Register);

    /// <summary>An owner in words; empty for nobody.</summary>
    public string NameOf(ActionOwner owner) => owner.PersonId is { } id ? NameOf(id) : owner.Name;

    /// <summary>The name of a person.</summary>
    public string NameOf(Guid id) =>
        Colleagues.FirstOrDefault(c => c.Id == id)?.Name ?? Assessment.Names.GetValueOrDefault(id, "Someone who has left");
}
