using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.Actions;

/// <summary>The register, the next steps and the trajectory as data. Their shapes are a contract.</summary>
public static class RegisterJson
{
    /// <summary>Writes actions.json, in UTF-8: the actions of the plan, and the done ones that it no longer asks for.</summary>
    public static byte[] WriteRegister(RegisterReading reading) => WriteRegister(reading.Register.Entries, reading.NameOf, reading.NameOf);

    /// <summary>Writes actions of a register in the same shape.</summary>
    /// <param name="entries">The actions.</param>
    /// <param name="ownerName">The name of an owner; empty for nobody.</param>
    /// <param name="personName">The name of a person.</param>
    internal static byte[] WriteRegister(
        IEnumerable<RegisterEntry> entries,
        Func<ActionOwner, string> ownerName,
        Func<Guid, string> personName
    ) =>
        JsonFile.Write(
            new
            {
                Actions = entries.Select(e => new
                {
                    Ref = e.Reference.ToString(),
                    Area = e.AreaCode,
                    Question = e.Action.QuestionCode,
                    e.Action.Level,
                    Action = e.Action.Text,
                    e.InPlan,
                    Owner = NullIfEmpty(ownerName(e.Values.Owner)),
                    e.Values.Due,
                    e.Values.Status,
                    Overdue = e.IsOverdue,
                    Reason = NullIfEmpty(e.Values.Reason),

                    // Always with pence, whatever the database made of it.
                    Cost = e.Values.Cost + 0.00m,
                    e.Tracked?.DoneOn,
                    Comments = (e.Tracked?.Comments ?? []).Select(c => new
                    {
                        By = personName(c.By),
                        c.At,
                        c.Text,
                    }),
                    Links = e.Tracked?.Links ?? [],
                }),
            }
        );

    /// <summary>Writes next-steps.json, in UTF-8.</summary>
    public static byte[] WriteNextSteps(NextSteps steps) =>
        JsonFile.Write(
            new
            {
                Areas = steps.Areas.Select(a => new
                {
                    a.Area.Code,
                    a.From,
                    a.To,
                    Actions = a.Actions.Select(x => x.Reference.ToString()),
                    AnswerFirst = a.AnswerFirst.Select(q => q.Code),
                }),
                Overall = new
                {
                    steps.Overall.From,
                    steps.Overall.To,
                    Actions = steps.Overall.Actions.Select(x => x.Reference.ToString()),
                    AnswerFirst = steps.Overall.AnswerFirst.Select(q => q.Code),
                },
            }
        );

    /// <summary>Writes trajectory.json, in UTF-8.</summary>
    public static byte[] WriteTrajectory(Trajectory trajectory) =>
        JsonFile.Write(
            new
            {
                Now = new { trajectory.Now.Overall, Areas = Levels(trajectory.Now) },
                Steps = trajectory.Steps.Select(s => new
                {
                    s.Date,
                    s.Score.Overall,
                    Areas = Levels(s.Score),
                }),
                trajectory.TargetReachedOn,
                trajectory.WithoutDate,
            }
        );

    private static Dictionary<string, MaturityLevel> Levels(MaturityScore score) =>
        score.Areas.ToDictionary(a => a.Area.Code, a => a.Level);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
