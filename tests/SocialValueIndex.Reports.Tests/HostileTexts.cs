using CsCheck;

namespace SocialValueIndex.Reports.Tests;

/// <summary>What people type or paste, at its worst.</summary>
internal static class HostileTexts
{
    /// <summary>Any UTF-16 at all, and text of the kind that makes trouble in documents more often than chance would.</summary>
    public static Gen<string> Any { get; } =
        Gen.OneOf(
            Gen.String,
            Gen.OneOf(
                    "a",
                    " ",
                    "  ",
                    "\n",
                    "\r\n",
                    "\t",
                    "\0",
                    "\u001B",
                    "\uD800",
                    "\uDC00",
                    "\U0001F600",
                    "\u200B",
                    "\u00AD",
                    "\uFEFF",
                    "\uFFFE",
                    "\u202E",
                    "e\u0301",
                    "\u0301",
                    "w\u0302",
                    "(",
                    ")",
                    "\\",
                    "<",
                    "&",
                    "\u65E5",
                    "wordwordwordword",
                    "-",
                    "/",
                    "\u2028",
                    "\u0085",
                    "…",
                    "\uE000",
                    "\U000F0000",
                    "{ DATE }",
                    "=1+1",
                    "]]>",
                    "<w:t>"
                )
                .Array[0, 200]
                .Select(string.Concat)
        );
}
