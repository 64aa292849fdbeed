using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Suggests the code of a new question.</summary>
/// <param name="db">The database.</param>
public sealed class SuggestCode(SocialValueIndexDbContext db)
{
    /// <summary>
    /// The area's code with the first number that no question of any version has: the code of a question that was removed would give its
    /// old answers to the new one.
    /// </summary>
    public async Task<string> RunAsync(Area area, CancellationToken cancellationToken)
    {
        var versions = await db.QuestionSets.AsNoTracking().Select(q => q.Areas).ToListAsync(cancellationToken);
        var used = versions
            .SelectMany(areas => areas)
            .SelectMany(a => a.Questions)
            .Select(q => q.Code)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable
            .Range(1, used.Count + 1)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"{area.Code}{n}"))
            .First(c => !used.Contains(c));
    }
}
