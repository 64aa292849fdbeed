using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>What the person saw who publishes.</summary>
/// <param name="Revision">The revision of the draft.</param>
/// <param name="PublishedVersion">The number of the version that was published then.</param>
public sealed record ExpectedVersions(int Revision, int PublishedVersion);

/// <summary>Makes a draft the version for new assessments, and retires the one before it: both or neither.</summary>
/// <param name="db">The database.</param>
/// <param name="versions">What codes stand for already.</param>
/// <param name="user">Who publishes.</param>
/// <param name="time">The clock.</param>
public sealed class PublishQuestionSet(SocialValueIndexDbContext db, PublishedQuestionSets versions, ICurrentUser user, TimeProvider time)
{
    /// <summary>
    /// Publishes. Of two people who publish at once the later one is told, because the earlier one's is not what they saw.
    /// </summary>
    /// <param name="version">The draft's number.</param>
    /// <param name="note">What changed.</param>
    /// <param name="basedOn">What the person saw.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// Refused as a conflict where a colleague changed the draft or published another version since the person looked, and as
    /// <see cref="QuestionSet.Publish(string?, ChangeStamp, int?, UsedCodes?)"/> refuses.
    /// </returns>
    public async Task<Outcome> RunAsync(int version, string? note, ExpectedVersions basedOn, CancellationToken cancellationToken)
    {
        var outcome = await db.SaveWithRetryAsync(
            async () =>
            {
                var draft = await db.QuestionSets.FirstOrDefaultAsync(q => q.Version == version, cancellationToken);
                var published = await db.QuestionSets.Where(q => q.State == QuestionSetState.Published).ToListAsync(cancellationToken);
                return draft is null
                    ? new Refusal.Gone()
                    : Publish(
                        draft,
                        published,
                        note,
                        basedOn,
                        new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime),
                        await versions.UsedCodesAsync(cancellationToken)
                    );
            },
            cancellationToken
        );
        versions.ForgetCurrent();
        return outcome;
    }

    private static Outcome Publish(
        QuestionSet draft,
        List<QuestionSet> published,
        string? note,
        ExpectedVersions basedOn,
        ChangeStamp stamp,
        UsedCodes used
    )
    {
        if (draft.IsDraft && (draft.Revision != basedOn.Revision || published.Any(q => q.Version != basedOn.PublishedVersion)))
        {
            return new Refusal.Conflict();
        }

        var outcome = draft.Publish(note, stamp, published is [var before, ..] ? before.Version : null, used);
        if (outcome.IsDone)
        {
            published.ForEach(q => q.Retire());
        }

        return outcome;
    }
}
