using System.Globalization;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Administration.DraftQuestions;

/// <summary>The fields of a question, as they are stored or were typed.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">The question.</param>
/// <param name="Hint">The hint, with its days and its source.</param>
/// <param name="Options">The options.</param>
/// <param name="BasedOn">The fingerprint of the stored question that the person has seen.</param>
public sealed record QuestionForm(string? Code, string? Text, HintForm Hint, IReadOnlyList<OptionInput> Options, string? BasedOn)
{
    /// <summary>The areas to choose from; none where a question is added to the area of the page.</summary>
    public IReadOnlyList<Area> Areas { get; init; } = [];

    /// <summary>The code of the area that is chosen.</summary>
    public string? Area { get; init; }

    /// <summary>The code of the area that the person has seen.</summary>
    public string? AreaBasedOn { get; init; }

    /// <summary>What the code stood for before, where that has to be confirmed; otherwise none.</summary>
    public string? Reused { get; init; }

    public static QuestionForm Stored(Question question) =>
        new(
            question.Code,
            question.Text,
            new HintForm(question.Hint, Day(question.HintFrom), Day(question.HintUntil), question.HintSource),
            [.. question.Options.Select(OptionInput.From)],
            question.Fingerprint()
        );

    public static QuestionForm Submitted(QuestionInput input, Refusal refusal) =>
        new(
            input.Code,
            input.Text,
            new HintForm(input.Hint, input.HintFrom, input.HintUntil, input.HintSource),
            input.IsRearranging ? input.Rearranged() : input.Options,
            input.BasedOn
        )
        {
            Area = input.Area,
            AreaBasedOn = input.AreaBasedOn,
            Reused = ReusedIn(refusal) ?? (input.ConfirmCode ? "The code stood for something else before" : null),
        };

    /// <summary>What a code stood for before, where that is why something is refused.</summary>
    public static string? ReusedIn(Refusal refusal) => refusal.Faults.OfType<ReusedCodeFault>().FirstOrDefault()?.Reused.Message;

    private static string? Day(DateOnly? day) => day?.ToString("d/M/yyyy", CultureInfo.InvariantCulture);
}

/// <summary>The fields of a hint.</summary>
/// <param name="Text">What it says.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Source">What it rests on.</param>
public sealed record HintForm(string? Text, string? From = null, string? Until = null, string? Source = null)
{
    /// <summary>Whether there is more to it than its text.</summary>
    public bool HasDates => !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(Until) || !string.IsNullOrEmpty(Source);
}

/// <summary>The page that adds a question.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Area">The area that it is added to.</param>
/// <param name="Form">What was typed so far.</param>
public sealed record AddQuestionViewModel(int Version, Area Area, QuestionForm Form)
{
    /// <summary>An empty question with a suggested code, and the two options that a question needs at least.</summary>
    public static AddQuestionViewModel For(int version, Area area, string code) =>
        new(
            version,
            area,
            new QuestionForm(code, "", new HintForm(""), [new() { Level = nameof(MaturityLevel.NonCompliant) }, new()], null)
        );
}

/// <summary>The page of one question.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsDraft">Whether it can be changed.</param>
/// <param name="Area">Its area.</param>
/// <param name="Question">The question as it is stored.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Faults">What keeps it from being published.</param>
/// <param name="IsUnsaved">Whether the fields hold something that is not stored yet.</param>
/// <param name="Difference">How a colleague's question and the typed one differ, after a conflict.</param>
public sealed record QuestionViewModel(
    int Version,
    bool IsDraft,
    Area Area,
    Question Question,
    QuestionForm Form,
    IReadOnlyList<QuestionSetFault> Faults,
    bool IsUnsaved,
    QuestionChange? Difference
)
{
    /// <summary>The question before this one in the area, if any.</summary>
    public Question? Previous => Area.Questions.TakeWhile(q => q.Code != Question.Code).LastOrDefault();

    /// <summary>The question after this one in the area, if any.</summary>
    public Question? Next => Area.Questions.SkipWhile(q => q.Code != Question.Code).Skip(1).FirstOrDefault();

    public static QuestionViewModel For(QuestionSetReading reading, Area area, Question question) =>
        new(
            reading.QuestionSet.Version,
            reading.IsDraft,
            area,
            question,
            QuestionForm.Stored(question) with
            {
                Areas = reading.QuestionSet.Areas,
                Area = area.Code,
                AreaBasedOn = area.Code,
                Reused = reading.ReusedCodes.FirstOrDefault(f => f.QuestionCode == question.Code)?.Message,
            },
            reading.IsDraft ? [.. reading.Faults.Where(f => f.QuestionCode == question.Code)] : [],
            false,
            null
        );

    /// <summary>
    /// The same page with what the person typed. After a conflict the stored question has been seen, and saving again is meant.
    /// </summary>
    public QuestionViewModel WithSubmitted(QuestionInput input, Refusal refusal)
    {
        var isConflict = refusal is Refusal.Conflict;
        var typed = QuestionForm.Submitted(input, refusal);
        typed = typed with
        {
            Areas = Form.Areas,
            Area = typed.Area ?? Form.Area,
            AreaBasedOn = typed.AreaBasedOn ?? Form.AreaBasedOn,
            Reused = typed.Reused ?? Form.Reused,
        };
        return this with
        {
            Form = isConflict ? typed with { BasedOn = Question.Fingerprint() } : typed,
            IsUnsaved = true,
            Difference = isConflict ? new QuestionChange(Question.Code, Question, input.ToQuestion(), null) : null,
        };
    }
}

/// <summary>The page that asks before a question is removed.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Question">The question.</param>
public sealed record RemoveQuestionViewModel(int Version, Question Question);
