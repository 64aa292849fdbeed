using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// Changes a draft: loads it, lets the domain change it, stores it, and begins again when a colleague stored a change in between. The
/// domain then sees the colleague's change: another page's stays, the same page's is a conflict. Every change refuses as the verb of the
/// domain does, and as gone where there is no such version.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="versions">What codes stand for already.</param>
/// <param name="user">Who changes it.</param>
/// <param name="time">The clock.</param>
public sealed class DraftEditor(SocialValueIndexDbContext db, PublishedQuestionSets versions, ICurrentUser user, TimeProvider time)
{
    /// <summary>Changes the title, the footnote and, unless it is none, what the draft is for.</summary>
    public Task<Outcome> ChangeTitleAsync(
        int version,
        string title,
        string planFootnote,
        string? basedOn,
        CancellationToken cancellationToken,
        string? purpose = null
    ) => ChangeAsync(version, (draft, stamp) => draft.ChangeTitle(title, planFootnote, basedOn, stamp, purpose), cancellationToken);

    /// <summary>Adds an area, as the last one and without questions.</summary>
    public async Task<Outcome> AddAreaAsync(
        int version,
        string code,
        string name,
        string planName,
        CancellationToken cancellationToken,
        bool confirmsCode = false
    )
    {
        var reuse = await ReuseAsync(confirmsCode, cancellationToken);
        return await ChangeAsync(version, (draft, stamp) => draft.AddArea(code, name, planName, stamp, reuse), cancellationToken);
    }

    /// <summary>Changes the code and names of an area.</summary>
    public async Task<Outcome> ChangeAreaAsync(
        int version,
        string areaCode,
        string code,
        string name,
        string planName,
        string? basedOn,
        CancellationToken cancellationToken,
        bool confirmsCode = false
    )
    {
        var reuse = code == areaCode && !confirmsCode ? null : await ReuseAsync(confirmsCode, cancellationToken);
        return await ChangeAsync(
            version,
            (draft, stamp) => draft.ChangeArea(areaCode, code, name, planName, basedOn, stamp, reuse),
            cancellationToken
        );
    }

    /// <summary>Moves an area by so many places, up if negative.</summary>
    public Task<Outcome> MoveAreaAsync(int version, string areaCode, int by, CancellationToken cancellationToken) =>
        ChangeAsync(version, (draft, stamp) => draft.MoveArea(areaCode, by, stamp), cancellationToken);

    /// <summary>Takes an area out, with its questions.</summary>
    public Task<Outcome> RemoveAreaAsync(int version, string areaCode, string? basedOn, CancellationToken cancellationToken) =>
        ChangeAsync(version, (draft, stamp) => draft.RemoveArea(areaCode, basedOn, stamp), cancellationToken);

    /// <summary>Adds a question, as the last one of its area.</summary>
    public async Task<Outcome> AddQuestionAsync(
        int version,
        string areaCode,
        Question question,
        CancellationToken cancellationToken,
        bool confirmsCode = false
    )
    {
        var reuse = await ReuseAsync(confirmsCode, cancellationToken);
        return await ChangeAsync(version, (draft, stamp) => draft.AddQuestion(areaCode, question, stamp, reuse), cancellationToken);
    }

    /// <summary>Changes a question, with all its options, and the area that it is in.</summary>
    /// <param name="version">The draft.</param>
    /// <param name="questionCode">The question.</param>
    /// <param name="question">What becomes of it.</param>
    /// <param name="basedOn">The fingerprint of what the person saw.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <param name="toArea">The area that it is moved to; none leaves it where it is.</param>
    /// <param name="confirmsCode">Whether the person confirmed that the code may stand for something else than before.</param>
    public async Task<Outcome> ChangeQuestionAsync(
        int version,
        string questionCode,
        Question question,
        string? basedOn,
        CancellationToken cancellationToken,
        string? toArea = null,
        bool confirmsCode = false
    )
    {
        var reuse = question.Code == questionCode && !confirmsCode ? null : await ReuseAsync(confirmsCode, cancellationToken);
        return await ChangeAsync(
            version,
            (draft, stamp) => draft.ChangeQuestion(questionCode, question, basedOn, stamp, reuse, toArea),
            cancellationToken
        );
    }

    /// <summary>Moves a question in its area by so many places, up if negative.</summary>
    public Task<Outcome> MoveQuestionAsync(int version, string questionCode, int by, CancellationToken cancellationToken) =>
        ChangeAsync(version, (draft, stamp) => draft.MoveQuestion(questionCode, by, stamp), cancellationToken);

    /// <summary>Takes a question out.</summary>
    public Task<Outcome> RemoveQuestionAsync(int version, string questionCode, string? basedOn, CancellationToken cancellationToken) =>
        ChangeAsync(version, (draft, stamp) => draft.RemoveQuestion(questionCode, basedOn, stamp), cancellationToken);

    private async Task<CodeReuse> ReuseAsync(bool isConfirmed, CancellationToken cancellationToken) =>
        new(await versions.UsedCodesAsync(cancellationToken), isConfirmed);

    /// <param name="version">The draft's number.</param>
    /// <param name="verb">The change; it can run more than once, each time on a fresh draft.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="DbUpdateConcurrencyException">Colleagues stored changes in between too many times.</exception>
    private Task<Outcome> ChangeAsync(int version, Func<QuestionSet, ChangeStamp, Outcome> verb, CancellationToken cancellationToken) =>
        db.SaveWithRetryAsync(
            async () =>
                await db.QuestionSets.FirstOrDefaultAsync(q => q.Version == version, cancellationToken) is { } draft
                    ? verb(draft, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime))
                    : new Refusal.Gone(),
            cancellationToken
        );
}
