namespace SocialValueIndex.Application;

/// <summary>What holds for every file that a person chooses: of answers and of question sets.</summary>
public static class ChosenFile
{
    /// <summary>The largest that is read, in bytes: the largest question set with the longest note on every answer fits.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;
}
