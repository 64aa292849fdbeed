using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Tests;

/// <summary>Short ways to say what a test is about.</summary>
internal static class Build
{
    public static readonly DateTime Now = new(2026, 4, 1, 9, 30, 0, DateTimeKind.Utc);

    public static readonly ChangeStamp ByOlwen = new(Guid.Parse("00000000-0000-0000-0000-00000000000a"), Now);

    public static readonly ChangeStamp BySam = new(Guid.Parse("00000000-0000-0000-0000-00000000000b"), Now.AddMinutes(5));

    /// <summary>A question with an option at each of these levels; the action to reach a level is named after it: "A1 to Mature".</summary>
    public static Question Question(string code, params MaturityLevel[] levels) =>
        new(
            code,
            $"Question {code}?",
            "",
            [
                .. levels.Select(
                    (level, i) =>
                        i == 0
                            ? new Option(level, $"{code} at {level}")
                            : new Option(level, $"{code} at {level}", $"{code} to {level}", ActionOrigin.Supplementary)
                ),
            ]
        );

    /// <summary>A question with an option at every level.</summary>
    public static Question FullQuestion(string code) => Question(code, [.. MaturityLevels.All]);

    public static Area Area(string code, params Question[] questions) => new(code, $"Area {code}", code, questions);

    public static QuestionSet Draft(params Area[] areas) =>
        Domain.QuestionSets.QuestionSet.Draft(Guid.NewGuid(), 1, "Index", "Footnote.", areas);

    public static QuestionSet Published(params Area[] areas)
    {
        var questionSet = Draft(areas);
        questionSet.Publish(Now).EnsureDone();
        return questionSet;
    }

    public static AnswerValues Answer(MaturityLevel? present, MaturityLevel? target = null, string note = "") => new(present, target, note);
}
