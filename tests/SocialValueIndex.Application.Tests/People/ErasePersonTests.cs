using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
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
