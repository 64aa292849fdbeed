using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.QuestionSets;

/// <content>The title, the footnote, and what a draft is for.</content>
public sealed partial class QuestionSet
{
    /// <summary>A short text that is equal for equal titles, footnotes and purposes and differs otherwise.</summary>
    public string TitleFingerprint() => ContentHash.Compute(string.Join('\u0001', Title, PlanFootnote, Purpose));

    /// <summary>Changes the title, the footnote and, unless it is none, the purpose of the draft.</summary>
    public Outcome ChangeTitle(string title, string planFootnote, string? basedOn, ChangeStamp stamp, string? purpose = null)
    {
        if (!IsDraft)
        {
            return new Refusal.ReadOnly();
        }

        (title, planFootnote) = (PlainText.SingleLine(title), PlainText.Normalize(planFootnote));
        purpose = purpose is null ? Purpose : PlainText.SingleLine(purpose);
        if ((title, planFootnote, purpose) == (Title, PlanFootnote, Purpose))
        {
            return Outcome.Done;
        }

        if (IsOverwriting(basedOn, TitleFingerprint()))
        {
            return new Refusal.Conflict();
        }

        Fault[] faults = [.. FaultsThatCannotBeKept(title, planFootnote, []), .. FaultsInPurpose(purpose)];
        if (faults.Length > 0)
        {
            return new Refusal.Invalid(faults);
        }

        QuestionSetChanged[] changes = [.. QuestionSetChanges.InTitle(this, title, planFootnote, purpose)];
        (Title, PlanFootnote, Purpose) = (title, planFootnote, purpose);
        return Changed(stamp, changes);
    }

    private static IEnumerable<Fault> FaultsInPurpose(string purpose) =>
        purpose.Length > NameMaxLength
            ? [new Fault("purpose", $"Shorten what the draft is for to {NameMaxLength} characters or fewer")]
            : [];
}
