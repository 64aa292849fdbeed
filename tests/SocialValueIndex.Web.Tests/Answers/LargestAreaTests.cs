using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Answers;

/// <summary>As many questions as a question set can have, all in one area and all answered.</summary>
public sealed class LargestAreaTests : WebTest
{
    private static readonly Option[] Options = [new(MaturityLevel.NonCompliant, "No"), new(MaturityLevel.Leader, "Yes", "Do it.")];

    private static readonly string[] Codes =
    [
        .. Enumerable.Range(1, QuestionSetRules.MaxQuestions).Select(i => string.Create(CultureInfo.InvariantCulture, $"A{i}")),
    ];

    [Fact]
    public async Task Save_OfEveryAnswer_KeepsThemAll()
    {
        var (officer, assessment) = await AnsweredAsync();

        var next = await (await officer.OpenAsync($"{assessment}/areas/A")).PressAsync(
            "Save and continue",
            ("answers[A500].note", "The last")
        );

        Assert.Equal($"{assessment}/check", next.Address);
        Assert.Equal(("NonCompliant", "Leader", "The last"), await AnswerAsync(officer, assessment, "A500"));
        Assert.Equal(("NonCompliant", "Leader", "Evidence"), await AnswerAsync(officer, assessment, "A499"));
    }

    [Fact]
    public async Task Save_OfEveryAnswerWithEveryOneInConflict_AsksAboutThemAndKeepsWhatIsChosen()
    {
        var (officer, assessment) = await AnsweredAsync();
        var area = $"{assessment}/areas/A";

        var asked = await officer.ForgeAsync(
            area,
            [.. Codes.SelectMany(c => Fields(c, ("present", "Leader"), ("target", "Leader"), ("basedOn", "another"), ("note", "Mine")))]
        );

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Equal(Codes.Select(c => $"answers-{c}-keep"), asked.Errors.Select(e => e.Id));
        var kept = await officer.PostAsync(
            area,
            [
                .. asked.Fields("Save and continue").Where(f => f.Name != Page.TokenField),
                .. Codes.Select(c => ($"answers[{c}].keep", "mine")),
            ]
        );
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(("Leader", "Leader", "Mine"), await AnswerAsync(officer, assessment, "A500"));
    }

    [Fact]
    public async Task Preview_OfEveryAnswer_ShowsThePlanOrEveryFault()
    {
        await PublishAsync();
        var ada = await AdministratorAsync();
        const string Preview = "/admin/question-sets/2/preview";

        var plan = await ada.ForgeAsync(
            Preview,
            [.. Codes.SelectMany(c => Fields(c, ("present", "NonCompliant"), ("target", "Leader"), ("note", "")))]
        );
        var faults = await ada.ForgeAsync(
            Preview,
            [.. Codes.SelectMany(c => Fields(c, ("present", "Leader"), ("target", "NonCompliant")))]
        );

        Assert.Contains("500 actions. 0 of 500 questions do not have both answers", plan.Text, StringComparison.Ordinal);
        Assert.Equal(Codes.Select(c => $"answers-{c}-target"), faults.Errors.Select(e => e.Id));
    }

    private static IEnumerable<(string Name, string Value)> Fields(string code, params (string Field, string Value)[] fields) =>
        fields.Select(f => ($"answers[{code}].{f.Field}", f.Value));

    private async Task<(Browser Officer, string Assessment)> AnsweredAsync()
    {
        await PublishAsync();
        var officer = await OfficerAsync();
        return (
            officer,
            await AssessmentAsync(
                officer,
                answers: Codes.ToDictionary(c => c, _ => new AnswerValues(MaturityLevel.NonCompliant, MaturityLevel.Leader, "Evidence"))
            )
        );
    }

    private async Task PublishAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        (await db.QuestionSets.SingleAsync(Token)).Retire();
        var largest = QuestionSet.Draft(
            Guid.CreateVersion7(),
            2,
            "Index",
            "Footnote.",
            [new Area("A", "All", "All", [.. Codes.Select(c => new Question(c, $"{c}?", "", Options))])]
        );
        largest.Publish(TestData.Now.UtcDateTime);
        db.QuestionSets.Add(largest);
        await db.SaveChangesAsync(Token);
    }
}
