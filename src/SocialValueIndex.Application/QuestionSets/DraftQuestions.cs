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
    /// The area's code with the first number that no question of any version has: the code of a question that was removed would give its old
    /// answers to the new one.
    /// </summary>
    public async Task<string> RunAsync(Area area, CancellationToken cancellationToken)
    {
        var versions = await db.QuestionSets.AsNoTracking().Select(q => q.Areas).ToListAsync(cancellationToken);
        var used = versions.SelectMany(areas => areas).SelectMany(a => a.Questions).Select(q => q.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, used.Count + 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"{area.Code}{n}")).First(c => !used.Contains(c));
    }
}

/// <summary>Adds a question to an area of a draft.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class AddQuestion(ChangeDraft change)
{
    /// <summary>Adds it, as the last one of the area.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, Question question, CancellationToken cancellationToken) =>
        change.RunAsync(version, $"Question {question.Code} added", (draft, deed) => draft.Find(areaCode) is null ? null : draft.AddQuestion(areaCode, question, deed), cancellationToken);
}

/// <summary>Changes a question of a draft, with its whole ladder.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class SaveQuestion(ChangeDraft change)
{
    /// <summary>Changes it.</summary>
    public Task<DraftResult> RunAsync(int version, string questionCode, Question question, string? seen, CancellationToken cancellationToken) =>
        change.RunAsync(
            version, $"Question {questionCode}", (draft, deed) => draft.FindQuestion(questionCode) is null ? null : draft.ChangeQuestion(questionCode, question, seen, deed), cancellationToken);
}

/// <summary>Moves a question of a draft up or down in its area.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class MoveQuestion(ChangeDraft change)
{
    /// <summary>Moves it by so many places, up if negative.</summary>
    public Task<DraftResult> RunAsync(int version, string questionCode, int by, CancellationToken cancellationToken) =>
        change.RunAsync(version, $"Question {questionCode} moved", (draft, deed) => draft.FindQuestion(questionCode) is null ? null : draft.MoveQuestion(questionCode, by, deed), cancellationToken);
}

/// <summary>Takes a question out of a draft.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class RemoveQuestion(ChangeDraft change)
{
    /// <summary>Takes it out.</summary>
    public Task<DraftResult> RunAsync(int version, string questionCode, string? seen, CancellationToken cancellationToken) =>
        change.RunAsync(version, $"Question {questionCode} removed", (draft, deed) => draft.FindQuestion(questionCode) is null ? null : draft.RemoveQuestion(questionCode, seen, deed), cancellationToken);
}
