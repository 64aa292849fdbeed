using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

/// <summary>Sign-off: who may, who hears of it, and what becomes of an assessment that waits.</summary>
public class SignOffAssessmentTests : UseCaseTest
{
    [Fact]
    public async Task Complete_WhereSignOffIsNeeded_AsksTheApproversAndIssuesNothing()
    {
        var (council, olwen, ann, id) = await BeginAsync();
        var own = await PersonAsync(council, "Olga Own", Roles.Officer, Roles.Approver);
        var quiet = await PersonAsync(council, "Quentin Quiet", Roles.Approver);
        await AsAsync<ChangeEmailChoice>(quiet, change => change.RunAsync(nameof(Domain.History.EmailChoice.Nothing), Token));
        await PersonAsync(await Data.CreateOrganisationAsync(), "Nora Neighbour", Roles.Approver);

        var outcome = await CompleteAsync(own, id);

        Assert.Equal(AssessmentState.AwaitingSignOff, outcome.Value);
        Assert.Empty(await IssuedAsync(olwen, id));
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal((ann.Email, "Please sign off the assessment 2026/27"), (mail.To, mail.Text.Subject));
        Assert.Contains($"Olga Own completed the assessment 2026/27", mail.Text.Body, StringComparison.Ordinal);
        Assert.Contains($"https://index.example.gov.uk/assessments/{id}/sign-off", mail.Text.Body, StringComparison.Ordinal);
        var completed = (await ReadAsync(olwen, id)).Assessment;
        Assert.Equal(["Ann Approver", "Quentin Quiet"], await AsAsync(olwen, (ListApprovers list) => list.RunAsync(completed, Token)));
    }

    [Fact]
    public async Task Approve_BySomebodyElse_IssuesThePlanAndTellsOfficersAndLeads()
    {
        var (council, olwen, ann, id) = await BeginAsync();
        var lee = await PersonAsync(council, "Lee Lead", Roles.ProcurementLead);
        await CompleteAsync(olwen, id);
        await MailsAsync();

        var outcome = await DecideAsync(ann, id, SignOffAssessment.Approve);
        await DecideAsync(ann, id, SignOffAssessment.Approve);

        Assert.True(outcome.Value);
        var plan = Assert.Single(await IssuedAsync(olwen, id));
        Assert.Equal(("Olwen Officer", "Ann Approver"), (plan.IssuedBy, plan.ApprovedBy));
        var mails = (await MailsAsync()).Skip(1).ToList();
        Assert.Equal(new[] { olwen.Email!, lee.Email! }.Order(), mails.Select(m => m.To).Order());
        Assert.All(
            mails,
            m => Assert.Contains("Ann Approver signed off the assessment 2026/27. Plan 1", m.Text.Body, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task SendBack_WithAComment_TellsOfficersWhatToChange()
    {
        var (_, olwen, ann, id) = await BeginAsync();
        await CompleteAsync(olwen, id);
        await MailsAsync();

        var outcome = await DecideAsync(ann, id, SignOffAssessment.SendBack, "Look at area B.");

        Assert.False(outcome.Value);
        Assert.Empty(await IssuedAsync(olwen, id));
        var reading = await ReadAsync(olwen, id);
        Assert.Equal(("Look at area B.", "Ann Approver"), (reading.Assessment.OpenedAgain!.Why, reading.Names[ann.Id]));
        var mail = (await MailsAsync())[^1];
        Assert.Equal(olwen.Email, mail.To);
        Assert.Contains("Look at area B.", mail.Text.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignOffAssessment.Approve)]
    [InlineData(SignOffAssessment.SendBack)]
    public async Task Decide_OnWhatThePersonCompleted_IsRefused(string decision)
    {
        var (council, _, _, id) = await BeginAsync();
        var own = await PersonAsync(council, "Olga Own", Roles.Officer, Roles.Approver);
        await CompleteAsync(own, id);

        Assert.IsType<Refusal.Invalid>((await DecideAsync(own, id, decision, "No")).Refusal);

        Assert.Equal(AssessmentState.AwaitingSignOff, (await ReadAsync(own, id)).Assessment.State);
        Assert.Empty(await IssuedAsync(own, id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Approve")]
    public async Task Decide_WithoutADecision_IsRefused(string? decision)
    {
        var (_, olwen, ann, id) = await BeginAsync();
        await CompleteAsync(olwen, id);

        Assert.Equal("decision", Assert.Single((await DecideAsync(ann, id, decision)).Faults).Field);
    }

    [Fact]
    public async Task Decide_OfTwoAtTheSameMoment_IsDoneOnce()
    {
        var (council, olwen, ann, id) = await BeginAsync();
        var abe = await PersonAsync(council, "Abe Approver", Roles.Approver);
        await CompleteAsync(olwen, id);
        var meanwhile = new BeforeSave(() => DecideAsync(abe, id, SignOffAssessment.SendBack, "Look again."));

        var outcome = await AsAsync(
            ann,
            (SignOffAssessment decide) => decide.RunAsync(id, SignOffAssessment.Approve, null, null, Site, Token),
            meanwhile
        );

        Assert.IsType<Refusal.Conflict>(outcome.Refusal);
        Assert.Empty(await IssuedAsync(olwen, id));
    }

    [Fact]
    public async Task SettingTurnedOff_WhileAnAssessmentWaits_LeavesItWaitingUntilSomebodyDecidesOrCompletesIt()
    {
        var (council, olwen, ann, id) = await BeginAsync();
        await CompleteAsync(olwen, id);
        await SwitchAsync(council, 1, false);

        Assert.Equal(AssessmentState.AwaitingSignOff, (await ReadAsync(olwen, id)).Assessment.State);
        Assert.Empty(await IssuedAsync(olwen, id));
        Assert.Equal(AssessmentState.Completed, (await CompleteAsync(olwen, id)).Value);

        Assert.Null(Assert.Single(await IssuedAsync(olwen, id)).ApprovedBy);
        Assert.True((await DecideAsync(ann, id, SignOffAssessment.Approve)).IsDone);
        Assert.Single(await IssuedAsync(olwen, id));
    }

    [Fact]
    public async Task WhoCompletedIt_DeactivatedOrReopenedMeanwhile_IsNoObstacle()
    {
        var (council, olwen, ann, id) = await BeginAsync();
        var otto = await PersonAsync(council, "Otto Officer", Roles.Officer);
        await CompleteAsync(olwen, id);
        var ada = await PersonAsync(null, "Ada Administrator", Roles.Administrator);
        await AsAsync<DeactivatePerson>(ada, deactivate => deactivate.RunAsync(olwen.Id, null, Token));

        await AsAsync<ReopenAssessment>(otto, reopen => reopen.RunAsync(id, "Olwen has left", Token));
        Assert.IsType<Refusal.Conflict>((await DecideAsync(ann, id, SignOffAssessment.Approve)).Refusal);
        await CompleteAsync(otto, id);
        Assert.True((await DecideAsync(ann, id, SignOffAssessment.Approve)).IsDone);

        Assert.Equal("Otto Officer", Assert.Single(await IssuedAsync(otto, id)).IssuedBy);
        Assert.DoesNotContain(await MailsAsync(), m => m.To == olwen.Email);
    }

    private async Task<(Organisation Council, Person Olwen, Person Ann, Guid Id)> BeginAsync()
    {
        var council = await Data.CreateOrganisationAsync();
        await SwitchAsync(council, 0, true);
        var olwen = await PersonAsync(council, "Olwen Officer", Roles.Officer);
        var ann = await PersonAsync(council, "Ann Approver", Roles.Approver);
        return (council, olwen, ann, (await Data.CreateAssessmentAsync(olwen)).Id);
    }

    private async Task SwitchAsync(Organisation council, int basedOn, bool isNeeded)
    {
        await using var instance = Instance(KnownUser.Nobody);
        Assert.True(
            (
                await RequestAsync(instance, (ChangeOrganisation change) => change.RunAsync(council.Id, basedOn, null, isNeeded, Token))
            ).IsDone
        );
    }

    private async Task<Person> PersonAsync(Organisation? council, string name, params string[] roles)
    {
        var person = await Data.CreatePersonAsync(council, name);
        await using var db = Database.CreateContext(KnownUser.Nobody);
        db.UserRoles.AddRange(roles.Select(r => new IdentityUserRole<Guid> { UserId = person.Id, RoleId = Roles.IdOf(r) }));
        await db.SaveChangesAsync(Token);
        return person;
    }

    private Task<Outcome<AssessmentState>> CompleteAsync(Person by, Guid id) =>
        AsAsync(by, (CompleteAssessment complete) => complete.RunAsync(id, null, true, Site, Token));

    private Task<Outcome<bool>> DecideAsync(Person by, Guid id, string? decision, string? comment = null) =>
        AsAsync(by, (SignOffAssessment decide) => decide.RunAsync(id, decision, comment, null, Site, Token));

    private Task<IReadOnlyList<IssuedSummary>> IssuedAsync(Person by, Guid id) =>
        AsAsync(by, (ListIssuedPlans list) => list.RunAsync(id, Token));
}
