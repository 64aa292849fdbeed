using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>What became of an attempt to publish.</summary>
public enum PublishStatus
{
    /// <summary>It is the version for new assessments.</summary>
    Published,

    /// <summary>Nothing is changed: it has faults.</summary>
    HasFaults,

    /// <summary>Nothing is changed: since the person looked, a colleague changed the draft or published another version.</summary>
    ChangedMeanwhile,

    /// <summary>Nothing is changed: it is not a draft any more.</summary>
    NotADraft,

    /// <summary>There is no such version.</summary>
    NotFound,
}

/// <summary>What the person saw who publishes.</summary>
/// <param name="Revision">The revision of the draft.</param>
/// <param name="PublishedVersion">The number of the version that was published then.</param>
public sealed record PublishBasis(int Revision, int PublishedVersion);

/// <summary>Makes a draft the version for new assessments, and retires the one before it: both or neither.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who publishes.</param>
/// <param name="time">The clock.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class PublishQuestionSet(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time, Audit audit)
{
    /// <summary>Publishes. Of two people who publish at once the later one is told, because the earlier one's is not what they saw.</summary>
    /// <param name="version">The draft's number.</param>
    /// <param name="note">What changed, without faults (<see cref="QuestionSet.FaultInPublishNote"/>).</param>
    /// <param name="basedOn">What the person saw.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<PublishStatus> RunAsync(int version, string note, PublishBasis basedOn, CancellationToken cancellationToken) => db.SaveWithRetryAsync(
        async () =>
        {
            var draft = await db.QuestionSets.FirstOrDefaultAsync(q => q.Version == version, cancellationToken);
            var published = await db.QuestionSets.Where(q => q.State == QuestionSetState.Published).ToListAsync(cancellationToken);
            if (Refusal(draft, published, basedOn) is { } refusal)
            {
                return refusal;
            }

            draft!.Publish(note, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
            published.ForEach(q => q.Retire());
            audit.Write(
                AuditKind.QuestionSetPublished,
                draft.Id,
                QuestionSetNames.For(draft),
                from: published is [var before, ..] ? QuestionSetNames.For(before) : null,
                to: $"{QuestionSetNames.For(draft)}: {draft.PublishNote}");
            return PublishStatus.Published;
        },
        cancellationToken);

    private static PublishStatus? Refusal(QuestionSet? draft, List<QuestionSet> published, PublishBasis basedOn) => draft switch
    {
        null => PublishStatus.NotFound,
        { State: not QuestionSetState.Draft } => PublishStatus.NotADraft,
        _ when draft.Revision != basedOn.Revision || published.Any(q => q.Version != basedOn.PublishedVersion) => PublishStatus.ChangedMeanwhile,
        _ when QuestionSetRules.FaultsIn(draft).Count > 0 => PublishStatus.HasFaults,
        _ => null,
    };
}
