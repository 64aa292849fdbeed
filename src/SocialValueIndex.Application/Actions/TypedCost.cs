using System.Globalization;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Actions;

/// <summary>Costs as people type them: 1500, £1,500.50.</summary>
public static class TypedCost
{
    /// <summary>Whether nothing was typed.</summary>
    public static bool IsBlank(string? text) => PlainText.SingleLine(text).Length == 0;

    /// <summary>The cost in pounds; none when it is not a number. Whether it can be kept is another question.</summary>
    public static decimal? Read(string? text)
    {
        var digits = PlainText.SingleLine(text).Replace("£", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        return digits.Length <= 30 && decimal.TryParse(digits, Styles, CultureInfo.InvariantCulture, out var cost) ? cost : null;
    }
}
