using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>One area's page.</summary>
public sealed record AreaViewModel
{
    private const string CompletedMeanwhile =
        "A colleague, or you in another tab, completed this assessment, so your changes are not saved. They are still on this page. "
        + "Reopen the assessment in another tab, then save again";

    private const string ArchivedMeanwhile =
        "A colleague, or you in another tab, archived this assessment, so your changes are not saved. They are still on this page. "
        + "Bring the assessment back in another tab, then save again";

    public required Guid AssessmentId { get; init; }

    public required string Period { get; init; }

    public required Area Area { get; init; }

    /// <summary>The number of the version that asks the questions.</summary>
    public required int Version { get; init; }

    public required bool IsCompleted { get; init; }

    /// <summary>
    /// Whether the answers are shown as fields: the person may answer, and the assessment is in progress or holds typed answers.
    /// </summary>
    public required bool IsForm { get; init; }

    public required bool MayAnswer { get; init; }

    public required AssessmentReading Reading { get; init; }

    /// <summary>How many of the area's questions are answered.</summary>
    public required AreaProgress Progress { get; init; }

    /// <summary>The page that the person came from; none where that is the task list.</summary>
    public string? From { get; init; }

    public required IReadOnlyList<QuestionViewModel> Questions { get; init; }

    /// <summary>After an upgrade, what was typed for questions that are asked otherwise now, or not any more; none otherwise.</summary>
    public IReadOnlyList<SupersededAnswer>? SubmittedBeforeUpgrade { get; init; }

    /// <summary>The fields that set every target of the area.</summary>
    public TargetsFields Targets =>
        new(
            "Where do you want to be in this area?",
            [.. Questions.Where(q => !string.IsNullOrEmpty(q.Target)).Select(q => q.Code)],
            ChosenTargets
        );

    /// <summary>What was chosen of them so far.</summary>
    public TargetsInput ChosenTargets { get; init; } = new();

    /// <summary>What is wrong, by field, in the order of the page.</summary>
    public IReadOnlyList<Fault> Errors { get; init; } = [];

    /// <summary>A name for the state of the stored answers that the page shows: it differs when any of them does.</summary>
    public string StateName => $"as-of-{ContentHash.Compute(string.Concat(Questions.Select(q => q.BasedOn)))}";

    public static AreaViewModel For(AssessmentReading reading, Area area, bool mayAnswer) =>
        new()
        {
            AssessmentId = reading.Assessment.Id,
            Period = reading.Assessment.Period,
            Area = area,
            Version = reading.QuestionSet.Version,
            MayAnswer = mayAnswer,
            IsCompleted = reading.Assessment.IsCompleted,
            IsForm = mayAnswer && reading.Assessment.State == AssessmentState.InProgress,
            Questions = [.. area.Questions.Select(q => QuestionViewModel.For(q, reading))],
            Reading = reading,
            Progress = AreaProgress.For(reading.Assessment, area),
        };

    /// <summary>The same page with everything that the person typed, and what is wrong with it.</summary>
    public AreaViewModel WithSubmitted(AreaInput input, Refusal refusal, AssessmentReading reading, Guid you)
    {
        var conflicts = (refusal.Theirs<IReadOnlyList<AnswerConflict>>() ?? []).ToDictionary(c => c.QuestionCode, c => c.Theirs);
        ConflictViewModel? ConflictOver(Question question, string? keep) =>
            conflicts.TryGetValue(question.Code, out var theirs) ? ConflictViewModel.For(question, theirs, reading.Names, you, keep) : null;

        var questions = Questions
            .Select(q =>
                input.Answers.TryGetValue(q.Code, out var submitted)
                    ? q.WithSubmitted(submitted, ConflictOver(q.Question, submitted.Keep))
                    : q
            )
            .ToList();
        return this with
        {
            IsForm = true,
            Questions = questions,
            ChosenTargets = new TargetsInput { Targets = input.Targets, OnlyEmpty = input.OnlyEmpty },
            Errors =
            [
                .. refusal is Refusal.ReadOnly
                    ? [new Fault(questions[0].Field("present"), IsCompleted ? CompletedMeanwhile : ArchivedMeanwhile)]
                    : Array.Empty<Fault>(),
                .. refusal.Faults,
                .. questions
                    .Where(q => q.Conflict is not null)
                    .Select(q => new Fault(
                        q.Field("keep"),
                        $"{q.Conflict!.Who} changed {q.Code} while you had it open. Choose which answer to keep, above the answers to "
                            + $"{q.Code}"
                    )),
            ],
        };
    }

    /// <summary>
    /// The same page with what was typed while another version was shown: in the fields where it still fits, and beside them where it does
    /// not.
    /// Where there are no fields, because the assessment is completed as well, all of it is beside the answers.
    /// </summary>
    /// <param name="input">What was typed.</param>
    /// <param name="basedOn">The version that was shown.</param>
    public AreaViewModel WithSubmittedBeforeUpgrade(AreaInput input, QuestionSet basedOn)
    {
        var before = basedOn.Questions.ToDictionary(q => q.Code);
        var fitting = Questions
            .Where(q => IsForm && before.TryGetValue(q.Code, out var was) && q.Question.AcceptsAnswersOf(was))
            .Select(q => q.Code)
            .ToHashSet();
        var typed = input.Answers.Where(a => a.Value.IsChanged && before.ContainsKey(a.Key)).ToDictionary();
        return this with
        {
            Questions =
            [
                .. Questions.Select(q =>
                    fitting.Contains(q.Code) && typed.TryGetValue(q.Code, out var answer) ? q.WithSubmitted(answer, null) : q
                ),
            ],
            SubmittedBeforeUpgrade =
            [
                .. basedOn
                    .Questions.Where(q => typed.ContainsKey(q.Code) && !fitting.Contains(q.Code))
                    .Select(q => new SupersededAnswer(
                        q.Code,
                        Area.Find(q.Code) ?? q,
                        EarlierAnswer.From(basedOn, q, typed[q.Code].Values)
                    )),
            ],
            Errors =
            [
                new Fault(
                    "upgraded",
                    IsForm
                        ? $"This assessment was upgraded to version {Version} of the questions while you had this page open, so what you "
                            + "changed on it is not saved yet"
                        : $"This assessment was upgraded to version {Version} of the questions and completed while you had this page "
                            + "open, so what you changed on it is not saved"
                ),
            ],
        };
    }
}

/// <summary>One question on the page.</summary>
public sealed record QuestionViewModel
{
    public required Question Question { get; init; }

    public required string? Present { get; init; }

    public required string? Target { get; init; }

    public required string Note { get; init; }

    /// <summary>The fingerprint of the answer that the page shows, so that a save can tell who changed what.</summary>
    public required string BasedOn { get; init; }

    /// <summary>Who changed the answer last, and when; empty when nobody has.</summary>
    public required string LastChange { get; init; }

    public ConflictViewModel? Conflict { get; init; }

    /// <summary>Where the answer was carried over from, while nobody has said that it is still right.</summary>
    public string? ToConfirmFrom { get; init; }

    /// <summary>
    /// Why the present answer is higher than the one that was carried over, while nobody has said that it is right; none otherwise.
    /// </summary>
    public string? Proposal { get; init; }

    /// <summary>The answer from before an upgrade to another version, until the question is answered again.</summary>
    public EarlierAnswer? Earlier { get; init; }

    public string Code => Question.Code;

    public static QuestionViewModel For(Question question, AssessmentReading reading)
    {
        var values = reading.Assessment.AnswerTo(question.Code);
        var toConfirm = reading.Assessment.Answers.GetValueOrDefault(question.Code) is { IsToConfirm: true } unconfirmed
            ? unconfirmed.Carried
            : null;
        return new QuestionViewModel
        {
            Question = question,
            Present = values.Present?.ToString(),
            Target = values.Target?.ToString(),
            Note = values.Note,
            BasedOn = values.Fingerprint(),
            Earlier = reading.Assessment.EarlierAnswerTo(question.Code),
            ToConfirmFrom = toConfirm?.Period,
            Proposal = toConfirm?.Proposal is { } proposal ? question.ProposalText(proposal, toConfirm.Period) : null,
            LastChange = reading.Assessment.Answers.GetValueOrDefault(question.Code) is { } answer ? Describe(answer, reading.Names) : "",
        };
    }

    private static string Describe(Answer answer, IReadOnlyDictionary<Guid, string> names)
    {
        var change = $"ast changed by {names[answer.ChangedBy]} on {UkTime.DayAndTime(answer.ChangedAt)}";
        if (answer.Carried is not { } carried)
        {
            return $"L{change}";
        }

        // Whoever gave the earlier answer did not give a proposed one.
        var given = carried.Proposal is null ? $"L{change}, for {carried.Period}" : $"For {carried.Period}, l{change}";
        return carried is { ConfirmedAt: { } at, ConfirmedBy: { } by }
            ? $"{given}. Confirmed by {names[by]} on {UkTime.DayAndTime(at)}"
            : given;
    }

    /// <summary>The posted name of one of the question's fields.</summary>
    public string Field(string field) => Question.FieldOf(field);

    public QuestionViewModel WithSubmitted(AnswerInput typed, ConflictViewModel? conflict) =>
        typed.Keep == AnswerInput.KeepTheirs
            ? this
            : this with
            {
                Present = typed.Present,
                Target = typed.Target,
                Note = typed.Note ?? Note,
                BasedOn = typed.BasedOnNow ?? BasedOn,
                Conflict = conflict,
            };
}

/// <summary>Another answer to the same question, to choose from.</summary>
/// <param name="Who">Who gave it: a colleague, or the person's own other tab.</param>
/// <param name="Whose">The same as the owner of the answer, for example "Cora’s".</param>
/// <param name="At">When.</param>
/// <param name="Present">Its present answer, in the words of the question.</param>
/// <param name="Target">Its target, in the words of the question.</param>
/// <param name="Note">Its note.</param>
/// <param name="Fingerprint">What a save must know to have seen it.</param>
/// <param name="Keep">What the person chose so far.</param>
public sealed record ConflictViewModel(
    string Who,
    string Whose,
    string At,
    string Present,
    string Target,
    string Note,
    string Fingerprint,
    string? Keep
)
{
    public static ConflictViewModel For(
        Question question,
        Answer theirs,
        IReadOnlyDictionary<Guid, string> names,
        Guid you,
        string? keep
    ) =>
        new(
            theirs.ChangedBy == you ? "You, in another tab," : names.GetValueOrDefault(theirs.ChangedBy, "A colleague"),
            theirs.ChangedBy == you ? "Mine from another tab" : $"{names.GetValueOrDefault(theirs.ChangedBy, "A colleague")}’s",
            UkTime.DayAndTime(theirs.ChangedAt),
            question.AnswerText(theirs.Values.Present),
            question.AnswerText(theirs.Values.Target),
            theirs.Values.Note,
            theirs.Values.Fingerprint(),
            keep
        );
}

internal static class AnswerTexts
{
    /// <summary>An answer in the words of the question.</summary>
    public static string AnswerText(this Question question, MaturityLevel? level) =>
        level is { } at && question.OptionAt(at) is { } option ? option.Text : "Not answered";

    /// <summary>Why a higher answer than the earlier one is proposed.</summary>
    public static string ProposalText(this Question question, AnswerProposal proposal, string period) =>
        $"The answer ‘{question.AnswerText(proposal.Level)}’ is proposed, because this action was done on {UkTime.Day(proposal.DoneOn)}: "
        + $"‘{proposal.Action}’ ({question.Code}-{proposal.Level}). In {period} the answer was ‘{question.AnswerText(proposal.Before)}’.";
}
