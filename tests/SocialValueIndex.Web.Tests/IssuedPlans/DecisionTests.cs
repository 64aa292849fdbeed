using System.Net;
using System.Text.Json;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.IssuedPlans;

/// <summary>What a committee decided, on the page of the issued plan.</summary>
public sealed class DecisionTests : WebTest
{
    private const string Record = "Record the decision";
    private const string Correct = "Save the correction";

    private static readonly (string, string)[] Approved =
    [
        ("body", "Cabinet"),
        ("date.day", "3"),
        ("date.month", "3"),
        ("date.year", "2026"),
        ("outcome", "Approved"),
        ("sponsor", "Councillor Example"),
        ("minutes", "https://www.example.gov.uk/minutes"),
    ];

    [Fact]
    public async Task Decision_RecordedByALeadAndCorrectedByAnOfficer_IsShownAndGivenAsData()
    {
        var (officer, assessment, address) = await BeginAsync();
        var lead = await LeadAsync();

        var recorded = await (await lead.OpenAsync(address)).PressAsync(Record, Approved);
        var corrected = await (await officer.OpenAsync(address)).PressAsync(Correct, ("outcome", "ApprovedWithChanges"));

        Assert.Equal("The decision is recorded", recorded.Notice);
        Assert.Contains("Approved with changes", corrected.All("#recorded dd"));
        Assert.Equal("https://www.example.gov.uk/minutes", corrected.Find("#recorded a").GetAttribute("href"));
        using var json = JsonDocument.Parse(await officer.DownloadAsync($"{assessment}/issued.json"));
        var decision = json.RootElement.GetProperty("issued")[0].GetProperty("decision");
        Assert.Equal(
            ("Cabinet", "2026-03-03", "ApprovedWithChanges", "Councillor Example", "Olwen Officer"),
            (
                decision.GetProperty("body").GetString(),
                decision.GetProperty("date").GetString(),
                decision.GetProperty("outcome").GetString(),
                decision.GetProperty("sponsor").GetString(),
                decision.GetProperty("recordedBy").GetString()
            )
        );
        var list = await officer.OpenAsync($"{assessment}/issued");
        Assert.Contains("Approved with changes by Cabinet on 3 March 2026", list.Text, StringComparison.Ordinal);
        Assert.Contains("It was: Cabinet, 3 March 2026, Approved,", list.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Cabinet, 3 March 2026: approved with changes",
            (await (await AdministratorAsync()).OpenAsync("/admin/audit?kind=DecisionRecorded")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Decision_WithFaults_SaysThemBesideTheFieldsAndKeepsWhatWasTyped()
    {
        var (officer, _, address) = await BeginAsync();

        var page = await (await officer.OpenAsync(address)).PressAsync(
            Record,
            ("body", ""),
            ("date.day", "31"),
            ("date.month", "2"),
            ("date.year", "2026"),
            ("sponsor", "Councillor Example"),
            ("minutes", "javascript:alert(1)")
        );

        Assert.Equal(["body", "date", "outcome", "minutes"], page.Errors.Select(e => e.Id));
        Assert.All(page.Errors, e => Assert.Equal(e.Message, page.ErrorBeside(e.Id)));
        Assert.Equal(
            ("31", "Councillor Example", "javascript:alert(1)"),
            (page.Value("date.day"), page.Value("sponsor"), page.Value("minutes"))
        );
        Assert.Empty(page.Document.QuerySelectorAll("a[href^=javascript]"));
    }

    [Fact]
    public async Task Decision_ThatAColleagueRecordedMeanwhile_IsShownAndNotOverwrittenUnseen()
    {
        var (officer, assessment, address) = await BeginAsync();
        var open = await officer.OpenAsync(address);
        await (await (await OfficerAsync("Colleague")).OpenAsync(address)).PressAsync(Record, Approved);

        var page = await open.PressAsync(Record, [("body", "Council"), .. Approved.Skip(1)]);

        Assert.StartsWith("Colleague changed the decision while you had it open.", page.ErrorBeside("body"), StringComparison.Ordinal);
        Assert.Equal("Council", page.Value("body"));
        Assert.Contains("Cabinet", page.All("#recorded dd"));
        Assert.Contains("\"body\": \"Cabinet\"", await officer.DownloadAsync($"{assessment}/issued.json"), StringComparison.Ordinal);
        Assert.Contains("Council", (await page.PressAsync(Correct)).All("#recorded dd"));
    }

    [Fact]
    public async Task Decision_ForAnApprover_IsToReadAndNotToRecord()
    {
        var (officer, _, address) = await BeginAsync();
        var approver = await SignedInAsync(await CreatePersonAsync(await CouncilAsync(), "Ann Approver", Roles.Approver));

        var before = await approver.OpenAsync(address);
        await officer.ForgeAsync(address, Approved);
        var after = await approver.OpenAsync(address);

        Assert.Contains("No decision is recorded yet.", before.Text, StringComparison.Ordinal);
        Assert.Contains("Cabinet", after.All("#recorded dd"));
        Assert.Empty(after.All("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await approver.ForgeAsync(address, Approved)).Status);
    }

    private async Task<(Browser Officer, string Assessment, string Address)> BeginAsync()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.IssueAsync(assessment);
        return (officer, assessment, $"{assessment}/issued/1");
    }
}
