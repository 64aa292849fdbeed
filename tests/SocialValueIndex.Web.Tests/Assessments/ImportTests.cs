using System.Net;
using System.Text;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Assessments;

public sealed class ImportTests : WebTest
{
    private const string Import = "/assessments/import";

    [Fact]
    public async Task Import_OfTheExample_MakesAnAssessmentWithItsAnswersForTheImportersCouncil()
    {
        var officer = await OfficerAsync();

        var page = await officer.UploadAsync(Import, Content.ExampleAssessment, ("period", " 2026/27 "));

        Assert.Equal("The answers are imported", page.Notice);
        Assert.Equal("Assessment 2026/27", page.Heading);
        Assert.Contains("Somewhere District Council", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            Encoding
                .UTF8.GetString(Content.ExampleAssessment)
                .Replace("Example Borough Council", "Somewhere District Council", StringComparison.Ordinal),
            await officer.DownloadAsync($"{page.Address}/answers.json")
        );
    }

    [Fact]
    public async Task Import_OfADownloadedFile_GivesTheSameFileAgain()
    {
        var officer = await OfficerAsync();
        var first = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{first}/areas/A", ("answers[A2].note", "<script>alert(1)</script> & \"quotes\" 👩🏽‍💼\nsecond line"));
        var file = await officer.DownloadAsync($"{first}/answers.json");

        var page = await officer.UploadAsync(Import, Encoding.UTF8.GetBytes(file), ("period", "2027/28"));

        Assert.Equal(file, await officer.DownloadAsync($"{page.Address}/answers.json"));
    }

    [Fact]
    public async Task Import_WithManyFaults_ListsEachWithItsPlaceAndImportsNothing()
    {
        var officer = await OfficerAsync();
        var before = await Snapshot.OfAsync(Database);
        var file =
            """
            {"answers": [
              {"question": "A2", "present": "Leader", "target": "Mature"},
              {"question": "A2", "present": "Mature"},
              {"question": "<b>Z9</b>"},
              {"question": "A3", "present": "Follower"},
              {"question": "A4", "present": 2},
              {"present": "Mature"}
            ]}
            """u8.ToArray();

        var page = await officer.UploadAsync(Import, file, ("period", "2027/28"));

        Assert.Equal([("file", "The file has 6 faults, listed below. Nothing was imported")], page.Errors);
        Assert.Equal(page.Errors[0].Message, page.ErrorBeside("file"));
        Assert.Equal(
            ["Line 2, question A2", "Line 3, question A2", "Line 4", "Line 5, question A3", "Line 6, question A4", "Line 7"],
            page.All("dt")
        );
        Assert.Equal(
            [
                "The target for A2 is below where you are now. Choose the same answer or a higher one",
                "The question is answered twice. Keep one of the answers",
                "There is no question “<b>Z9</b>”. Remove the answer or correct the code",
                "A3 has no answer at level Follower. Choose one of the answers shown",
                "“present” is not a level. Use one of NonCompliant, Follower, Mature, Leader, Innovator, or null when the question is "
                    + "not answered",
                "An answer does not say which question it is for. Add “question” with its code, for example “A2”",
            ],
            page.All("dd")
        );
        Assert.Equal("2027/28", page.Value("period"));
        Assert.StartsWith("Error: Import answers - ", page.Title, StringComparison.Ordinal);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    public static TheoryData<string, string> WrongFiles =>
        new()
        {
            { "not JSON", "The file is not JSON, or it ends too early. Choose a file of answers that was downloaded from this service" },
            {
                "{\"answers\": [",
                "The file is not JSON, or it ends too early. Choose a file of answers that was downloaded from this service"
            },
            { "[]", "The file has no list named “answers”. Choose a file of answers that was downloaded from this service" },
            { "null", "The file has no list named “answers”. Choose a file of answers that was downloaded from this service" },
            {
                new string('[', 5000),
                "The file is not JSON, or it ends too early. Choose a file of answers that was downloaded from this service"
            },
            {
                new string(' ', (8 * 1024 * 1024) + 1),
                "The file is larger than 8 MB. Choose a file of answers that was downloaded from this service"
            },
            {
                new string(' ', 12 * 1024 * 1024),
                "The file is larger than 8 MB. Choose a file of answers that was downloaded from this service"
            },
        };

    [Theory]
    [MemberData(nameof(WrongFiles), DisableDiscoveryEnumeration = true)]
    public async Task Import_OfAWrongFile_SaysWhatIsWrongAndImportsNothing(string file, string message)
    {
        var officer = await OfficerAsync();
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.UploadAsync(Import, Encoding.UTF8.GetBytes(file), ("period", "2027/28"));

        Assert.Equal([("file", "The file has a fault, listed below. Nothing was imported")], page.Errors);
        Assert.Equal([message], page.All("dd"));
        Assert.Equal("2027/28", page.Value("period"));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Theory]
    [InlineData("", "Enter the period, for example 2026/27")]
    [InlineData("   ", "Enter the period, for example 2026/27")]
    [InlineData("\u0007\t", "Enter the period, for example 2026/27")]
    [InlineData("A period that has one character more than it may have", "Shorten the period to 50 characters or fewer")]
    public async Task Import_WithoutAGoodPeriod_AsksForIt(string period, string message)
    {
        var officer = await OfficerAsync();
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.UploadAsync(Import, Content.ExampleAssessment, ("period", period));

        Assert.Equal([("period", message)], page.Errors);
        Assert.Equal(message, page.ErrorBeside("period"));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Import_WithoutAFile_AsksForIt()
    {
        var officer = await OfficerAsync();

        var nothing = await officer.ForgeAsync(Import, ("period", "2027/28"));
        var empty = await officer.UploadAsync(Import, [], ("period", "2027/28"));

        Assert.Equal([("file", "Choose a file of answers. It must not be empty")], nothing.Errors);
        Assert.Equal([("file", "Choose a file of answers. It must not be empty")], empty.Errors);
        Assert.Equal(HttpStatusCode.OK, empty.Status);
        Assert.NotNull(empty.Document.GetElementById("file"));
    }
}
