using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>What became of a change of a draft.</summary>
public enum DraftStatus
{
    /// <summary>It is stored.</summary>
    Saved,

    /// <summary>Nothing is stored: there are faults that a draft cannot hold.</summary>
    Refused,

    /// <summary>Nothing is stored: a colleague changed the same page meanwhile.</summary>
    Conflict,

    /// <summary>Nothing is stored: the version is published.</summary>
    NotADraft,

    /// <summary>There is no such version, area or question.</summary>
    NotFound,
}

/// <summary>What became of a change of a draft, and why.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Faults">What cannot be kept, when it is refused.</param>
public sealed record DraftResult(DraftStatus Status, IReadOnlyList<QuestionSetFault> Faults);

/// <summary>
/// What every change of a draft has in common: load it, let the domain change it, store it, and begin again when a colleague stored a change
/// in between. The domain then sees the colleague's change: another page's stays, the same page's is a conflict.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="user">Who changes it.</param>
/// <param name="time">The clock.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class DraftEditor(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time, Audit audit)
{
    /// <summary>Changes a draft.</summary>
    /// <param name="version">The draft's number.</param>
    /// <param name="what">What is changed, for the audit: "Question A2".</param>
    /// <param name="verb">The change, or none when the draft has no such place; it can run more than once, each time on a fresh draft.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="DbUpdateConcurrencyException">Colleagues stored changes in between too many times.</exception>
    public Task<DraftResult> RunAsync(int version, string what, Func<QuestionSet, ChangeStamp, DraftOutcome?> verb, CancellationToken cancellationToken) => db.SaveWithRetryAsync(
        async () =>
        {
            var draft = await db.QuestionSets.FirstOrDefaultAsync(q => q.Version == version, cancellationToken);
            if (draft is not { State: QuestionSetState.Draft })
            {
                return new DraftResult(draft is null ? DraftStatus.NotFound : DraftStatus.NotADraft, []);
            }

            var revision = draft.Revision;
            var outcome = verb(draft, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
            if (draft.Revision != revision)
            {
                audit.Write(AuditKind.QuestionSetChanged, draft.Id, QuestionSetNames.For(draft), to: what);
            }

            return outcome switch
            {
                null => new DraftResult(DraftStatus.NotFound, []),
                { IsKept: true } => new DraftResult(DraftStatus.Saved, []),
                _ => new DraftResult(outcome.IsConflict ? DraftStatus.Conflict : DraftStatus.Refused, outcome.Faults),
            };
        },
        cancellationToken);
}

/// <summary>Changes the title and the footnote of a draft.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ChangeTitle(DraftEditor editor)
{
    /// <summary>Changes them.</summary>
    public Task<DraftResult> RunAsync(int version, string title, string planFootnote, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(version, "Title and footnote", (draft, stamp) => draft.ChangeTitle(title, planFootnote, basedOn, stamp), cancellationToken);
}

internal static class QuestionSetNames
{
    /// <summary>What a version is called in the audit.</summary>
    public static string For(QuestionSet questionSet) => FormattableString.Invariant($"Version {questionSet.Version}");
}
