using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.QuestionSets;

/// <summary>The table of rules: questions by levels, each cell an option and its action, as far as they hold what is looked for.</summary>
/// <param name="Areas">The areas with a row that is shown; without a search, all of them.</param>
/// <param name="Sought">What is looked for; empty when nothing is.</param>
public sealed record RulesTable(IReadOnlyList<RulesArea> Areas, string Sought)
{
    /// <summary>How many questions are shown, without those that were removed.</summary>
    public int Questions => Areas.Sum(a => a.Rows.Count(r => !r.IsRemoved));

    /// <summary>The table of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="difference">What is different from the published version; none where nothing is compared.</param>
    /// <param name="search">What is looked for in codes, texts, hints, options and actions.</param>
    public static RulesTable Of(QuestionSet version, QuestionSetDifference? difference, string? search)
    {
        var sought = PlainText.SingleLine(search);
        var removed = (difference?.Areas ?? []).Where(a => a.IsRemoved).Select(a => new Area(a.Code, a.Name, a.Name, []));
        var areas = version
            .Areas.Concat(removed)
            .Select(area => RulesArea.Of(area, difference?.Areas.FirstOrDefault(c => c.Code == area.Code), sought));
        return new RulesTable([.. areas.Where(a => sought.Length == 0 || a.Rows.Count > 0)], sought);
    }
}

/// <summary>The rows of an area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Change">What is different in it; none where nothing is.</param>
/// <param name="Rows">The questions that are shown, those that were removed last.</param>
public sealed record RulesArea(Area Area, AreaChange? Change, IReadOnlyList<RulesRow> Rows)
{
    public static RulesArea Of(Area area, AreaChange? change, string sought)
    {
        var rows = area
            .Questions.Select(q => new RulesRow(q, change?.Questions.FirstOrDefault(c => c.Code == q.Code && c.To is not null)))
            .Concat((change?.Questions ?? []).Where(c => c.To is null).Select(c => new RulesRow(c.From!, c)));
        return new RulesArea(area, change, [.. rows.Where(r => sought.Length == 0 || r.Holds(sought))]);
    }
}

/// <summary>One question with its options.</summary>
/// <param name="Question">The question; one that was removed as it was.</param>
/// <param name="Change">What is different in it; none where nothing is.</param>
public sealed record RulesRow(Question Question, QuestionChange? Change)
{
    public bool IsRemoved => Change is { To: null };

    /// <summary>What the marks beside the question say, each with its colour.</summary>
    public IEnumerable<(string Text, string Colour)> Marks =>
        Change switch
        {
            null => [],
            { From: null } => [("New", "green")],
            { To: null } => [("Removed", "red")],
            { IsAnotherQuestion: true } => [("New under a used code", "orange")],
            _ =>
            [
                .. Change.Wording.Count > 0 || Change.Options.Count > 0 || Change.IsReordered
                    ? [("Changed", "blue")]
                    : Array.Empty<(string, string)>(),
                .. Change.Place is null ? Array.Empty<(string, string)>() : [("Moved", "purple")],
            ],
        };

    /// <summary>What is at a level: the options, and those that were removed from there.</summary>
    public IEnumerable<(Option Option, string? Mark, string Colour)> At(MaturityLevel level) =>
        Question
            .Options.Where(o => o.Level == level)
            .Select(o => (o, MarkOf(o), ColourOf(o)))
            .Concat(
                (Change?.Options ?? []).Where(c => c.To is null && c.From!.Level == level).Select(c => (c.From!, (string?)"Removed", "red"))
            );

    public bool Holds(string sought) =>
        new[] { Question.Code, Question.Text, Question.Hint, Question.HintSource }
            .Concat(Question.Options.SelectMany(o => new[] { o.Text, o.Action }))
            .Any(text => SearchMarks.Contains(text, sought));

    private OptionChange? ChangeOf(Option option) => Change?.Options.FirstOrDefault(c => ReferenceEquals(c.To, option));

    private string? MarkOf(Option option) =>
        ChangeOf(option) switch
        {
            null => null,
            { From: null } => "New",
            _ => "Changed",
        };

    private string ColourOf(Option option) => ChangeOf(option) is { From: null } ? "green" : "blue";
}
