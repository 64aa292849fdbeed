using SocialValueIndex.Domain;

namespace SocialValueIndex.Reports;

/// <summary>What stands on an action plan besides the plan itself.</summary>
/// <param name="Organisation">The name of the council.</param>
/// <param name="Period">What the assessment is of, for example "2026 to 2027".</param>
/// <param name="Date">The day on which the document is made, in London.</param>
/// <param name="Status">How far the assessment is.</param>
public sealed record PlanHeading(string Organisation, string Period, DateOnly Date, PlanStatus Status)
{
    /// <summary>The lines of the title block, each with its label.</summary>
    internal IEnumerable<(string Label, string Value)> Facts =>
        [
            ("Organisation", Organisation),
            ("Period", Period),
            ("Status", Status.Line),
            Status is PlanStatus.Completed { Issue: { } issue } ? ("Issued on", issue.Line) : ("Made on", PlanStatus.Day(Date)),
        ];
}

/// <summary>How far an assessment is, in the words of pages and documents.</summary>
public abstract record PlanStatus
{
    private PlanStatus() { }

    /// <summary>One line: "Draft: 53 of 54 questions answered", or "Completed on 1 April 2026 by Olwen Officer".</summary>
    public abstract string Line { get; }

    /// <summary>The line with everything that tells an issued document from others, for the foot of every page.</summary>
    public virtual string FullLine => Line;

    /// <summary>A date as people read it: "1 April 2026".</summary>
    public static string Day(DateOnly day) => BritishDate.InWords(day);

    /// <summary>It can still be changed.</summary>
    /// <param name="Answered">How many questions are answered twice and not to be confirmed.</param>
    /// <param name="Questions">How many questions there are.</param>
    /// <param name="ToConfirm">
    /// How many answers from an earlier assessment nobody confirmed yet. Levels are provisional while there are any.
    /// </param>
    public sealed record Draft(int Answered, int Questions, int ToConfirm) : PlanStatus
    {
        /// <summary>Whether it is completed and somebody has to sign it off.</summary>
        public bool IsAwaitingSignOff { get; init; }

        /// <inheritdoc />
        public override string Line =>
            FormattableString.Invariant($"Draft: {Answered} of {Questions} questions answered")
            + (ToConfirm > 0 ? FormattableString.Invariant($", {ToConfirm} to confirm") : "")
            + (IsAwaitingSignOff ? ", waiting for sign-off" : "");
    }

    /// <summary>Its answers are read-only.</summary>
    /// <param name="On">The day on which it was completed, in London.</param>
    /// <param name="By">Who completed it.</param>
    /// <param name="Unconfirmed">How many answers from an earlier assessment nobody had confirmed then.</param>
    public sealed record Completed(DateOnly On, string By, int Unconfirmed = 0) : PlanStatus
    {
        /// <summary>How the plan was issued, in a document that was; none in others.</summary>
        public PlanIssue? Issue { get; init; }

        /// <inheritdoc />
        public override string Line => $"Completed on {Day(On)} by {By}";

        /// <inheritdoc />
        public override string FullLine => Issue is null ? Line : $"{Line}. Issued on {Issue.Line}";
    }

    /// <summary>How many answers from an earlier assessment are not confirmed.</summary>
    public int NotConfirmed =>
        this switch
        {
            Draft draft => draft.ToConfirm,
            Completed completed => completed.Unconfirmed,
            _ => 0,
        };

    /// <summary>Why levels are provisional; none when they are not.</summary>
    public string? Provisional =>
        NotConfirmed switch
        {
            0 => null,
            1 => "Levels are provisional: 1 answer from an earlier assessment is not confirmed.",
            var count => FormattableString.Invariant(
                $"Levels are provisional: {count} answers from an earlier assessment are not confirmed."
            ),
        };
}

/// <summary>How a plan was issued.</summary>
/// <param name="On">The day, in London.</param>
/// <param name="Number">Its number among the issued plans of the assessment.</param>
/// <param name="Version">The number of the version of the questions.</param>
/// <param name="ApprovedBy">Who signed it off; none where nobody had to.</param>
public sealed record PlanIssue(DateOnly On, int Number, int Version, string? ApprovedBy)
{
    /// <summary>One line: "1 April 2026 as issued plan 1, version 4 of the questions".</summary>
    public string Line =>
        FormattableString.Invariant($"{PlanStatus.Day(On)} as issued plan {Number}, version {Version} of the questions")
        + (ApprovedBy is null ? "" : $", signed off by {ApprovedBy}");
}
