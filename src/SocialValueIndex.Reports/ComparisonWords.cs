using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Comparisons;

namespace SocialValueIndex.Reports;

/// <summary>What a comparison says, in the same words on pages and in documents.</summary>
public static class ComparisonWords
{
    /// <summary>What changed: the overall level, areas, answers, and what cannot be compared.</summary>
    public static IReadOnlyList<string> Changes(Comparison comparison) =>
        comparison.IsNoChange
            ? ["Nothing differs: the levels and the present answers are the same."]
            :
            [
                Overall(comparison),
                .. Areas(comparison),
                comparison.Questions.Count switch
                {
                    0 => "No present answer differs.",
                    1 => "1 question has another present answer.",
                    var count => FormattableString.Invariant($"{count} questions have another present answer."),
                },
                .. NotCompared(comparison),
                .. NotAnswered(comparison.From),
                .. NotAnswered(comparison.To),
            ];

    /// <summary>What became of the earlier plan's actions, in one or two sentences.</summary>
    public static string Promises(Comparison comparison)
    {
        var (onTime, late) = (comparison.Count(PromiseOutcome.DoneOnTime), comparison.Count(PromiseOutcome.DoneLate));
        var total = comparison.Promises.Count;
        if (total == 0)
        {
            return $"The plan for {comparison.From.Period} had no actions.";
        }

        var actions = total == 1 ? "The 1 action" : FormattableString.Invariant($"Of the {total} actions");
        var done = FormattableString.Invariant($"{onTime + late} {Are(onTime + late)} done");
        var lateWords = late == 0 ? "" : FormattableString.Invariant($", {late} of them late");
        return total == 1
            ? $"{actions} of the plan for {comparison.From.Period}: {comparison.Promises[0].Outcome.Label().ToLowerInvariant()}."
            : $"{actions} of the plan for {comparison.From.Period}, {done}{lateWords}.{Overdue(comparison)}";
    }

    /// <summary>Which way a level went: "Rose 1 level".</summary>
    public static string Change(LevelComparison level) =>
        level.Direction switch
        {
            LevelDirection.Rose => $"Rose {Levels(level.To - level.From)}",
            LevelDirection.Fell => $"Fell {Levels(level.From - level.To)}",
            LevelDirection.Stayed => "Stayed the same",
            _ => "Not known",
        };

    /// <summary>How the overall level changed.</summary>
    public static string Overall(Comparison comparison)
    {
        var overall = comparison.Overall;
        return overall.Direction switch
        {
            LevelDirection.Rose => $"The overall level rose from {overall.From?.Label()} to {overall.To?.Label()}.",
            LevelDirection.Fell => $"The overall level fell from {overall.From?.Label()} to {overall.To?.Label()}.",
            LevelDirection.Stayed => $"The overall level stayed at {overall.To?.Label()}.",
            _ => "How the overall level changed is not known.",
        };
    }

    private static IEnumerable<string> NotAnswered(ComparedPlan plan) =>
        plan.Plan.Present is { Any: true } unanswered
            ?
            [
                FormattableString.Invariant(
                    $"In {plan.Name}, {unanswered.Count} of {unanswered.Of} questions {Are(unanswered.Count)} not answered."
                ),
            ]
            : [];

    private static IEnumerable<string> Areas(Comparison comparison)
    {
        int Count(LevelDirection direction) => comparison.Areas.Count(a => a.Level.Direction == direction);
        var parts = new[]
        {
            (Count: Count(LevelDirection.Rose), Words: "rose"),
            (Count: Count(LevelDirection.Fell), Words: "fell"),
            (Count: Count(LevelDirection.Stayed), Words: "stayed the same"),
        }
            .Where(p => p.Count > 0)
            .Select((p, i) => FormattableString.Invariant($"{p.Count} {(i > 0 ? "" : p.Count == 1 ? "area " : "areas ")}{p.Words}"))
            .ToList();
        if (parts.Count > 0)
        {
            yield return parts.Count == 1 ? $"{parts[0]}." : $"{string.Join(", ", parts[..^1])} and {parts[^1]}.";
        }

        var unknown = Count(LevelDirection.NotKnown);
        if (unknown > 0)
        {
            yield return unknown == 1
                ? "How 1 area changed is not known."
                : FormattableString.Invariant($"How {unknown} areas changed is not known.");
        }
    }

    private static IEnumerable<string> NotCompared(Comparison comparison) =>
        comparison.NotCompared.Count switch
        {
            0 => [],
            1 => ["1 question cannot be compared, because the versions of the questions differ."],
            var count =>
            [
                FormattableString.Invariant($"{count} questions cannot be compared, because the versions of the questions differ."),
            ],
        };

    private static string Overdue(Comparison comparison) =>
        comparison.Count(PromiseOutcome.Overdue) is var count and > 0 ? FormattableString.Invariant($" {count} {Are(count)} overdue.") : "";

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static string Levels(int? count) => count == 1 ? "1 level" : FormattableString.Invariant($"{count} levels");
}
