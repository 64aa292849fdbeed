using SocialValueIndex.Application;

namespace SocialValueIndex.Web.Features.Shared;

internal static class ChosenFiles
{
    /// <summary>
    /// What is in a file that was chosen; nothing where none was. One byte more than is read tells "too large" without taking in the rest.
    /// </summary>
    public static async Task<byte[]> ReadAsync(this IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return [];
        }

        var content = new byte[Math.Min(file.Length, ChosenFile.MaxBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}
