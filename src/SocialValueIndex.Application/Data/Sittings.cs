using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Data;

/// <summary>Joins the history of one sitting: see docs/decisions/0013-history-of-one-sitting.md.</summary>
internal static class Sittings
{
    // A person who answers questions in turn comes back to one of the last few.
    private const int NewestLines = 10;

    /// <summary>Lets the line that this one carries on take it over.</summary>
    /// <param name="db">The context that is about to store the line.</param>
    /// <param name="line">The line.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Whether there was one. It is then stored in place of the line.</returns>
    public static async Task<bool> TryExtendAsync(this SocialValueIndexDbContext db, HistoryEntry line, CancellationToken cancellationToken)
    {
        if (line.Details is not AnswersChanged || line.By is null)
        {
            return false;
        }

        var (begin, subject, by, kind) = (line.At - HistoryEntry.LongestSitting, line.SubjectId, line.By, line.Kind);
        var newest = await db
            .History.Where(e => e.SubjectId == subject && e.At > begin && e.By == by && e.Kind == kind)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Take(NewestLines)
            .ToListAsync(cancellationToken);
        return newest.Exists(e => e.TryExtend(line));
    }
}
