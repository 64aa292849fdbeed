using Microsoft.AspNetCore.Mvc;

namespace SocialValueIndex.Web.Access;

/// <summary>Where sign-in leads to, as the browser sent it.</summary>
internal static class ReturnAddress
{
    private static readonly Uri Anywhere = new("http://localhost");

    /// <summary>The address as a header can carry it; none when it is not ours, or no address at all.</summary>
    public static string? Read(IUrlHelper url, string? text)
    {
        // Half of a surrogate pair cannot be percent-encoded.
        if (!url.IsLocalUrl(text) || text!.StartsWith('~') || text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar))
        {
            return null;
        }

        return Uri.TryCreate(Anywhere, text, out var address) && address.Host == Anywhere.Host && url.IsLocalUrl(address.PathAndQuery)
            ? address.PathAndQuery + address.Fragment
            : null;
    }
}
