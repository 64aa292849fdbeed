using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>What the area page posts: answers[A2].present and so on, and what to do next.</summary>
public sealed class AreaInput
{
    public const string ThenContinue = "continue";
    public const string ThenReturn = "return";
    public const string TargetsStay = "stay";
    public const string TargetsNext = "next";

    [ModelBinder(typeof(AnswersBinder))]
    public IReadOnlyDictionary<string, AnswerInput> Answers { get; init; } = new Dictionary<string, AnswerInput>();

    /// <summary>The number of the version whose questions the page showed.</summary>
    public int? Version { get; init; }

    /// <summary>Where to go after saving: <see cref="ThenReturn"/> to the task list, anything else on to the next area.</summary>
    public string? Then { get; init; }

    /// <summary>Whether the button that sets every target of the area was used.</summary>
    public string? SetTargets { get; init; }

    /// <summary>How to set them: one of the constants above, or the name of the highest level.</summary>
    public string? Targets { get; init; }

    /// <summary>Whether targets that are set already stay.</summary>
    public string? OnlyEmpty { get; init; }

    /// <summary>The code of a question whose answer is to be cleared, if its button was used.</summary>
    public string? Clear { get; init; }

    /// <summary>Whether the button was used that confirms every carried answer of the area.</summary>
    public string? ConfirmAll { get; init; }

    /// <summary>The page that the person came from, and goes back to: one of <see cref="ComeFrom"/>.</summary>
    public string? From { get; init; }

    public bool IsSettingTargets => SetTargets is not null;

    /// <summary>
    /// Whether it cannot come from the area page: an answer without any of its fields, or one to clear that is not there.
    /// </summary>
    public bool IsMalformed => Answers.Values.Any(a => a.IsEmpty) || (Clear is not null && !Answers.ContainsKey(Clear));

    /// <summary>How to set the targets, or none when it was not asked for; false when it cannot be read.</summary>
    public bool TryReadTargets(out TargetChoice? choice)
    {
        choice = !IsSettingTargets ? null : TargetsInput.Read(Targets, OnlyEmpty);
        return choice is not null || !IsSettingTargets || string.IsNullOrEmpty(Targets);
    }

    /// <summary>The answers to save: without those where the person chose to keep a colleague's.</summary>
    public IReadOnlyDictionary<string, PostedAnswer> ToPost() =>
        Answers
            .Where(a => a.Value.Keep != AnswerInput.KeepTheirs)
            .ToDictionary(
                a => a.Key,
                a =>
                    a.Key == Clear
                        ? new PostedAnswer(null, null, a.Value.Note, a.Value.BasedOnNow)
                        : new PostedAnswer(a.Value.Present, a.Value.Target, a.Value.Note, a.Value.BasedOnNow, a.Value.SentBefore)
                        {
                            IsConfirmed = ConfirmAll is not null || a.Value.Confirm == AnswerInput.Confirmed,
                        }
            );
}

/// <summary>One question's posted fields.</summary>
public sealed class AnswerInput
{
    public const string KeepMine = "mine";
    public const string KeepTheirs = "theirs";
    public const string Confirmed = "true";

    public string? Present { get; init; }

    public string? Target { get; init; }

    /// <summary>The note; empty removes it, and none leaves the stored one.</summary>
    public string? Note { get; init; }

    /// <summary><see cref="Confirmed"/> where the person says that a carried answer is still right.</summary>
    public string? Confirm { get; init; }

    /// <summary>The fingerprint of the answer that the page showed when it was opened.</summary>
    public string? BasedOn { get; init; }

    /// <summary>
    /// An answer that the same page sent before and does not know to be stored, as JSON of its fields. A page that goes away sends what is
    /// newest without waiting for what is on its way.
    /// </summary>
    public string? Sent { get; init; }

    /// <summary>The fingerprint of a colleague's answer that the page asked about.</summary>
    public string? Theirs { get; init; }

    /// <summary>Which of the two to keep.</summary>
    public string? Keep { get; init; }

    /// <summary>The answer; a level that cannot be read counts as none.</summary>
    public AnswerValues Values => new(MaturityLevels.Find(Present), MaturityLevels.Find(Target), PlainText.Normalize(Note));

    /// <summary>Whether no field of an answer was posted: taken for an answer, it would clear the one that is stored.</summary>
    public bool IsEmpty => (Present ?? Target ?? Note ?? BasedOn) is null;

    /// <summary>Who chose to keep their own answer has seen the colleague's.</summary>
    public string? BasedOnNow => Keep == KeepMine && Theirs is not null ? Theirs : BasedOn;

    /// <summary>The fingerprint of <see cref="Sent"/>; none when it is not there or cannot be read.</summary>
    public string? SentBefore
    {
        get
        {
            try
            {
                return Sent is null ? null : JsonSerializer.Deserialize<AnswerInput>(Sent, JsonSerializerOptions.Web)?.Values.Fingerprint();
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether it is another answer than the page showed.</summary>
    public bool IsChanged => Values.Fingerprint() != BasedOnNow;
}
