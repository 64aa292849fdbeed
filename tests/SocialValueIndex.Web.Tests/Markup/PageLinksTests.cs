using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Markup;

/// <summary>The links between the pages of lists.</summary>
public sealed class PageLinksTests : WebTest
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(2, 2, "1 2")]
    [InlineData(1, 10, "1 2 … 10")]
    [InlineData(4, 10, "1 2 3 4 5 … 10")]
    [InlineData(5, 10, "1 … 4 5 6 … 10")]
    [InlineData(10, 10, "1 … 9 10")]
    public void Numbers_OfAPage_AreTheFirstTheLastAndThoseAround(int number, int pages, string expected) =>
        Assert.Equal(
            expected.Split(' '),
            new PageLinks("", number, pages, _ => []).Numbers.Select(n => n is null ? "…" : FormattableString.Invariant($"{n}"))
        );

    [Theory]
    [InlineData("/admin/people?text=many")]
    [InlineData("/admin/organisations?text=many")]
    [InlineData("/admin/audit?who=many")]
    public async Task List_LongerThanAPage_LeadsToTheNextAndBackAndKeepsWhatIsAskedFor(string address)
    {
        await AddManyAsync();
        var admin = await AdministratorAsync();

        var first = await admin.OpenAsync(address);
        var second = await first.FollowAsync("Next page");
        var back = await second.FollowAsync("Previous page");

        Assert.Equal($"{address}&number=2", second.Address);
        Assert.Equal($"{address}&number=1", back.Address);
        Assert.Equal((50, 1), (first.All("tbody tr").Count, second.All("tbody tr").Count));
        Assert.Equal("2", second.Find("nav[aria-label=Pages] [aria-current=page]").TextContent);
        Assert.DoesNotContain("Previous page", first.All("a"));
        Assert.DoesNotContain("Next page", second.All("a"));
        Assert.Equal(first.All("tbody tr"), back.All("tbody tr"));
    }

    [Fact]
    public async Task List_OfOnePage_HasNoLinks() =>
        Assert.Empty((await (await AdministratorAsync()).OpenAsync("/admin/people")).All("nav[aria-label=Pages]"));

    /// <summary>One more of each than a page shows.</summary>
    private async Task AddManyAsync()
    {
        var person = await Data.CreatePersonAsync(await CouncilAsync(), "Many 0");
        await using var db = Database.CreateContext(KnownUser.Nobody);
        for (var i = 1; i <= 51; i++)
        {
            var stamp = new ChangeStamp(person.Id, TestData.Now.UtcDateTime.AddSeconds(i));
            db.Organisations.Add(Organisation.Create(Guid.CreateVersion7(), $"Many {i}").Value);
            db.History.Add(HistoryEntry.Record(person.Subject, new PersonReactivated(), stamp));
            if (i <= 50)
            {
                var email = $"MANY{i}@EXAMPLE.GOV.UK";
                db.Users.Add(
                    new Person
                    {
                        Id = Guid.CreateVersion7(),
                        Name = $"Many {i}",
                        Email = email,
                        UserName = email,
                        NormalizedEmail = email,
                        NormalizedUserName = email,
                    }
                );
            }
        }

        await db.SaveChangesAsync(Token);
    }
}
