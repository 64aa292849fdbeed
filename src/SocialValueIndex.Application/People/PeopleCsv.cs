using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Application.People;

/// <summary>People as a file for spreadsheets. Its first columns are those of a file that invites people.</summary>
public static class PeopleCsv
{
    /// <summary>The columns that a file needs to invite people.</summary>
    public static IReadOnlyList<string> InviteHeadings { get; } = ["Name", "Email", "Roles", "Organisation"];

    /// <summary>Writes them.</summary>
    /// <param name="people">The people.</param>
    /// <param name="day">How a day is written.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task WriteAsync(
        IAsyncEnumerable<PersonSummary> people,
        Func<DateTime, string> day,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        await using var writer = new CsvWriter(stream);
        await writer.WriteAsync([.. InviteHeadings, "Status", "Last signed in"], cancellationToken);
        await foreach (var person in people.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(
                [
                    person.Name,
                    person.Email,
                    Roles.DisplayName(person.Roles),
                    person.Organisation ?? "",
                    StatusOf(person),
                    person.LastSignInAt is { } at ? day(at) : "",
                ],
                cancellationToken
            );
        }
    }

    private static string StatusOf(PersonSummary person) =>
        person switch
        {
            { MergedIntoId: not null } => "Merged",
            { DeactivatedAt: not null } => "Deactivated",
            { IsOrganisationClosed: true } => "Organisation closed",
            { IsInvited: true } => "Invited",
            _ => "Active",
        };
}
