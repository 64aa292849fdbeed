namespace SocialValueIndex.Domain.QuestionSets;

/// <content>
/// What areas and questions are known by, whatever their codes are, and codes that stood for something else before.
/// </content>
public sealed partial class QuestionSet
{
    private static string NewId(ChangeStamp stamp) => Guid.CreateVersion7(stamp.At).ToString("N");

    private static Area WithCode(Area area, string code) => area with { Code = code, Id = area.Identity == code ? null : area.Identity };

    private static Question KeepIdentity(Question before, Question after) =>
        after with
        {
            Id = before.Identity == after.Code ? null : before.Identity,
            ConfirmedIds = before.Code == after.Code ? before.ConfirmedIds : null,
            Home = before.Home,
        };

    // That there are two of a code weighs more than what it stood for.
    private static bool IsTaken(string code, IEnumerable<string> others) => others.Contains(code, StringComparer.OrdinalIgnoreCase);

    // A code that stays is not asked about again: publishing does.
    private Outcome Confirm(Area area, Question? before, Question after, CodeReuse? reuse, Func<Question, Outcome> then) =>
        reuse?.Used.For(after) is not { } reused || IsTaken(after.Code, Questions.Where(q => q != before).Select(q => q.Code)) ? then(after)
        : reuse.IsConfirmed ? then(reuse.Used.Confirmed(after))
        : before?.Code == after.Code ? then(after)
        : new Refusal.Invalid(new ReusedCodeFault(reused, reuse.Used.NextFree(area.Code, Questions.Select(q => q.Code))));

    private Outcome Confirm(Area? before, Area after, CodeReuse? reuse, Func<Area, Outcome> then) =>
        reuse?.Used.For(after) is not { } reused || IsTaken(after.Code, Areas.Where(a => a != before).Select(a => a.Code)) ? then(after)
        : reuse.IsConfirmed ? then(reuse.Used.Confirmed(after))
        : before?.Code == after.Code ? then(after)
        : new Refusal.Invalid(new ReusedCodeFault(reused, reuse.Used.NextFreeArea(Areas.Select(a => a.Code))));
}

/// <summary>What codes stand for already, and whether the person confirmed that a code may stand for something else.</summary>
/// <param name="Used">What codes stand for in the versions that assessments have or had.</param>
/// <param name="IsConfirmed">Whether the person confirmed it.</param>
public sealed record CodeReuse(UsedCodes Used, bool IsConfirmed);
