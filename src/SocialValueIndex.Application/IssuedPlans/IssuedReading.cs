using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>An issued plan with everything that a page or a document says of it, all of it as it was when it was issued.</summary>
/// <param name="Plan">The issued plan.</param>
/// <param name="QuestionSet">The version of the questions that was answered.</param>
public sealed record IssuedReading(IssuedPlan Plan, QuestionSet QuestionSet)
{
    /// <summary>The name of somebody of whom there is none.</summary>
    public const string Somebody = "a colleague";

    /// <summary>The day on which it was issued, in London.</summary>
    public DateOnly Day => LondonTime.DateOf(Plan.IssuedAt);

    /// <summary>The day on which the assessment was completed, in London.</summary>
    public DateOnly CompletedOn => LondonTime.DateOf(Plan.CompletedAt);

    /// <summary>The register of that day.</summary>
    public ActionRegister Register => Plan.RegisterOn(Day);

    /// <summary>Where to start, seen from that day.</summary>
    public NextSteps NextSteps => NextSteps.For(QuestionSet, q => Plan.AnswerTo(q.Code));

    /// <summary>When the council gets where, seen from that day.</summary>
    public Trajectory Trajectory => Trajectory.For(QuestionSet, q => Plan.AnswerTo(q.Code), Register);

    /// <summary>The plan as one side of a comparison, with the actions as they were on that day.</summary>
    public ComparedPlan ToCompare =>
        new(
            Plan.Period,
            QuestionSet,
            q => Plan.AnswerTo(q.Code),
            Plan.Plan,
            [.. Register.Entries.Where(e => e.InPlan).Select(PromisedAction.From)],
            Day
        )
        {
            IssuedNumber = Plan.Number,
        };

    /// <summary>Who completed the assessment.</summary>
    public string CompletedBy => NameOf(Plan.CompletedBy);

    /// <summary>Who signed it off; none where nobody had to.</summary>
    public string? ApprovedBy => Plan.ApprovedBy is { } id ? NameOf(id) : null;

    /// <summary>The name of a person on that day.</summary>
    public string NameOf(Guid? id) => id is { } person ? Plan.Names.GetValueOrDefault(person, Somebody) : Somebody;

    /// <summary>An owner in words; empty for nobody.</summary>
    public string NameOf(ActionOwner owner) => owner.PersonId is { } id ? NameOf(id) : owner.Name;
}
