using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.CommitteeReports;

/// <summary>What the page of a report posts: texts[Purpose].text and so on.</summary>
public sealed class ReportInput
{
    [ModelBinder(typeof(TextsBinder))]
    public IReadOnlyDictionary<string, TextInput> Texts { get; init; } = new Dictionary<string, TextInput>();

    /// <summary>Whether it cannot come from the page: nothing, a part that there is not, or one without a text.</summary>
    public bool IsMalformed =>
        Texts.Count == 0 || Texts.Any(t => ReportParts.Find(t.Key) is not { TakesText: true } || t.Value.Text is null);

    /// <summary>
    /// The texts to save: without those where the person chose to keep a colleague's. A method, because binding reads every property that
    /// holds a collection.
    /// </summary>
    public IReadOnlyList<ReportEdit> ToEdits() =>
        [
            .. from posted in Texts
            where posted.Value.Keep != TextInput.KeepTheirs
            select new ReportEdit(
                ReportParts.Find(posted.Key)!.Value,
                posted.Value.Text!,
                posted.Value.BasedOnNow,
                posted.Value.SentBefore
            ),
        ];
}

/// <summary>The posted fields of one text.</summary>
public sealed class TextInput
{
    public const string KeepMine = "mine";
    public const string KeepTheirs = "theirs";

    public string? Text { get; init; }

    /// <summary>The fingerprint of the text that the page showed when it was opened.</summary>
    public string? BasedOn { get; init; }

    /// <summary>A text that the same page sent before and does not know to be stored, as JSON of its fields.</summary>
    public string? Sent { get; init; }

    /// <summary>The fingerprint of a colleague's text that the page asked about.</summary>
    public string? Theirs { get; init; }

    /// <summary>Which of the two to keep.</summary>
    public string? Keep { get; init; }

    /// <summary>Who chose to keep their own text has seen the colleague's.</summary>
    public string? BasedOnNow => Keep == KeepMine && Theirs is not null ? Theirs : BasedOn;

    /// <summary>The fingerprint of <see cref="Sent"/>; none when it is not there or cannot be read.</summary>
    public string? SentBefore
    {
        get
        {
            try
            {
                return Sent is not null && JsonSerializer.Deserialize<TextInput>(Sent, JsonSerializerOptions.Web)?.Text is { } text
                    ? FingerprintOf(text)
                    : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The fingerprint of a text as it is stored.</summary>
    public static string FingerprintOf(string text) => ContentHash.Compute(PlainText.Normalize(text));
}

/// <summary>Reads texts[Purpose].text and so on, by part.</summary>
internal sealed class TextsBinder : KeyedFieldsBinder<TextInput>
{
    protected override TextInput Read(Func<string, string?> value) =>
        new()
        {
            Text = value("text"),
            BasedOn = value("basedOn"),
            Sent = value("sent"),
            Theirs = value("theirs"),
            Keep = value("keep"),
        };
}
