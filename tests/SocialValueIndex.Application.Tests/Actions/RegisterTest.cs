using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Actions;

/// <summary>What tests of registers share: the worked example's assessment, and people to work on it.</summary>
public abstract class RegisterTest : UseCaseTest
{
    protected static IReadOnlyDictionary<string, AnswerValues> Example { get; } =
        AnswersFile
            .Read(
                Content.ExampleAssessment,
                QuestionSet.Draft(Guid.CreateVersion7(), 1, "Example", "", Application.QuestionSets.QuestionSetFile.Default().Areas)
            )
            .Answers;

    protected static ActionReference Ref(string text) =>
        ActionReference.TryParse(text, out var reference) ? reference : throw new ArgumentException(text, nameof(text));

    protected async Task<(Person Officer, Guid Id)> ExampleAsync()
    {
        var officer = await Data.CreatePersonAsync(await Data.CreateOrganisationAsync(), "Olwen Officer");
        return (officer, (await Data.CreateAssessmentAsync(officer, answers: Example)).Id);
    }

    protected async Task<Person> ColleagueAsync(Person of, string name = "Lee Lead")
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await Data.CreatePersonAsync(await db.Organisations.FindAsync([of.OrganisationId], Token), name);
    }

    protected async Task<RegisterReading> RegisterAsync(Person person, Guid id) =>
        await AsAsync(person, (ReadRegister read) => read.RunAsync(id, Token))
        ?? throw new InvalidOperationException("There is no such assessment.");

    protected async Task<RegisterEntry> EntryAsync(Person person, Guid id, string reference) =>
        (await RegisterAsync(person, id)).Register.Find(Ref(reference))!;

    protected Task<Outcome<IReadOnlyList<EditedAction>>> ChangeAsync(
        Person person,
        Guid id,
        string reference,
        Func<ActionValues, ActionValues> change,
        string? basedOn = null,
        params IInterceptor[] interceptors
    ) => EditAsync(person, id, [new ActionEdit(Ref(reference), v => new ProposedAction(change(v), basedOn))], interceptors);

    protected Task<Outcome<IReadOnlyList<EditedAction>>> EditAsync(
        Person person,
        Guid id,
        IReadOnlyList<ActionEdit> edits,
        params IInterceptor[] interceptors
    ) => AsAsync(person, (RegisterEditor editor) => editor.RunAsync(id, edits, Token), interceptors);
}
