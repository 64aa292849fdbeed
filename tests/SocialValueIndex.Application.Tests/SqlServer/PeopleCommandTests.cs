using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>What the use cases about organisations, people and the audit send to SQL Server, bound against the schema.</summary>
public class PeopleCommandTests : UseCaseTest
{
    private static readonly Uri Site = new("https://index.example.gov.uk");
    private static readonly Guid Id = Guid.NewGuid();

    internal static readonly Type[] Others =
        [typeof(StoreOrganisation), typeof(ChangePeople), typeof(PasswordLinks), typeof(SetPassword)];

    internal static readonly Dictionary<Type, Func<IServiceProvider, Task>> UseCases = new()
    {
        [typeof(ListOrganisations)] = s => s.GetRequiredService<ListOrganisations>().RunAsync(Token),
        [typeof(AddOrganisation)] = s => s.GetRequiredService<AddOrganisation>().RunAsync("Elsewhere", Token),
        [typeof(RenameOrganisation)] = s => s.GetRequiredService<RenameOrganisation>().RunAsync(Id, 0, "Elsewhere", Token),
        [typeof(CloseOrganisation)] = s => s.GetRequiredService<CloseOrganisation>().RunAsync(Id, 0, Token),
        [typeof(ReopenOrganisation)] = s => s.GetRequiredService<ReopenOrganisation>().RunAsync(Id, 0, Token),
        [typeof(ListPeople)] = s => s.GetRequiredService<ListPeople>().RunAsync(Id, "ada", 2, Token),
        [typeof(InvitePerson)] = s => s.GetRequiredService<InvitePerson>().RunAsync("ada@example.gov.uk", new PersonDetails("Ada", [Roles.Administrator], null), Site, Token),
        [typeof(SendPasswordLink)] = s => s.GetRequiredService<SendPasswordLink>().RunAsync(Id, null, Site, Token),
        [typeof(ChangePerson)] = s => s.GetRequiredService<ChangePerson>().RunAsync(Id, null, new PersonDetails("Ada", [Roles.Officer], Id), Token),
        [typeof(DeactivatePerson)] = s => s.GetRequiredService<DeactivatePerson>().RunAsync(Id, null, Token),
        [typeof(ReactivatePerson)] = s => s.GetRequiredService<ReactivatePerson>().RunAsync(Id, null, Token),
        [typeof(UnlockPerson)] = s => s.GetRequiredService<UnlockPerson>().RunAsync(Id, null, Token),
        [typeof(RemindPassword)] = s => s.GetRequiredService<RemindPassword>().RunAsync("ada@example.gov.uk", Site, Token),
        [typeof(CreateAdministrator)] = s => s.GetRequiredService<CreateAdministrator>().RunAsync("ada@example.gov.uk", "Ada", Site, Token),
        [typeof(ReadAudit)] = s => s.GetRequiredService<ReadAudit>().RunAsync(new AuditFilter(Id, Id, "Created", TestData.Now.UtcDateTime, TestData.Now.UtcDateTime), 2, Token),
    };

    /// <summary>No table has a row, so each use case goes as far as it does where nothing is found; what it would store goes with it.</summary>
    [Fact]
    public async Task Commands_OfEveryUseCase_BindAgainstTheSchema()
    {
        using var model = SqlServerSchema.Load();
        foreach (var (type, run) in UseCases)
        {
            var recorder = new Recorder();
            await using var instance = Instance(KnownUser.Nobody, () =>
            {
                var db = SqlServerSchema.CreateContext(KnownUser.Nobody, recorder, new NoServer());
                db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
                return db;
            });
            await using var scope = instance.CreateAsyncScope();
            await run(scope.ServiceProvider);

            Assert.NotEmpty(recorder.Procedures);
            for (var i = 0; i < recorder.Procedures.Count; i++)
            {
                model.AddObjects(string.Create(CultureInfo.InvariantCulture, $"CREATE PROCEDURE dbo.{type.Name}{i} {recorder.Procedures[i]}"));
            }
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }
}
