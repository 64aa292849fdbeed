namespace SocialValueIndex.Web.Features.Administration.Shared;

/// <summary>The buttons that change the order of a list.</summary>
internal static class Direction
{
    public const string Up = "up";

    /// <summary>How many places a button moves something: one up, or one down.</summary>
    public static int By(string? direction) => direction == Up ? -1 : 1;
}
