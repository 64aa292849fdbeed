using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.CommitteeReports;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.CommitteeReports;

/// <summary>Covering reports as they are written, and what is kept of them with issued plans.</summary>
public class CommitteeReportTests : UseCaseTest
{
    [Fact]
    public async Task Save_OfATextThatNobodyWrote_IsStoredTogetherWithItsHistory()
    {
        var (officer, assessment) = await BeginAsync();

        await WriteAsync(officer, assessment, "To report.");

        var reading = await ReadReportAsync(officer, assessment);
        Assert.Equal("To report.", reading.Report!.TextOf(ReportPart.Purpose));
        Assert.Equal("Pat Person", reading.Names[officer.Id]);
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        Assert.Equal(1, await db.History.CountAsync(e => e.Kind == nameof(ReportTextsChanged) && e.SubjectId == assessment.Id, Token));
    }

    [Fact]
    public async Task Save_OfTwoWhoWriteTheFirstTextsAtTheSameMoment_KeepsBoth()
    {
        var (officer, assessment) = await BeginAsync();
        var meanwhile = new BeforeSave(() => WriteAsync(officer, assessment, "To report."));

        var outcome = await AsAsync(
            officer,
            (SaveReportTexts save) => save.RunAsync(assessment.Id, [new ReportEdit(ReportPart.Legal, "The Act.", "")], Token),
            meanwhile
        );

        Assert.True(outcome.IsDone);
        var report = (await ReadReportAsync(officer, assessment)).Report!;
        Assert.Equal(("To report.", "The Act."), (report.TextOf(ReportPart.Purpose), report.TextOf(ReportPart.Legal)));
    }

    [Fact]
    public async Task Save_ForAnotherOrganisationsAssessment_FindsNothing()
    {
        var (_, assessment) = await BeginAsync();
        var stranger = await Data.CreatePersonAsync(await Data.CreateOrganisationAsync("Elsewhere"));

        var outcome = await AsAsync(
            stranger,
            (SaveReportTexts save) => save.RunAsync(assessment.Id, [new ReportEdit(ReportPart.Legal, "x", null)], Token)
        );

        Assert.IsType<Refusal.Gone>(outcome.Refusal);
        Assert.Null(await AsAsync(stranger, (ReadReport read) => read.RunAsync(assessment.Id, Token)));
        Assert.Null(await AsAsync(stranger, (ReadReport read) => read.IssuedAsync(assessment.Id, 1, Token)));
    }

    [Fact]
    public async Task Report_OfAnIssuedPlan_FollowsUntilItIsReopenedAndStaysThen()
    {
        var (officer, assessment) = await BeginAsync();
        await WriteAsync(officer, assessment, "Before");
        await CompleteAsync(officer, assessment);
        Assert.Equal("Before", await IssuedTextAsync(1));

        await WriteAsync(officer, assessment, "For committee");
        Assert.Equal("For committee", await IssuedTextAsync(1));

        await AsAsync<ReopenAssessment>(officer, reopen => reopen.RunAsync(assessment.Id, "A slip", Token));
        await WriteAsync(officer, assessment, "Next year");
        await ChangeHeadingAsync(officer, new ReportHeading("Another heading", "Another text"));
        Time.Advance(TimeSpan.FromDays(30));
        await CompleteAsync(officer, assessment);

        Assert.Equal("For committee", await IssuedTextAsync(1));
        Assert.Equal("Next year", await IssuedTextAsync(2));
        var first = (await AsAsync(officer, (ReadReport read) => read.IssuedAsync(assessment.Id, 1, Token)))!;
        var second = (await AsAsync(officer, (ReadReport read) => read.IssuedAsync(assessment.Id, 2, Token)))!;
        Assert.Equal(ReportPart.Purpose.Default.Heading, first.Sections[0].Heading);
        Assert.Equal("Another heading", second.Sections[0].Heading);

        async Task<string> IssuedTextAsync(int number) =>
            (await AsAsync(officer, (ReadReport read) => read.IssuedAsync(assessment.Id, number, Token)))!.Report.TextOf(
                ReportPart.Purpose
            );
    }

    [Fact]
    public async Task Changes_SinceTheLastReport_AreThoseSinceThePlanThatWasIssuedBefore()
    {
        var (officer, assessment) = await BeginAsync();
        Assert.Null((await ReadReportAsync(officer, assessment)).Changes);
        await CompleteAsync(officer, assessment);
        Assert.Null((await ReadReportAsync(officer, assessment)).Changes);

        Time.Advance(TimeSpan.FromDays(300));
        await AsAsync<ReopenAssessment>(officer, reopen => reopen.RunAsync(assessment.Id, "A year later", Token));
        await AsAsync(
            officer,
            (SaveAnswers save) => save.RunAsync(assessment.Id, "A", Post("A2", Answer(MaturityLevel.Innovator)), null, null, Token)
        );
        var open = (await ReadReportAsync(officer, assessment)).Changes!;
        await CompleteAsync(officer, assessment);
        var completed = (await ReadReportAsync(officer, assessment)).Changes!;
        var issued = (await AsAsync(officer, (ReadReport read) => read.IssuedAsync(assessment.Id, 2, Token)))!.Changes!;

        foreach (var changes in (Comparison[])[open, completed, issued])
        {
            Assert.Equal(1, changes.From.IssuedNumber);
            Assert.Equal("A2", Assert.Single(changes.Questions).Question.Code);
        }

        Assert.Null((await AsAsync(officer, (ReadReport read) => read.IssuedAsync(assessment.Id, 1, Token)))!.Changes);
    }

    [Fact]
    public async Task Headings_ThatAnAdministratorChanged_AreInReportsAndInTheHistory()
    {
        var (officer, assessment) = await BeginAsync();

        await ChangeHeadingAsync(officer, new ReportHeading(" Diben ", "Adrodd."));

        var section = (await ReadReportAsync(officer, assessment)).Sections[0];
        Assert.Equal(("Diben", "Adrodd."), (section.Heading, section.Standing));
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        var entry = await db.History.SingleAsync(e => e.Kind == nameof(ReportHeadingsChanged), Token);
        Assert.Equal("Diben", Assert.Single(Assert.IsType<ReportHeadingsChanged>(entry.Details).Headings).To.Heading);
    }

    private async Task<(Person Officer, Assessment Assessment)> BeginAsync()
    {
        var officer = await Data.CreatePersonAsync(await Data.CreateOrganisationAsync());
        return (officer, await Data.CreateAssessmentAsync(officer));
    }

    private Task WriteAsync(Person person, Assessment assessment, string text) =>
        AsAsync<SaveReportTexts>(
            person,
            async save => (await save.RunAsync(assessment.Id, [new ReportEdit(ReportPart.Purpose, text, null)], Token)).EnsureDone()
        );

    private async Task<ReportReading> ReadReportAsync(Person person, Assessment assessment) =>
        (await AsAsync(person, (ReadReport read) => read.RunAsync(assessment.Id, Token)))!;

    private Task CompleteAsync(Person person, Assessment assessment) =>
        AsAsync<CompleteAssessment>(
            person,
            async complete => (await complete.RunAsync(assessment.Id, null, true, Site, Token)).EnsureDone()
        );

    private async Task ChangeHeadingAsync(Person person, ReportHeading words)
    {
        var id = person.OrganisationId!.Value;
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var revision = await db.Organisations.Where(o => o.Id == id).Select(o => o.Revision).SingleAsync(Token);
        await AsAsync<ChangeReportHeadings>(
            person,
            async change =>
                (
                    await change.RunAsync(id, revision, new Dictionary<ReportPart, ReportHeading> { [ReportPart.Purpose] = words }, Token)
                ).EnsureDone()
        );
    }
}
