using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Development;

/// <summary>The council, the three people and the assessment that Development starts with. Never run anywhere else.</summary>
/// <param name="db">The database.</param>
/// <param name="people">Makes the people.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="time">The clock.</param>
public sealed class DevelopmentData(
    SocialValueIndexDbContext db,
    UserManager<Person> people,
    PublishedQuestionSets questionSets,
    TimeProvider time
)
{
    /// <summary>The password of all three.</summary>
    public const string Password = "Maturity-Index-2012";

    /// <summary>The people, as the sign-in page names them.</summary>
    public static IReadOnlyList<(string Email, string Name, string Role)> People { get; } =
    [
        ("officer@example.gov.uk", "Olwen Officer", Roles.Officer),
        ("lead@example.gov.uk", "Lee Procurement", Roles.ProcurementLead),
        ("admin@example.gov.uk", "Ada Administrator", Roles.Administrator),
    ];

    /// <summary>Makes them, unless there is any organisation already.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.Organisations.AnyAsync(cancellationToken))
        {
            return;
        }

        // A database that tries again by itself, as SQL Server's does, must be able to begin the transaction again too.
        try
        {
            await db
                .Database.CreateExecutionStrategy()
                .ExecuteInTransactionAsync(CreateEverythingAsync, ct => db.Organisations.AnyAsync(ct), cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another instance that started at the same moment made them first.
            db.ChangeTracker.Clear();
            if (!await db.Organisations.AnyAsync(cancellationToken))
            {
                throw;
            }
        }
    }

    private async Task CreateEverythingAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var now = time.GetUtcNow().UtcDateTime;
        var council = Organisation.Create(Guid.CreateVersion7(now), "Example Borough Council").Value;
        db.Organisations.Add(council);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (email, name, role) in People)
        {
            await CreatePersonAsync(email, name, role, role == Roles.Administrator ? null : council.Id, now);
        }

        var questionSet = await questionSets.CurrentAsync(cancellationToken);
        var officer = await people.FindByEmailAsync(People[0].Email);
        var answers = AnswersFile.Read(await ExampleAnswersAsync(cancellationToken), questionSet).Answers;
        db.Assessments.Add(Assessment.Import(council.Id, questionSet, "2026/27", answers, new ChangeStamp(officer!.Id, now)).Value);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<byte[]> ExampleAnswersAsync(CancellationToken cancellationToken)
    {
        await using var stream = EmbeddedContent.Open("example-assessment.json");
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }

    private async Task CreatePersonAsync(string email, string name, string role, Guid? organisationId, DateTime now)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Name = name,
            OrganisationId = organisationId,
            AcceptedAt = now,
        };
        Ensure(await people.CreateAsync(person, Password));
        Ensure(await people.AddToRoleAsync(person, role));
    }

    private static void Ensure(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
        }
    }
}
