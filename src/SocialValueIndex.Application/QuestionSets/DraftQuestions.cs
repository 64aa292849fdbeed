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
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class AddQuestion(DraftEditor editor)
{
    /// <summary>Adds it, as the last one of the area.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, Question question, CancellationToken cancellationToken) =>
        editor.RunAsync(version, $"Question {question.Code} added", (draft, stamp) => draft.Find(areaCode) is null ? null : draft.AddQuestion(areaCode, question, stamp), cancellationToken);
}

/// <summary>Changes a question of a draft, with its whole ladder.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class SaveQuestion(DraftEditor editor)
{
    /// <summary>Changes it.</summary>
    public Task<DraftResult> RunAsync(int version, string questionCode, Question question, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            version, $"Question {questionCode}", (draft, stamp) => draft.FindQuestion(questionCode) is null ? null : draft.ChangeQuestion(questionCode, question, basedOn, stamp), cancellationToken);
}

/// <summary>Moves a question of a draft up or down in its area.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class MoveQuestion(DraftEditor editor)
{
    /// <summary>Moves it by so many places, up if negative.</summary>
    public Task<DraftResult> RunAsync(int version, string questionCode, int by, CancellationToken cancellationToken) =>
        editor.RunAsync(version, $"Question {questionCode} moved", (draft, stamp) => draft.FindQuestion(questionCode) is null ? null : draft.MoveQuestion(questionCode, by, stamp), cancellationToken);
}

/// <summary>Takes a question out of a draft.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class RemoveQuestion(DraftEditor editor)
{
    /// <summary>Takes it out.</summary>
    public Task<DraftResult> RunAsync(int version, string questionCode, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(version, $"Question {questionCode} removed", (draft, stamp) => draft.FindQuestion(questionCode) is null ? null : draft.RemoveQuestion(questionCode, basedOn, stamp), cancellationToken);
}
