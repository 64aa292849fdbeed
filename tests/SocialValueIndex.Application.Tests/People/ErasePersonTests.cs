using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.CommitteeReports;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Tests.People;

public class ErasePersonTests : PeopleTest
{
    [Fact]
    public async Task Erase_OfAPersonWithAHistory_LeavesNameAndAddressNowhereInTheFile()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        var officer = await Data.CreatePersonAsync(council, "Olwen Unforgotten");
        await AsAsync(
            admin,
            (ChangePerson change) =>
                change.RunAsync(officer.Id, null, new PersonDetails("Olwen Remembered", [Roles.Officer], council.Id), Token)
        );
        await AsAsync(admin, (DeactivatePerson deactivate) => deactivate.RunAsync(officer.Id, null, Token));

        var outcome = await AsAsync(admin, (ErasePerson erase) => erase.RunAsync(officer.Id, null, Token));

        Assert.True(outcome.IsDone);
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            var person = await db.Users.SingleAsync(p => p.Id == officer.Id, Token);
            Assert.Equal(("Former officer 1", true, false), (person.Name, person.IsErased, person.IsActive));
            var history = await db
                .History.IgnoreQueryFilters()
                .Where(e => e.SubjectId == officer.Id)
                .OrderBy(e => e.At)
                .ThenBy(e => e.Id)
                .ToListAsync(Token);
            Assert.Equal([nameof(PersonChanged), nameof(PersonDeactivated), nameof(PersonErased)], history.Select(e => e.Kind).Order());
            Assert.All(history, e => Assert.StartsWith("Former officer 1 (", e.SubjectName, StringComparison.Ordinal));
            Assert.Equal("Former officer 1", Assert.Single(history.Select(e => e.Details).OfType<PersonChanged>()).From.Name);
        }

        var text = await FileAsync();
        Assert.Contains("Former officer 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unforgotten", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Remembered", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(officer.Email!, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Erase_OfSomebodyNamedInIssuedPlans_ReplacesTheNameInTheDataAndLeavesTheDocument()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        var (officer, colleague) = (
            await Data.CreatePersonAsync(council, "Olwen Officer"),
            await Data.CreatePersonAsync(council, "Sam Colleague")
        );
        var answers = new Dictionary<string, AnswerValues> { ["A2"] = Answer(MaturityLevel.NonCompliant, MaturityLevel.Leader) };
        var id = (await Data.CreateAssessmentAsync(colleague, answers: answers)).Id;
        await AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(id, null, true, Site, Token));
        var pdf = await AsAsync(colleague, (ReadIssuedPlan read) => read.PdfAsync(id, 1, Token));

        Assert.True((await AsAsync(admin, (ErasePerson erase) => erase.RunAsync(officer.Id, null, Token))).IsDone);

        var issued = (await AsAsync(colleague, (ReadIssuedPlan read) => read.RunAsync(id, 1, Token)))!;
        Assert.Equal(("Former officer 1", "Sam Colleague"), (issued.CompletedBy, issued.NameOf(colleague.Id)));
        Assert.Equal("Former officer 1", (await AsAsync(colleague, (ListIssuedPlans list) => list.RunAsync(id, Token)))[0].IssuedBy);
        Assert.Equal(pdf, await AsAsync(colleague, (ReadIssuedPlan read) => read.PdfAsync(id, 1, Token)));
        Assert.Contains("Olwen Officer", Encoding.UTF8.GetString(pdf!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_OfTwoPeople_GivesTwoNumbers_AndNeitherComesBack()
    {
        var admin = await AdministratorAsync();
        var (one, two) = (await Data.CreateOfficerAsync(), await Data.CreateOfficerAsync());

        await AsAsync(admin, (ErasePerson erase) => erase.RunAsync(one.Id, null, Token));
        await AsAsync(admin, (ErasePerson erase) => erase.RunAsync(two.Id, null, Token));

        Assert.False((await AsAsync(admin, (ReactivatePerson reactivate) => reactivate.RunAsync(one.Id, null, Token))).IsDone);
        Assert.False((await AsAsync(admin, (ErasePerson erase) => erase.RunAsync(one.Id, null, Token))).IsDone);
        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.Equal(
            ["Former officer 1", "Former officer 2"],
            await db.Users.Where(p => p.Id == one.Id || p.Id == two.Id).Select(p => p.Name).Order().ToListAsync(Token)
        );
    }

    /// <summary>
    /// Everything that a person can leave behind, in every table: an account that was merged, an invitation that was deleted, a change of
    /// address, mails, sessions, sign-ins, forms, passkeys, work, reports, sign-off and issued plans.
    /// </summary>
    [Fact]
    public async Task Erase_OfSomebodyWhoUsedEverything_LeavesNameAndAddressesNowhereInTheFile()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        var colleague = await Data.CreatePersonAsync(council, "Sam Colleague");
        Assert.True((await InviteAsync(admin, "olwen.unforgotten@example.gov.uk", council, Roles.Officer)).IsDone);
        var invited = await FindAsync("olwen.unforgotten@example.gov.uk");
        await RenameAsync(admin, invited, council);
        Assert.True((await AsAsync(admin, (DeleteInvitation delete) => delete.RunAsync(invited.Id, null, Token))).IsDone);
        Assert.True((await InviteAsync(admin, "o.unforgotten@example.gov.uk", council, Roles.Officer)).IsDone);
        var merged = await FindAsync("o.unforgotten@example.gov.uk");
        Assert.True((await InviteAsync(admin, "olwen.unforgotten@example.gov.uk", council, Roles.Officer)).IsDone);
        var officer = await FindAsync("olwen.unforgotten@example.gov.uk");
        await RenameAsync(admin, officer, council);
        Assert.True((await AsAsync(admin, (MergePeople merge) => merge.RunAsync(merged.Id, null, officer.Id, Token))).IsDone);
        await UseEverythingAsync(admin, officer, colleague);

        Assert.True((await AsAsync(admin, (ErasePerson erase) => erase.RunAsync(officer.Id, null, Token))).IsDone);

        var text = await FileAsync();
        Assert.DoesNotContain("Unforgotten", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Remembered-Device", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("203.0.113.7", text, StringComparison.Ordinal);
        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.Equal(
            ["Former officer 1", "Former officer 2"],
            await db.Users.Where(p => p.Id == officer.Id || p.Id == merged.Id).Select(p => p.Name).Order().ToListAsync(Token)
        );
        Assert.False(await db.KeptForms.AnyAsync(Token));
        Assert.False(await db.Sessions.AnyAsync(s => s.PersonId == officer.Id, Token));
        Assert.False(await db.Outbox.AnyAsync(m => m.PersonId == officer.Id, Token));
        Assert.True(await db.EmailPreferences.AnyAsync(e => e.PersonId == officer.Id, Token));
    }

    private async Task RenameAsync(Person admin, Person person, Domain.Organisations.Organisation council) =>
        Assert.True(
            (
                await AsAsync(
                    admin,
                    (ChangePerson change) =>
                        change.RunAsync(person.Id, null, new PersonDetails("Olwen Unforgotten", [Roles.Officer], council.Id), Token)
                )
            ).IsDone
        );

    private async Task UseEverythingAsync(Person admin, Person officer, Person colleague)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var answers = new Dictionary<string, AnswerValues> { ["A2"] = Answer(MaturityLevel.NonCompliant, MaturityLevel.Leader) };
        var id = (await Data.CreateAssessmentAsync(officer, answers: answers)).Id;
        var edit = new ReportEdit(ReportPart.Purpose, "A text that stays", null);
        Assert.True((await AsAsync(officer, (SaveReportTexts save) => save.RunAsync(id, [edit], Token))).IsDone);
        await AsAsync<CompleteAssessment>(colleague, complete => complete.RunAsync(id, null, true, Site, Token));
        Assert.True(
            (
                await AsAsync(
                    admin,
                    (ChangeEmail change) => change.RunAsync(officer.Id, null, "also.unforgotten@example.gov.uk", Site, Token)
                )
            ).IsDone
        );
        await AsAsync(officer, (ChangeEmailChoice choose) => choose.RunAsync(nameof(EmailChoice.Weekly), Token));
        await AsAsync(officer, (Application.Forms.KeptForms keep) => keep.KeepAsync(officer.Id, "Olwen Unforgotten", Token));
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var person = await db.Users.SingleAsync(p => p.Id == officer.Id, Token);
        person.Record(new PersonSignedIn(SignInMethod.Password, "203.0.113.7", "Remembered-Device"), new ChangeStamp(officer.Id, now));
        person.Record(new SignInFailed(SignInMethod.Password, "203.0.113.7"), new ChangeStamp(Guid.Empty, now));
        db.Sessions.Add(SignInSession.Begin(person, SignInMethod.Password, "Remembered-Device of Unforgotten", now));
        db.Outbox.Add(OutboxMessage.Create(officer.Id, "Dear Unforgotten", "protected", null, now));
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public async Task Delete_OfAnInvitation_LeavesNameAndAddressNowhereInTheFile()
    {
        var (admin, id) = await DeletableAsync();

        var outcome = await AsAsync(admin, (DeleteInvitation delete) => delete.RunAsync(id, null, Token));

        Assert.True(outcome.IsDone);
        await AssertForgottenAsync(id);
        Assert.Contains(await EntriesAsync(), e => e.Details is InvitationDeleted && e.SubjectId == id && e.By == admin.Id);
    }

    /// <summary>As an earlier build left it.</summary>
    [Fact]
    public async Task Start_AfterAnEarlierBuildDeletedAnInvitation_ForgetsNameAndAddress()
    {
        var (admin, id) = await DeletableAsync();
        await AsAsync(admin, (DeleteInvitation delete) => delete.RunAsync(id, null, Token));
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db.Database.ExecuteSqlAsync(
                $"UPDATE History SET SubjectName = 'Una Unforgotten (una@example.gov.uk)' WHERE SubjectId = {id}",
                Token
            );
        }

        await AsAsync(
            admin,
            async (ForgetDeletedInvitations forget) =>
            {
                await forget.RunAsync(Token);
                return true;
            }
        );

        await AssertForgottenAsync(id);
    }

    private async Task<(Person Admin, Guid Id)> DeletableAsync()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        var sent = await AsAsync(
            admin,
            (InvitePerson invite) =>
                invite.RunAsync("una@example.gov.uk", new PersonDetails("Una Unforgotten", [Roles.Officer], council.Id), Site, Token)
        );
        var id = sent.Value.PersonId;
        await AsAsync(
            admin,
            (ChangePerson change) => change.RunAsync(id, null, new PersonDetails("Una Remembered", [Roles.Officer], council.Id), Token)
        );
        await AsAsync(admin, (ChangeEmail change) => change.RunAsync(id, null, "una.remembered@example.gov.uk", Site, Token));
        return (admin, id);
    }

    private async Task AssertForgottenAsync(Guid id)
    {
        Assert.All((await EntriesAsync()).Where(e => e.SubjectId == id), e => Assert.Equal(DeleteInvitation.Forgotten, e.SubjectName));
        var text = await FileAsync();
        Assert.Contains(DeleteInvitation.Forgotten, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unforgotten", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Remembered", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("una@example", text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Everything in the file and in the log beside it, as bytes.</summary>
    private async Task<string> FileAsync()
    {
        var file = new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource;
        var text = new StringBuilder();
        foreach (var path in new[] { file, $"{file}-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync(Token));
        }

        return text.ToString();
    }
}
