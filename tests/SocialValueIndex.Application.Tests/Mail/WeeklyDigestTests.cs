using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Mail;

/// <summary>What comes on Monday mornings. The clock begins on Wednesday, 1 April 2026.</summary>
public class WeeklyDigestTests : UseCaseTest
{
    private static readonly Uri SiteInAFolder = new("https://index.example.gov.uk/svi/");

    private static readonly DateTime Monday = new(2026, 4, 6, 6, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-04-01T09:30:00Z", "2026-03-30T06:00:00Z")]
    [InlineData("2026-03-30T06:00:00Z", "2026-03-30T06:00:00Z")] // The first Monday of summer time, at seven.
    [InlineData("2026-03-30T05:59:59Z", "2026-03-23T07:00:00Z")]
    [InlineData("2026-03-29T23:30:00Z", "2026-03-23T07:00:00Z")] // Monday already, by the clock in London.
    [InlineData("2026-10-26T06:59:59Z", "2026-10-19T06:00:00Z")]
    [InlineData("2026-10-26T07:00:00Z", "2026-10-26T07:00:00Z")] // The first Monday of winter time.
    [InlineData("2026-11-01T23:59:59Z", "2026-10-26T07:00:00Z")]
    [InlineData("2027-01-04T07:00:00Z", "2027-01-04T07:00:00Z")]
    public void LatestMonday_AcrossSummerTime_IsAtSevenInLondon(string now, string expected) =>
        Assert.Equal(Utc(expected), WeeklyDigest.LatestMonday(Utc(now)));

    [Fact]
    public async Task Digest_OfWhoChoseIt_ComesOnMondayWithWhatIsOverdueOrDueInTwoWeeks()
    {
        var (lee, olwen, assessment) = await PeopleAsync();
        await ChooseAsync(olwen, EmailChoice.Weekly);
        await AssignAsync(lee, assessment, "A", olwen, new DateOnly(2026, 4, 20));
        await AssignAsync(lee, assessment, "B", olwen, new DateOnly(2026, 4, 21));
        await AssignAsync(lee, assessment, "C", olwen, new DateOnly(2026, 4, 5));
        await AssignAsync(lee, assessment, "D", olwen, null);
        await AssignAsync(lee, assessment, "E", lee, new DateOnly(2026, 4, 7));

        Assert.Empty(await DigestsAsync(Monday.AddSeconds(-1)));
        var digest = Assert.Single(await DigestsAsync(Monday));

        Assert.Equal(olwen.Email, digest.To);
        Assert.Equal(
            $"""
            Dear Olwen Officer,

            Overdue:

            * Area C {NameOf("C")}, assessment 2026/27: it was due on 5 April 2026

            Due in the next two weeks:

            * Area A {NameOf("A")}, assessment 2026/27: it is due on 20 April 2026

            See all that is yours: https://index.example.gov.uk/svi/my-work

            Choose which emails you get: https://index.example.gov.uk/svi/account/emails

            """,
            digest.Text.Body,
            ignoreLineEndingDifferences: true
        );
        Assert.Single(await DigestsAsync(Monday.AddDays(6)));
        Assert.Equal(2, (await DigestsAsync(Monday.AddDays(7))).Count);

        string NameOf(string code)
        {
            using var db = Database.CreateContext(KnownUser.Nobody);
            return db.QuestionSets.Single().Find(code)!.Name;
        }
    }

    [Fact]
    public async Task Digest_WrittenByTwoInstancesAtTheSameMoment_ComesOnce()
    {
        var (lee, olwen, assessment) = await PeopleAsync();
        await ChooseAsync(olwen, EmailChoice.Weekly);
        await AssignAsync(lee, assessment, "A", olwen, new DateOnly(2026, 4, 10));
        Time.SetUtcNow(new DateTimeOffset(Monday));

        await using var instance = Instance(KnownUser.Nobody, new BeforeSave(WriteAsync));
        await RequestAsync(
            instance,
            async (WriteDigests write) =>
            {
                await write.RunAsync(SiteInAFolder, Token);
                return true;
            }
        );

        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task Digest_WhenNothingIsDueOrAnswered_DoesNotCome()
    {
        var (lee, olwen, _) = await PeopleAsync();
        await ChooseAsync(olwen, EmailChoice.Weekly);
        var answered = await Data.CreateAssessmentAsync(lee, "2025/26", Answered("A"));
        await AssignAsync(lee, answered, "A", olwen, new DateOnly(2026, 4, 7));

        Assert.Empty(await DigestsAsync(Monday));
    }

    [Fact]
    public async Task Digest_WhenEveryInstanceWasDownOnMonday_ComesWhenOneIsUpAgain()
    {
        var (lee, olwen, assessment) = await PeopleAsync();
        await ChooseAsync(olwen, EmailChoice.Weekly);
        await AssignAsync(lee, assessment, "A", olwen, new DateOnly(2026, 4, 10));

        Assert.Single(await DigestsAsync(Monday.AddDays(2)));
    }

    [Fact]
    public async Task Digest_OfWhoChoseItAfterMonday_WaitsForTheNext()
    {
        var (lee, olwen, assessment) = await PeopleAsync();
        Time.SetUtcNow(new DateTimeOffset(Monday.AddHours(1)));
        await ChooseAsync(olwen, EmailChoice.Weekly);
        await AssignAsync(lee, assessment, "A", olwen, new DateOnly(2026, 4, 10));

        Assert.Empty(await DigestsAsync(Monday.AddDays(2)));
        Assert.Single(await DigestsAsync(Monday.AddDays(7)));
    }

    [Fact]
    public async Task Digest_OfSomebodyWhoLeft_DoesNotCome()
    {
        var (lee, olwen, assessment) = await PeopleAsync();
        await ChooseAsync(olwen, EmailChoice.Weekly);
        await AssignAsync(lee, assessment, "A", olwen, new DateOnly(2026, 4, 10));
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            db.Users.Single(p => p.Id == olwen.Id).DeactivatedAt = TestData.Now.UtcDateTime;
            await db.SaveChangesAsync(Token);
        }

        Assert.Empty(await DigestsAsync(Monday));
    }

    [Theory]
    [InlineData(EmailChoice.AtOnce, 1)]
    [InlineData(EmailChoice.Weekly, 0)]
    [InlineData(EmailChoice.Nothing, 0)]
    public async Task Assignment_OfWhoChose_SendsAnEmailAtOnceOrNot(EmailChoice choice, int emails)
    {
        var (lee, olwen, assessment) = await PeopleAsync();
        await ChooseAsync(olwen, choice);

        await AssignAsync(lee, assessment, "A", olwen, new DateOnly(2026, 4, 10));

        Assert.Equal(emails, (await MailsAsync()).Count);
        Assert.Equal(choice == EmailChoice.AtOnce ? 0 : 1, await HistoryCountAsync(nameof(EmailChoiceChanged)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("weekly")]
    public async Task Choice_ThatIsNone_IsRefused(string? choice)
    {
        var (_, olwen, _) = await PeopleAsync();

        var outcome = await AsAsync(olwen, (ChangeEmailChoice change) => change.RunAsync(choice, Token));

        Assert.Equal("choice", Assert.Single(outcome.Faults).Field);
    }

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private async Task<(Person Lee, Person Olwen, Assessment Assessment)> PeopleAsync()
    {
        var council = await Data.CreateOrganisationAsync();
        var lee = await Data.CreatePersonAsync(council, "Lee Lead");
        return (lee, await Data.CreatePersonAsync(council, "Olwen Officer"), await Data.CreateAssessmentAsync(lee));
    }

    private Dictionary<string, AnswerValues> Answered(string area)
    {
        using var db = Database.CreateContext(KnownUser.Nobody);
        return db
            .QuestionSets.Single()
            .Find(area)!
            .Questions.ToDictionary(q => q.Code, q => Answer(q.Options[0].Level, q.Options[^1].Level));
    }

    private async Task ChooseAsync(Person person, EmailChoice choice) =>
        Assert.True((await AsAsync(person, (ChangeEmailChoice change) => change.RunAsync(choice.ToString(), Token))).IsDone);

    private async Task AssignAsync(Person by, Assessment assessment, string area, Person person, DateOnly? due) =>
        Assert.True(
            (
                await AsAsync(
                    by,
                    (AssignArea assign) => assign.RunAsync(assessment.Id, area, new Assignee(person.Id, due), null, SiteInAFolder, Token)
                )
            ).IsDone
        );

    private async Task<int> HistoryCountAsync(string kind)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.History.IgnoreQueryFilters().CountAsync(e => e.Kind == kind, Token);
    }

    private async Task WriteAsync()
    {
        await using var instance = Instance(KnownUser.Nobody);
        await RequestAsync(
            instance,
            async (WriteDigests write) =>
            {
                await write.RunAsync(SiteInAFolder, Token);
                return true;
            }
        );
    }

    private async Task<IReadOnlyList<MailMessage>> DigestsAsync(DateTime now)
    {
        Time.SetUtcNow(new DateTimeOffset(now));
        await WriteAsync();
        return [.. (await MailsAsync()).Where(m => m.Text.Subject.StartsWith("Your work", StringComparison.Ordinal))];
    }
}
