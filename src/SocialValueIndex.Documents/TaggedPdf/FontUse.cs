namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// The characters of one typeface that a document uses. Each has a slot of its own, numbered from 1, even where two share a glyph or where
/// both show as the replacement box: so the way back from slot to character is exact.
/// </summary>
internal sealed class FontUse(FontFace face, int index)
{
    // Glyph numbers end at 65,535, and parts of accented letters need some too. No real document comes near.
    private const int MaxSlots = 65_000;

    private readonly Dictionary<int, ushort> _slots = [];
    private readonly List<int> _codePoints = [];

    public FontFace Face => face;

    /// <summary>The name that pages call the font by.</summary>
    public string ResourceName { get; } = FormattableString.Invariant($"F{index}");

    /// <summary>The characters in the order of their slots; the first has slot 1.</summary>
    public IReadOnlyList<int> CodePoints => _codePoints;

    public ushort SlotOf(int codePoint)
    {
        if (_slots.TryGetValue(codePoint, out var slot))
        {
            return slot;
        }

        if (_codePoints.Count >= MaxSlots && codePoint != Characters.Replacement)
        {
            return SlotOf(Characters.Replacement);
        }

        _codePoints.Add(codePoint);
        return _slots[codePoint] = (ushort)_codePoints.Count;
    }
}

/// <summary>The typefaces that a document uses, in the order of first use.</summary>
internal sealed class FontUses
{
    private readonly List<FontUse> _uses = [];

    public IReadOnlyList<FontUse> All => _uses;

    public FontUse UseOf(FontFace face)
    {
        foreach (var use in _uses)
        {
            if (use.Face == face)
            {
                return use;
            }
        }

        _uses.Add(new FontUse(face, _uses.Count + 1));
        return _uses[^1];
    }
}
