using System.Text;
using SocialValueIndex.Domain;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Assessments;

public sealed class JourneyTests : WebTest
{
    [Fact]
    public async Task WholeAssessment_FromSignInToTheFiles_GivesTheWorkedExampleToTheLetter()
    {
        await Data.CreateOrganisationAsync("Somewhere Else");
        var council = await Data.CreateOrganisationAsync("Example Borough Council");
        var officer = await SignedInAsync(await CreatePersonAsync(council, "Olwen Officer", Application.People.Roles.Officer));

        var start = await (await officer.OpenAsync("/assessments")).FollowAsync("Start a new assessment");
        var page = await start.PressAsync("Start", ("period", "2026/27"));
        Assert.Equal("Assessment 2026/27", page.Heading);
        Assert.Contains("0 of 54 questions are answered, now and target. 0 of 10 areas are done.", page.Text, StringComparison.Ordinal);
        var assessment = page.Address;

        page = await page.FollowAsync("A Policy & Scope");
        foreach (var area in Example.Areas)
        {
            Assert.Equal($"{area.Code} {area.Name}", page.Heading);
            page = await page.PressAsync("Save and continue", [.. area.Questions.SelectMany(Fields)]);
        }

        Assert.Equal("Check your answers", page.Heading);
        Assert.Contains(
            "A1 Has the council adopted a Social Value policy?: where you are now is missing",
            page.Text,
            StringComparison.Ordinal
        );
        page = await (await page.PressAsync("Complete the assessment")).PressAsync("Complete without these answers");
        Assert.Equal("Assessment completed", page.Heading);
        Assert.Contains("2026/27, issued plan 1", page.Text, StringComparison.Ordinal);

        page = await page.FollowAsync("Action plan");
        Assert.Equal("Action plan 2026/27", page.Heading);
        var pdf = await officer.GetAsync($"{assessment}/plan.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal("social-value-action-plan-2026-27.pdf", pdf.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(await pdf.Content.ReadAsByteArrayAsync(Token)), StringComparison.Ordinal);
        var word = await officer.GetAsync($"{assessment}/plan.docx");
        Assert.Equal("social-value-action-plan-2026-27.docx", word.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith("PK", Encoding.ASCII.GetString(await word.Content.ReadAsByteArrayAsync(Token)), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(Content.ExampleActionPlan), await officer.DownloadAsync($"{assessment}/plan.json"));
        Assert.Equal(Encoding.UTF8.GetString(Content.ExampleAssessment), await officer.DownloadAsync($"{assessment}/answers.json"));

        page = await (await page.FollowAsync("Questions")).FollowAsync("Reopen the assessment");
        Assert.Equal("Do you want to reopen this assessment?", page.Heading);
        page = await page.PressAsync("Reopen the assessment", ("reason", "The policy was adopted"));
        Assert.Equal("The assessment is open for changes again", page.Notice);
        Assert.Contains("53 of 54 questions are answered, now and target. 9 of 10 areas are done.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewAssessment_FromAnEarlierOne_HasItsAnswersAndLeavesItAlone()
    {
        var officer = await OfficerAsync();
        var earlier = await AssessmentAsync(officer, "2025/26", Example.Answers);
        var answers = await officer.DownloadAsync($"{earlier}/answers.json");

        var page = await (await officer.OpenAsync("/assessments/new")).PressAsync(
            "Start",
            ("period", "2026/27"),
            ("from", earlier.Split('/')[^1])
        );

        Assert.Equal("Assessment 2026/27", page.Heading);
        Assert.NotEqual(earlier, page.Address);
        Assert.Equal(answers, await officer.DownloadAsync($"{page.Address}/answers.json"));
        await officer.ForgeAsync($"{page.Address}/areas/A", ("answers[A2].present", "Leader"));
        Assert.Equal(answers, await officer.DownloadAsync($"{earlier}/answers.json"));
    }

    [Theory]
    [InlineData("", "Enter the period, for example 2026/27")]
    [InlineData("A period that has one character more than it may have", "Shorten the period to 50 characters or fewer")]
    public async Task NewAssessment_WithoutAGoodPeriod_AsksForItAndStartsNothing(string period, string message)
    {
        var officer = await OfficerAsync();
        var earlier = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);

        var page = await (await officer.OpenAsync("/assessments/new")).PressAsync(
            "Start",
            ("period", period),
            ("from", earlier.Split('/')[^1])
        );

        Assert.Equal([("period", message)], page.Errors);
        Assert.Equal(message, page.ErrorBeside("period"));
        Assert.Equal((period, earlier.Split('/')[^1]), (page.Value("period"), page.Value("from")));
        Assert.StartsWith("Error: Start a new assessment - ", page.Title, StringComparison.Ordinal);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task NewAssessment_FromAnUnknownOne_SaysSoAtAFieldThatIsThere(string from)
    {
        var officer = await OfficerAsync();
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync("/assessments/new", ("period", "2026/27"), ("from", from));

        var error = Assert.Single(page.Errors);
        Assert.Equal(("from", "Choose one of the assessments shown, or start with no answers"), error);
        Assert.NotNull(page.Document.GetElementById("from"));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task List_OfAssessments_IsNewestFirstAndTellsWhichAreCompleted()
    {
        var officer = await OfficerAsync();
        var older = await AssessmentAsync(officer, "2025/26");
        App.Time.Advance(TimeSpan.FromDays(365));
        await AssessmentAsync(officer, "2026/27");
        await officer.SignInAsync(officer.Person!);
        await officer.ForgeAsync($"{older}/check", ("confirm", "true"));

        var page = await officer.OpenAsync("/assessments");

        Assert.Equal(["2026/27", "2025/26"], page.All("tbody th"));
        Assert.Equal(["In progress", "Completed 1 April 2027"], page.All("td[data-label=Status]"));
        Assert.Equal(["1 April 2027", "1 April 2026"], page.All("td[data-label=Started]"));
    }

    private static IEnumerable<(string Name, string Value)> Fields(Domain.QuestionSets.Question question) =>
        new (string Field, MaturityLevel? Level)[]
        {
            ("present", Example.Answers[question.Code].Present),
            ("target", Example.Answers[question.Code].Target),
        }
            .Where(f => f.Level is not null)
            .Select(f => ($"answers[{question.Code}].{f.Field}", f.Level.ToString()!));
}
