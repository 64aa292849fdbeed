using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.Tests.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Organisations;

public class ChangeOrganisationTests : PeopleTest
{
    [Fact]
    public async Task Life_FromAddToReopen_IsStoredAndAudited()
    {
        var admin = await AdministratorAsync();

        var id = (await AsAsync(admin, (AddOrganisation add) => add.RunAsync("  Somewhere  Council", Token))).Value;
        Time.Advance(TimeSpan.FromMinutes(1));
        await AsAsync(admin, (ChangeOrganisation rename) => rename.RunAsync(id, 0, "Elsewhere Council", null, Token));
        Time.Advance(TimeSpan.FromMinutes(1));
        await AsAsync(admin, (CloseOrganisation close) => close.RunAsync(id, 1, Token));
        var closed = await AsAsync(admin, (ListOrganisations list) => list.FindAsync(id, Token));
        Time.Advance(TimeSpan.FromMinutes(1));
        await AsAsync(admin, (ReopenOrganisation reopen) => reopen.RunAsync(id, 2, Token));

        var open = await AsAsync(admin, (ListOrganisations list) => list.FindAsync(id, Token));
        Assert.Equal(("Elsewhere Council", true, false), (open!.Name, closed!.ClosedAt is not null, open.ClosedAt is not null));
        Assert.Equal(
            [
                (nameof(OrganisationAdded), "", "Somewhere Council"),
                (nameof(OrganisationRenamed), "Somewhere Council", "Elsewhere Council"),
                (nameof(OrganisationClosed), "Open", "Closed"),
                (nameof(OrganisationReopened), "Closed", "Open"),
            ],
            (await EntriesAsync())
                .Where(e => e.SubjectId == id)
                .Select(e => (e.Kind, HistoryWords.Describe(e).From, HistoryWords.Describe(e).To))
        );
    }

    [Fact]
    public async Task Add_OfANameThatIsThere_IsRefusedWhateverItsCapitals()
    {
        var admin = await AdministratorAsync();
        await Data.CreateOrganisationAsync("Ünder Lyne Council");

        Assert.Equal(
            "name",
            (await AsAsync(admin, (AddOrganisation add) => add.RunAsync("ünder LYNE council", Token))).Faults.Single().Field
        );
    }

    [Fact]
    public async Task Add_OfTheSameNameAtTheSameMoment_IsRefusedToTheSecond()
    {
        var admin = await AdministratorAsync();

        var outcome = await AsAsync(
            admin,
            (AddOrganisation add) => add.RunAsync("Somewhere", Token),
            new BeforeSave(() => Data.CreateOrganisationAsync("somewhere"))
        );

        Assert.Equal("name", Assert.Single(outcome.Faults).Field);
    }

    [Fact]
    public async Task Rename_OfWhatSomebodyElseChanged_IsRefused()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync("Somewhere");
        await AsAsync(admin, (ChangeOrganisation rename) => rename.RunAsync(council.Id, 0, "First", null, Token));

        var outcome = await AsAsync(admin, (ChangeOrganisation rename) => rename.RunAsync(council.Id, 0, "Second", null, Token));

        Assert.Equal(OrganisationEditor.Stale, Assert.Single(outcome.Faults).Message);
    }

    [Fact]
    public async Task List_ForAnAdministrator_CountsTheWorkOfEveryOrganisation()
    {
        var admin = await AdministratorAsync();
        await Data.CreateAssessmentAsync(await Data.CreateOfficerAsync());

        var organisation = Assert.Single((await AsAsync(admin, (ListOrganisations list) => list.RunAsync(null, 1, Token))).Items);
        Assert.Equal((1, 1), (organisation.People, organisation.Assessments));
    }

    [Fact]
    public async Task Page_OfManyOrganisations_HasFiftyOfThemAndFindsThemByAPartOfTheirName()
    {
        var admin = await AdministratorAsync();
        for (var i = 1; i <= Paging.Size + 1; i++)
        {
            await Data.CreateOrganisationAsync($"Council {i:000}");
        }

        await Data.CreateOrganisationAsync("Borough of Môr_ton");
        Task<Page<OrganisationSummary>> PageAsync(string? text, int number) =>
            AsAsync(admin, (ListOrganisations list) => list.RunAsync(text, number, Token));

        var first = await PageAsync(null, 0);
        var last = await PageAsync("", 9);
        var found = await PageAsync("MOR_T", 1);

        Assert.Equal((52, 2, 1, 50), (first.Total, first.Pages, first.Number, first.Items.Count));
        Assert.Equal("Borough of Môr_ton", first.Items[0].Name);
        Assert.Equal(["Council 050", "Council 051"], last.Items.Select(o => o.Name));
        Assert.Equal("Borough of Môr_ton", Assert.Single(found.Items).Name);
        Assert.Equal(0, (await PageAsync("%", 1)).Total);
    }

    [Fact]
    public async Task Names_OfAllOrganisations_TakeOneCommandAndSayWhichAreClosed()
    {
        var admin = await AdministratorAsync();
        var closed = await Data.CreateOrganisationAsync("Ashford");
        await Data.CreateOrganisationAsync("Zeal");
        await AsAsync(admin, (CloseOrganisation close) => close.RunAsync(closed.Id, 0, Token));
        var counter = new CommandCounter();

        var names = await AsAsync(admin, (ListOrganisations list) => list.NamesAsync(Token), counter);

        Assert.Equal([("Ashford", true), ("Zeal", false)], names.Select(n => (n.Name, n.IsClosed)));
        Assert.Single(counter.Commands);
    }
}
