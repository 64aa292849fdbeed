using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

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

    /// <summary>An owner in words; empty for nobody.</summary>
    public string NameOf(ActionOwner owner) => owner.PersonId is { } id ? NameOf(id) : owner.Name;

    /// <summary>The name of a person.</summary>
    public string NameOf(Guid id) =>
        Colleagues.FirstOrDefault(c => c.Id == id)?.Name ?? Assessment.Names.GetValueOrDefault(id, "Someone who has left");
}

/// <summary>How the parts of an action are called on pages and in files.</summary>
public static class ActionWords
{
    /// <summary>The status in words.</summary>
    public static string Label(this ActionStatus status) => status switch
    {
        ActionStatus.NotStarted => "Not started",
        ActionStatus.InProgress => "In progress",
        ActionStatus.Done => "Done",
        ActionStatus.NotPlanned => "Not planned",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Reads a status as people write it: its name in code or in words, letter case aside.</summary>
    /// <returns>The status; none if there is none of that name.</returns>
    public static ActionStatus? RecognizeStatus(string? text) => Enum.GetValues<ActionStatus>()
        .Where(s => PlainText.NameComparer.Equals(text, s.ToString()) || PlainText.NameComparer.Equals(text, s.Label()))
        .Select(s => (ActionStatus?)s)
        .FirstOrDefault();
}
