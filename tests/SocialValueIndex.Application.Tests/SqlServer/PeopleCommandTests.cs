using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>What the use cases about organisations, people and the audit send to SQL Server, bound against the schema.</summary>
public class PeopleCommandTests : UseCaseTest
{
    private static readonly Guid Id = Guid.NewGuid();

    internal static readonly Type[] Others = SigningInCommands.Others;

    internal static readonly Dictionary<Type, Func<IServiceProvider, Task>> UseCases = new(OrganisationCommands.UseCases)
    {
        [typeof(ListPeople)] = async s =>
        {
            await s.GetRequiredService<ListPeople>().RunAsync(new PeopleWanted(Id, "ada", PersonStanding.Active), 2, Token);
            await s.GetRequiredService<ListPeople>().FindByEmailAsync("ada@example.gov.uk", Token);
        },
        [typeof(InvitePerson)] = s =>
            s.GetRequiredService<InvitePerson>()
                .RunAsync("ada@example.gov.uk", new PersonDetails("Ada", [Roles.Administrator], null), Site, Token),
        [typeof(SendPasswordLink)] = s => s.GetRequiredService<SendPasswordLink>().RunAsync(Id, null, false, Site, Token),
        [typeof(ChangePerson)] = s =>
            s.GetRequiredService<ChangePerson>().RunAsync(Id, null, new PersonDetails("Ada", [Roles.Officer], Id), Token),
        [typeof(DeactivatePerson)] = s => s.GetRequiredService<DeactivatePerson>().RunAsync(Id, null, Token),
        [typeof(ReactivatePerson)] = s => s.GetRequiredService<ReactivatePerson>().RunAsync(Id, null, Token),
        [typeof(ChangeEmail)] = s => s.GetRequiredService<ChangeEmail>().RunAsync(Id, null, "new@example.gov.uk", Site, Token),
        [typeof(ConfirmEmail)] = s => s.GetRequiredService<ConfirmEmail>().RunAsync(Id, "token", Token),
        [typeof(DeleteInvitation)] = s => s.GetRequiredService<DeleteInvitation>().RunAsync(Id, null, Token),
        [typeof(ForgetDeletedInvitations)] = s => s.GetRequiredService<ForgetDeletedInvitations>().RunAsync(Token),
        [typeof(MergePeople)] = s => s.GetRequiredService<MergePeople>().RunAsync(Id, null, Id, Token),
        [typeof(InviteMany)] = s =>
            s.GetRequiredService<InviteMany>()
                .RunAsync("Name,Email,Roles,Organisation\nAda,ada@x.gov.uk,Officer,X"u8.ToArray(), Site, Token),
        [typeof(RememberSignIn)] = s => s.GetRequiredService<RememberSignIn>().RunAsync(Id, Token),
        [typeof(CountWork)] = s => s.GetRequiredService<CountWork>().RunAsync(Id, Token),
        [typeof(NormalizeNames)] = s => s.GetRequiredService<NormalizeNames>().RunAsync(Token),
        [typeof(UnlockPerson)] = s => s.GetRequiredService<UnlockPerson>().RunAsync(Id, null, Token),
        [typeof(ChangePassword)] = s =>
            s.GetRequiredService<ChangePassword>().RunAsync("Three random words 1!", "Four more random words 1!"),
        [typeof(RequestPasswordReset)] = s => s.GetRequiredService<RequestPasswordReset>().RunAsync("ada@example.gov.uk", Site, Token),
        [typeof(CreateAdministrator)] = s => s.GetRequiredService<CreateAdministrator>().RunAsync("ada@example.gov.uk", "Ada", Site, Token),
        [typeof(CheckPassword)] = s => s.GetRequiredService<CheckPassword>().RunAsync(SigningInCommands.Attempt("ada"), Token),
        [typeof(SignInThroughProvider)] = s =>
            s.GetRequiredService<SignInThroughProvider>()
                .RunAsync(new ProviderIdentity("https://login.example", "1", "ada@example.gov.uk", [Roles.Officer]), Token),
        [typeof(ResetSecondStep)] = s => s.GetRequiredService<ResetSecondStep>().RunAsync(Id, null, Token),
        [typeof(ReadAudit)] = s =>
            s.GetRequiredService<ReadAudit>()
                .RunAsync(
                    new AuditFilter(Id, Id, nameof(AssessmentStarted), TestData.Now.UtcDateTime, TestData.Now.UtcDateTime)
                    {
                        Who = "ada",
                        Text = "new",
                        SubjectId = Id,
                        Question = "A2",
                    },
                    2,
                    Token
                ),
    };

    /// <summary>
    /// No table has a row, so each use case goes as far as it does where nothing is found; what it would store goes with it.
    /// </summary>
    [Fact]
    public async Task Commands_OfEveryUseCase_BindAgainstTheSchema()
    {
        using var model = SqlServerSchema.Load();
        foreach (var (type, run) in UseCases)
        {
            var recorder = new Recorder();
            await using var instance = Instance(
                KnownUser.Nobody,
                () =>
                {
                    var db = SqlServerSchema.CreateContext(KnownUser.Nobody, recorder, new NoServer());
                    db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
                    return db;
                }
            );
            await using var scope = instance.CreateAsyncScope();
            await run(scope.ServiceProvider);

            Assert.NotEmpty(recorder.Procedures);
            for (var i = 0; i < recorder.Procedures.Count; i++)
            {
                model.AddObjects(
                    string.Create(CultureInfo.InvariantCulture, $"CREATE PROCEDURE dbo.{type.Name}{i} {recorder.Procedures[i]}")
                );
            }
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    /// <summary>The rows are there, so each command gets to what it stores.</summary>
    [Fact]
    public async Task Commands_OfEveryDeed_WhereItFindsWhatItChanges_BindAgainstTheSchema()
    {
        var (ada, other, olwen) = (Somebody("ada", null), Somebody("other", null), Somebody("olwen", Id));
        var (gone, council, closed) = (
            Somebody("gone", Id),
            Organisation.Create(Id, "Somewhere").Value,
            Organisation.Create(Id, "Nowhere").Value
        );
        (gone.DeactivatedAt, gone.LockoutEnd) = (TestData.Now.UtcDateTime, TestData.Now.AddMinutes(5));
        (ada.PasswordHash, ada.AcceptedAt) = (
            new PasswordHasher<Person>().HashPassword(ada, "Three random words 1!"),
            TestData.Now.UtcDateTime
        );
        closed.Close(new ChangeStamp(ada.Id, TestData.Now.UtcDateTime));
        object[] people =
        [
            council,
            ada,
            In(Roles.Administrator, ada),
            other,
            In(Roles.Administrator, other),
            olwen,
            In(Roles.Officer, olwen),
            gone,
            In(Roles.Officer, gone),
        ];
        (string Name, string Changes, object[] Rows, Func<IServiceProvider, Task> Run)[] commands =
        [
            (
                "Rename",
                "UPDATE [Organisations]",
                [council],
                s => s.GetRequiredService<ChangeOrganisation>().RunAsync(Id, 0, "Elsewhere", true, Token)
            ),
            ("Close", "UPDATE [Organisations]", [council], s => s.GetRequiredService<CloseOrganisation>().RunAsync(Id, 0, Token)),
            (
                "Reopen",
                "UPDATE [Organisations]",
                [closed],
                s => s.GetRequiredService<ReopenOrganisation>().RunAsync(Id, closed.Revision, Token)
            ),
            (
                "SendLink",
                "UPDATE [AspNetUsers]",
                people,
                s => s.GetRequiredService<SendPasswordLink>().RunAsync(olwen.Id, null, false, Site, Token)
            ),
            (
                "Change",
                "DELETE FROM [AspNetUserRoles]",
                people,
                s =>
                    s.GetRequiredService<ChangePerson>()
                        .RunAsync(olwen.Id, null, new PersonDetails("Olwen", [Roles.ProcurementLead], Id), Token)
            ),
            ("Deactivate", "UPDATE [AspNetUsers]", people, s => s.GetRequiredService<DeactivatePerson>().RunAsync(olwen.Id, null, Token)),
            (
                "DeactivateAdministrator",
                "UPDATE [AspNetUsers]",
                people,
                s => s.GetRequiredService<DeactivatePerson>().RunAsync(other.Id, null, Token)
            ),
            ("Reactivate", "UPDATE [AspNetUsers]", people, s => s.GetRequiredService<ReactivatePerson>().RunAsync(gone.Id, null, Token)),
            (
                "Unlock",
                "DELETE FROM [SignInAttempts]",
                [.. people, SigningInCommands.Waits(gone)],
                s => s.GetRequiredService<UnlockPerson>().RunAsync(gone.Id, null, Token)
            ),
            (
                "Remind",
                "INSERT INTO [History]",
                people,
                s => s.GetRequiredService<RequestPasswordReset>().RunAsync("ada@example.gov.uk", Site, Token)
            ),
            (
                "LetIn",
                "UPDATE [AspNetUsers]",
                [gone, In(Roles.Administrator, gone), Roles.Rows[2]],
                s => s.GetRequiredService<CreateAdministrator>().RunAsync("gone@example.gov.uk", "Gone", Site, Token)
            ),
            ("ChangeOwnName", "UPDATE [AspNetUsers]", people, s => s.GetRequiredService<ChangeOwnName>().RunAsync("Ada Lovelace", Token)),
            (
                "CheckPassword",
                "INSERT INTO [History]",
                people,
                s => s.GetRequiredService<CheckPassword>().RunAsync(SigningInCommands.Attempt("ada"), Token)
            ),
            (
                "CheckSecondStep",
                "INSERT INTO [History]",
                people,
                s =>
                    s.GetRequiredService<CheckSecondStep>()
                        .RunAsync(ada.Id, SignInMethod.AuthenticatorApp, "123456", null, "192.0.2.1", Token)
            ),
            (
                "Sessions",
                "UPDATE [Sessions]",
                [ada, SignInSession.Begin(ada, SignInMethod.Password, "", TestData.Now.UtcDateTime)],
                SigningInCommands.RunSessionsAsync
            ),
            ("SetPassword", "UPDATE [AspNetUsers]", [olwen], s => SetPasswordAsync(s, olwen)),
            (
                "ChangePassword",
                "UPDATE [AspNetUsers]",
                [ada],
                s => s.GetRequiredService<ChangePassword>().RunAsync("Three random words 1!", "Four more random words 1!")
            ),
        ];
        using var model = SqlServerSchema.Load();
        foreach (var (name, changes, rows, run) in commands)
        {
            var recorder = new Recorder(rows) { Finds = sql => !AsksWhether(sql) };
            await using var instance = Instance(TestData.UserFor(ada), () => CommandTests.Open(TestData.UserFor(ada), recorder));
            await using var scope = instance.CreateAsyncScope();
            await run(scope.ServiceProvider);

            Assert.True(
                recorder.Procedures.Any(p =>
                    p.Contains(changes, StringComparison.Ordinal) && p.Contains("INSERT INTO [History]", StringComparison.Ordinal)
                ),
                $"{name}: {string.Join('\n', recorder.Procedures)}"
            );
            CommandTests.AddTo(model, name, recorder);
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    /// <summary>The administrator and the organisation are there, and nobody has the address yet.</summary>
    [Fact]
    public async Task Commands_OfAnInvitation_BindAgainstTheSchema()
    {
        var ada = Somebody("ada", null);
        var recorder = new Recorder(ada, In(Roles.Administrator, ada), Organisation.Create(Id, "Somewhere").Value)
        {
            Finds = sql => !sql.Contains("[NormalizedUserName] =", StringComparison.Ordinal),
        };
        await using var instance = Instance(TestData.UserFor(ada), () => CommandTests.Open(TestData.UserFor(ada), recorder));
        await using var scope = instance.CreateAsyncScope();

        var outcome = await scope
            .ServiceProvider.GetRequiredService<InvitePerson>()
            .RunAsync("olwen@example.gov.uk", new PersonDetails("Olwen", [Roles.Officer], Id), Site, Token);

        Assert.Empty(outcome.Faults);
        Assert.Contains("INSERT INTO [AspNetUserRoles]", recorder.Procedures[^1], StringComparison.Ordinal);
        Assert.Contains("INSERT INTO [History]", recorder.Procedures[^1], StringComparison.Ordinal);
        using var model = SqlServerSchema.Load();
        CommandTests.AddTo(model, "Invite", recorder);
        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    /// <summary>A query whose answer is yes or no: whether a name is taken, or an organisation is closed.</summary>
    internal static bool AsksWhether(string sql) => sql.StartsWith("SELECT CASE", StringComparison.Ordinal);

    private static async Task SetPasswordAsync(IServiceProvider services, Person person)
    {
        var link = await services.GetRequiredService<PasswordLinks>().MakeAsync(person, Site);
        var token = System.Web.HttpUtility.ParseQueryString(link.Address.Query)["token"];
        Assert.True((await services.GetRequiredService<SetPassword>().RunAsync(person.Id, token, "Three random words 1!")).IsDone);
    }

    private static IdentityUserRole<Guid> In(string role, Person person) => new() { UserId = person.Id, RoleId = Roles.IdOf(role) };

    private static Person Somebody(string name, Guid? organisationId) =>
        new()
        {
            Id = Guid.NewGuid(),
            Name = name,
            OrganisationId = organisationId,
            Email = $"{name}@example.gov.uk",
            NormalizedEmail = $"{name}@example.gov.uk".ToUpperInvariant(),
            UserName = $"{name}@example.gov.uk",
            NormalizedUserName = $"{name}@example.gov.uk".ToUpperInvariant(),
            SecurityStamp = "stamp",
        };
}
