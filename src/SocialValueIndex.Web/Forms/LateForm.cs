using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SocialValueIndex.Web.Forms;

/// <summary>Why a form came too late.</summary>
internal enum Lateness
{
    /// <summary>The session had ended.</summary>
    SignedOut,

    /// <summary>The session goes on, and the form does not belong to it: its antiforgery token is stale.</summary>
    Stale,
}

/// <summary>
/// A form that came too late to be done. The action that it was sent to runs all the same, does nothing, and shows the page with everything
/// that was typed.
/// </summary>
/// <param name="Lateness">Why it was too late.</param>
/// <param name="Address">Where it was sent, with the query.</param>
/// <param name="Fields">What was typed, but no password and no token.</param>
/// <param name="HasFiles">Whether there were files, which are not kept.</param>
/// <param name="Token">Its antiforgery token, where only that tells whose it is.</param>
internal sealed record LateForm(
    Lateness Lateness,
    string Address,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    bool HasFiles,
    string? Token = null
)
{
    /// <summary>The kept form that it was read from; empty where it was not kept.</summary>
    public Guid KeptFormId { get; init; }

    /// <summary>Whether it was kept until now, and not just sent.</summary>
    public bool IsKept => KeptFormId != Guid.Empty;

    /// <summary>What the page says about it.</summary>
    public string Notice =>
        !IsKept
            ? "This page was open for too long, or your browser does not keep cookies, so nothing is done yet. Try again"
            : NoticeOfKept;

    private string NoticeOfKept =>
        string.Join(
            ' ',
            new[]
            {
                (Lateness, Fields.Count) switch
                {
                    (_, 0) when HasFiles => "Nothing is saved yet.",
                    (Lateness.SignedOut, 0) =>
                        "You were signed out before you used this button. Nothing is changed yet. Use it again if you want to",
                    (Lateness.SignedOut, _) =>
                        "You were signed out before this was saved. What you typed is still here. Nothing is saved yet: check it, then "
                            + "save again",
                    (Lateness.Stale, 0) => "This page was open for too long. Nothing is changed yet. Use the button again if you want to",
                    _ => "This page was open for too long, so nothing is saved yet. What you typed is still here: check it, then send it "
                        + "again",
                },
                HasFiles ? "Choose the file again" : null,
            }.OfType<string>()
        );

    /// <summary>The late form that the request is about, if it is about one.</summary>
    public static LateForm? Of(HttpContext context) => context.Items[typeof(LateForm)] as LateForm;

    public void Attach(HttpContext context) => context.Items[typeof(LateForm)] = this;
}

/// <summary>Late forms as they are kept: nobody can read them in the database.</summary>
internal sealed class LateFormProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SocialValueIndex.LateForm");

    public string Write(LateForm form) => _protector.Protect(JsonSerializer.Serialize(form));

    public LateForm Read(string content) => JsonSerializer.Deserialize<LateForm>(_protector.Unprotect(content))!;
}
