using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.TestSupport;

/// <summary>Puts organisations, people and assessments into a test's database, by the domain's own verbs.</summary>
/// <param name="database">The test's database.</param>
/// <param name="time">The test's clock.</param>
public sealed class TestData(TestDatabase database, TimeProvider time)
{
    /// <summary>Where every test's clock stands until the test moves it.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 4, 1, 9, 30, 0, TimeSpan.Zero);

    /// <summary>A clock that stands at <see cref="Now"/>.</summary>
    public static FakeTimeProvider Clock() => new(Now);

    /// <summary>What a person sees as.</summary>
    public static KnownUser UserFor(Person person) => new(person.Id, person.OrganisationId);

    /// <summary>An organisation; its name is like no other's unless it is given.</summary>
    public async Task<Organisation> CreateOrganisationAsync(string? name = null)
    {
        var organisation = Organisation.Create(Guid.CreateVersion7(), name ?? $"Council {Guid.NewGuid():N}").Value;
        await using var db = database.CreateContext(KnownUser.Nobody);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    }

    /// <summary>A person of an organisation, or of none. The person has no password: to sign in takes Identity.</summary>
    public async Task<Person> CreatePersonAsync(Organisation? organisation, string name = "Pat Person")
    {
        var email = $"{Guid.NewGuid():N}@example.gov.uk";
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            OrganisationId = organisation?.Id,
            Email = email,
            UserName = email,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            EmailConfirmed = true,
        };
        await using var db = database.CreateContext(KnownUser.Nobody);
        db.Users.Add(person);
        await db.SaveChangesAsync();
        return person;
    }

    /// <summary>A person of a new organisation.</summary>
    public async Task<Person> CreateOfficerAsync() => await CreatePersonAsync(await CreateOrganisationAsync());

    /// <summary>An assessment of the person's organisation, with the published question set and these answers.</summary>
    public async Task<Assessment> CreateAssessmentAsync(
        Person by,
        string period = "2026/27",
        IReadOnlyDictionary<string, AnswerValues>? answers = null
    )
    {
        await using var db = database.CreateContext(UserFor(by));
        var questionSet = await db.QuestionSets.AsNoTracking().SingleAsync(q => q.State == QuestionSetState.Published);
        var organisationId = by.OrganisationId ?? throw new ArgumentException("The person has no organisation.", nameof(by));
        var stamp = new ChangeStamp(by.Id, time.GetUtcNow().UtcDateTime);
        var assessment = answers is null
            ? Assessment.Start(organisationId, questionSet, period, stamp).Value
            : Assessment.Import(organisationId, questionSet, period, answers, stamp).Value;
        db.Assessments.Add(assessment);
        await db.SaveChangesAsync();
        return assessment;
    }
}
