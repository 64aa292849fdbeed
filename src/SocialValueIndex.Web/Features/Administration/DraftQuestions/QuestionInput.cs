using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Administration.DraftQuestions;

/// <summary>What the form of a question posts: its words, its options, and which button was used.</summary>
public sealed class QuestionInput
{
    public const string Save = "save";
    public const string AddOption = "add";
    public const string UpPrefix = "up-";
    public const string DownPrefix = "down-";
    public const string RemovePrefix = "remove-";

    public string? Code { get; init; }

    public string? Text { get; init; }

    public string? Hint { get; init; }

    /// <summary>The first day of the hint, as it was typed.</summary>
    public string? HintFrom { get; init; }

    /// <summary>The last day of the hint, as it was typed.</summary>
    public string? HintUntil { get; init; }

    public string? HintSource { get; init; }

    /// <summary>The code of the area that the question is to be in; none where the form does not ask.</summary>
    public string? Area { get; init; }

    /// <summary>The area that the page showed when it was opened: what was not changed on the page moves nothing.</summary>
    public string? AreaBasedOn { get; init; }

    /// <summary>Whether the person confirmed that the code may stand for something else than before.</summary>
    public bool ConfirmCode { get; init; }

    /// <summary>The area that the question is moved to; none where it is not.</summary>
    public string? ToArea => string.IsNullOrEmpty(Area) || Area == AreaBasedOn ? null : Area;

    /// <summary>The options. What is posted in a shape of no option is none.</summary>
    public List<OptionInput> Options
    {
        get;
        init => field = [.. value.OfType<OptionInput>()];
    } = [];

    /// <summary>The fingerprint of the question that the page showed when it was opened.</summary>
    public string? BasedOn { get; init; }

    /// <summary>The button: one of the constants above, with the option's number from 0 after a prefix.</summary>
    public string? Do { get; init; }

    /// <summary>
    /// Whether nothing of a question was posted but, in the address, its code: taken for a question, it would empty the one that is stored.
    /// </summary>
    public bool IsEmpty => (Text ?? Hint) is null && Options.Count == 0;

    /// <summary>Whether a button of the options was used, which changes the page and saves nothing yet.</summary>
    public bool IsRearranging => Do is not (null or Save);

    /// <summary>The options as the button of the options leaves them.</summary>
    public IReadOnlyList<OptionInput> Rearranged()
    {
        var options = Options.ToList();
        if (Do == AddOption && options.Count < QuestionSetRules.MaxOptions)
        {
            options.Add(new OptionInput());
        }
        else if (IndexAfter(RemovePrefix) is { } removed)
        {
            options.RemoveAt(removed);
        }
        else if (IndexAfter(UpPrefix) is { } up and > 0)
        {
            (options[up - 1], options[up]) = (options[up], options[up - 1]);
        }
        else if (IndexAfter(DownPrefix) is { } down && down < options.Count - 1)
        {
            (options[down + 1], options[down]) = (options[down], options[down + 1]);
        }

        return options;
    }

    /// <summary>Why it is not to be saved: a button of the options was used, or an option has no level. None where it is.</summary>
    public Refusal? NotToSave =>
        IsRearranging ? new Refusal.Invalid()
        : (Fault[])[.. FaultsInDays(), .. OptionsWithoutLevel()] is { Length: > 0 } faults ? new Refusal.Invalid(faults)
        : null;

    /// <summary>The question as it would be kept.</summary>
    public Question ToQuestion() =>
        new(
            PlainText.SingleLine(Code),
            PlainText.Normalize(Text),
            PlainText.Normalize(Hint),
            [
                .. Options.Select(o => new Option(
                    MaturityLevels.Find(o.Level) ?? default,
                    PlainText.Normalize(o.Text),
                    PlainText.Normalize(o.Action)
                )),
            ]
        )
        {
            HintFrom = BritishDate.Parse(HintFrom),
            HintUntil = BritishDate.Parse(HintUntil),
            HintSource = PlainText.SingleLine(HintSource) is { Length: > 0 } source ? source : null,
        };

    /// <summary>What was typed, each text with the label of its field.</summary>
    public IEnumerable<(string Label, string? Text)> Submitted() =>
        [
            ("Question", Text),
            ("Hint", Hint),
            ("Hint valid from", HintFrom),
            ("Hint valid until", HintUntil),
            ("Source of the hint", HintSource),
            .. Options.SelectMany(
                (o, i) =>
                    new[]
                    {
                        ($"Level of option {i + 1}", MaturityLevels.Find(o.Level)?.Label()),
                        ($"Answer of option {i + 1}", o.Text),
                        ($"Action of option {i + 1}", o.Action),
                    }
            ),
            ("Code", Code),
            ("Area", Area),
        ];

    private IEnumerable<Fault> FaultsInDays() =>
        new[] { ("hintFrom", HintFrom), ("hintUntil", HintUntil) }
            .Where(d => !string.IsNullOrWhiteSpace(d.Item2) && BritishDate.Parse(d.Item2) is null)
            .Select(d => new Fault(d.Item1, "Enter the date as day, month and year, like 1/4/2026"));

    private List<Fault> OptionsWithoutLevel() =>
        [
            .. Enumerable
                .Range(0, Options.Count)
                .Where(i => MaturityLevels.Find(Options[i].Level) is null)
                .Select(i => new Fault(
                    string.Create(CultureInfo.InvariantCulture, $"options[{i}].level"),
                    "Choose the level of the option"
                )),
        ];

    private int? IndexAfter(string prefix) =>
        Do!.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(Do.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < Options.Count
            ? index
            : null;
}

/// <summary>One option as it is posted.</summary>
public sealed class OptionInput
{
    public string? Level { get; init; }

    public string? Text { get; init; }

    public string? Action { get; init; }

    public static OptionInput From(Option option) =>
        new()
        {
            Level = option.Level.ToString(),
            Text = option.Text,
            Action = option.Action,
        };
}
