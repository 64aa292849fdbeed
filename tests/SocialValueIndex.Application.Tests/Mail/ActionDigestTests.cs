using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.Tests.Actions;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Tests.Mail;

/// <summary>The actions in a digest: those that a person owns and still has to do.</summary>
public class ActionDigestTests : RegisterTest
{
    private static readonly DateTimeOffset Monday = new(2026, 4, 6, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Digest_OfAnOwner_HasTheActionsThatAreOverdueOrDueInTwoWeeks()
    {
        var (officer, id) = await ExampleAsync();
        var mine = ActionOwner.Person(officer.Id);
        var lead = await ColleagueAsync(officer);
        await AsAsync(officer, (ChangeEmailChoice change) => change.RunAsync(nameof(EmailChoice.Weekly), Token));
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Owner = mine, Due = new DateOnly(2026, 4, 20) });
        await ChangeAsync(officer, id, "A2-Mature", v => v with { Owner = mine, Due = new DateOnly(2026, 4, 21) });
        await ChangeAsync(officer, id, "A3-Mature", v => v with { Owner = mine, Due = new DateOnly(2026, 4, 5) });
        await ChangeAsync(
            officer,
            id,
            "A3-Leader",
            v => v with { Owner = mine, Due = new DateOnly(2026, 4, 5), Status = ActionStatus.Done }
        );
        await ChangeAsync(officer, id, "B1-Leader", v => v with { Owner = ActionOwner.Person(lead.Id), Due = new DateOnly(2026, 4, 5) });
        Time.SetUtcNow(Monday);

        await using var instance = Instance(KnownUser.Nobody);
        await RequestAsync(
            instance,
            async (WriteDigests write) =>
            {
                await write.RunAsync(null, Token);
                return true;
            }
        );

        var lines = Assert.Single(await MailsAsync()).Text.Body.Split('\n').Where(l => l.StartsWith('*')).ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("* Action A3-Mature, assessment 2026/27, ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(": it was due on 5 April 2026", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("* Action A2-Leader, assessment 2026/27, Ensure that your policy requires", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(": it is due on 20 April 2026", lines[1], StringComparison.Ordinal);
    }
}
