using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>What the use cases about e-mails and assignments send to SQL Server, bound against the schema.</summary>
public class MailCommandTests : UseCaseTest
{
    private static readonly Dictionary<Type, Func<IServiceProvider, Guid, Guid, Task>> UseCases = new()
    {
        [typeof(SendNextEmail)] = (s, _, _) => s.GetRequiredService<SendNextEmail>().RunAsync(Token),
        [typeof(PruneEmails)] = (s, _, _) => s.GetRequiredService<PruneEmails>().RunAsync(Token),
        [typeof(CountEmails)] = (s, _, _) => s.GetRequiredService<CountEmails>().RunAsync(Token),
        [typeof(ListEmails)] = (s, _, _) => s.GetRequiredService<ListEmails>().RunAsync(Token),
        [typeof(RetryEmail)] = (s, _, id) => s.GetRequiredService<RetryEmail>().RunAsync(id, Token),
        [typeof(ReadEmailChoice)] = (s, _, id) => s.GetRequiredService<ReadEmailChoice>().RunAsync(id, Token),
        [typeof(ChangeEmailChoice)] = (s, _, _) => s.GetRequiredService<ChangeEmailChoice>().RunAsync(nameof(EmailChoice.Nothing), Token),
        [typeof(WriteDigests)] = (s, _, _) => s.GetRequiredService<WriteDigests>().RunAsync(Site, Token),
        [typeof(AssignArea)] = (s, assessment, person) =>
            s.GetRequiredService<AssignArea>()
                .RunAsync(assessment, "A", new Assignee(person, new DateOnly(2027, 3, 31)), null, Site, Token),
        [typeof(ReadAssignments)] = async (s, assessment, _) =>
        {
            await s.GetRequiredService<ReadAssignments>().RunAsync(assessment, Token);
            await s.GetRequiredService<ReadAssignments>().FindAsync(assessment, "A", Token);
        },
        [typeof(ListAssignedAreas)] = (s, _, person) => s.GetRequiredService<ListAssignedAreas>().RunAsync(person, person, Token),
    };

    internal static IEnumerable<Type> Tried => UseCases.Keys.Append(typeof(Outbox));

    [Fact]
    public async Task Commands_OfEveryUseCase_BindAgainstTheSchema()
    {
        var organisation = await Data.CreateOrganisationAsync();
        var person = await Data.CreatePersonAsync(organisation);
        var assessment = await Data.CreateAssessmentAsync(person);
        var stamp = new ChangeStamp(person.Id, TestData.Now.UtcDateTime);
        var message = OutboxMessage.Create(person.Id, "Subject", "not to be read", null, TestData.Now.UtcDateTime);
        var preference = EmailPreference.For(person.Id);
        preference.Choose(EmailChoice.Weekly, TestData.Now.UtcDateTime);
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var questionSet = db.QuestionSets.Single();
        using var model = SqlServerSchema.Load();
        foreach (var (type, run) in UseCases)
        {
            var recorder = new Recorder(
                organisation,
                person,
                assessment,
                questionSet,
                message,
                preference,
                AreaAssignment.Start(assessment, "A", stamp)
            );
            await using var instance = Instance(TestData.UserFor(person), () => CommandTests.Open(TestData.UserFor(person), recorder));
            await using var scope = instance.CreateAsyncScope();
            await run(scope.ServiceProvider, assessment.Id, person.Id);

            Assert.NotEmpty(recorder.Procedures);
            CommandTests.AddTo(model, type.Name, recorder);
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }
}
