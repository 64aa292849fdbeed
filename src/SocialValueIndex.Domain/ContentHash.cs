using System.Security.Cryptography;
using System.Text;

namespace SocialValueIndex.Domain;

/// <summary>
/// A short text that is equal for equal content and differs otherwise. A page carries the hash of what it showed, so that a save can tell
/// what the person changed and what a colleague changed meanwhile. It is worked out when it is needed and never stored.
/// </summary>
public static class ContentHash
{
    /// <summary>The hash of a text: 16 hexadecimal digits.</summary>
    public static string Compute(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
