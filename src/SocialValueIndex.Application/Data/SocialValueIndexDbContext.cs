using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Auditing;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Data;

/// <summary>
/// The one model behind both databases. Assessments and their history are seen only by their own organisation: the filters below hold for
/// every query, so that a page which forgets to ask finds nothing rather than a neighbour's work.
/// </summary>
/// <param name="options">The provider and its connection.</param>
/// <param name="currentUser">Whose organisation's work the queries see.</param>
public sealed class SocialValueIndexDbContext(DbContextOptions<SocialValueIndexDbContext> options, ICurrentUser currentUser)
    : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>The versions of the question set.</summary>
    public DbSet<QuestionSet> QuestionSets => Set<QuestionSet>();

    /// <summary>The assessments of the current user's organisation.</summary>
    public DbSet<Assessment> Assessments => Set<Assessment>();

    /// <summary>The history of those assessments.</summary>
    public DbSet<AssessmentEvent> AssessmentEvents => Set<AssessmentEvent>();

    /// <summary>What was done to organisations, people and question sets, whoever's they are. Only administrators' pages read it.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The keys that protect cookies and forms, shared by every instance of the application.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    private Guid? VisibleOrganisationId => currentUser.OrganisationId;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">History would be changed or deleted.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        EnsureHistoryIsOnlyAdded();
        return this.SaveOnceAsync(base.SaveChangesAsync, acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">History would be changed or deleted.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        EnsureHistoryIsOnlyAdded();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SocialValueIndexDbContext).Assembly);
        builder.Entity<IdentityRole<Guid>>().HasData(People.Roles.Rows);
        builder.Entity<Assessment>().HasQueryFilter(a => a.OrganisationId == VisibleOrganisationId);
        builder.Entity<AssessmentEvent>().HasQueryFilter(e => Assessments.Any(a => a.Id == e.AssessmentId));
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    private void EnsureHistoryIsOnlyAdded()
    {
        if (ChangeTracker.Entries().Any(e => e is { Entity: AssessmentEvent or AuditEntry, State: EntityState.Modified or EntityState.Deleted }))
        {
            throw new InvalidOperationException("History is never changed or deleted.");
        }
    }
}
