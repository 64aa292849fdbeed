using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>What tests of a move to another version share: a version, the next one, and an assessment that is answered.</summary>
public abstract class UpgradeTest
{
    protected static readonly Guid Council = Guid.Parse("00000000-0000-0000-0000-00000000000c");
    protected static readonly Question Same = Build.Question("A1", NonCompliant, Mature);
    protected static readonly Question Before = Build.Question("A2", NonCompliant, Leader);
    protected static readonly Question After = Before with
    {
        Options = [Before.Options[0], Before.Options[1] with { Text = "A2 in full" }],
    };
    protected static readonly Question Gone = Build.Question("A3", NonCompliant, Leader);
    protected static readonly Question New = Build.Question("A4", NonCompliant, Leader);

    protected QuestionSet From { get; } = Build.Published(Build.Area("A", Same, Before, Gone));

    protected QuestionSet To { get; } = Build.Published(Build.Area("A", Same with { Text = "Worded anew?" }, After, New));

    protected Assessment Answered() =>
        Assessment
            .Import(
                Council,
                From,
                "2026/27",
                new Dictionary<string, AnswerValues>
                {
                    ["A1"] = Build.Answer(Mature, Mature, "one"),
                    ["A2"] = Build.Answer(NonCompliant, Leader, "two"),
                    ["A3"] = Build.Answer(NonCompliant, Leader, "three"),
                },
                Build.ByOlwen
            )
            .Value;
}
