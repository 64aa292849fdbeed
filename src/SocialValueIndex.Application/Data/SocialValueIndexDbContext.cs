using System.Reflection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Data;

/// <summary>
/// The one model behind both databases. What belongs to an organisation (<see cref="IOwnedByOrganisation"/>) and its history are seen only
/// by that organisation: the filters below hold for every query that does not switch them off, so that a page which forgets to ask finds
/// nothing rather than a neighbour's work. Saving also stores the history that changed entities wrote.
/// </summary>
/// <remarks>
/// Contexts are used again, for one request after the other. One works for nobody until <see cref="For"/> says for whom, and again after it
/// is disposed of.
/// </remarks>
/// <param name="options">The provider and its connection.</param>
public sealed class SocialValueIndexDbContext(DbContextOptions<SocialValueIndexDbContext> options)
    : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options),
        IDataProtectionKeyContext
{
    private static readonly MethodInfo FilterMethod = typeof(SocialValueIndexDbContext).GetMethod(
        nameof(FilterByOrganisation),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private readonly HashSet<HistoryEntry> _takenOver = [];
    private ICurrentUser? _user;

    /// <summary>The organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>The versions of the question set.</summary>
    public DbSet<QuestionSet> QuestionSets => Set<QuestionSet>();

    /// <summary>The assessments of the current user's organisation.</summary>
    public DbSet<Assessment> Assessments => Set<Assessment>();

    /// <summary>What people decided about actions, in the current user's organisation. An action that nobody touched has no row.</summary>
    public DbSet<TrackedAction> Actions => Set<TrackedAction>();

    /// <summary>The issued plans of the current user's organisation.</summary>
    public DbSet<IssuedPlan> IssuedPlans => Set<IssuedPlan>();

    /// <summary>What committees decided about them.</summary>
    public DbSet<Decision> Decisions => Set<Decision>();

    /// <summary>What was done that concerns the current user's organisation. Only administrators' pages go past the filter.</summary>
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    /// <summary>Who is asked to answer which area, in the current user's organisation.</summary>
    public DbSet<AreaAssignment> AreaAssignments => Set<AreaAssignment>();

    /// <summary>What people wrote for covering reports, in the current user's organisation.</summary>
    public DbSet<CommitteeReport> CommitteeReports => Set<CommitteeReport>();

    /// <summary>The e-mails on their way, and those of late.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Which e-mails people chose.</summary>
    public DbSet<EmailPreference> EmailPreferences => Set<EmailPreference>();

    /// <summary>The keys that protect cookies and forms, shared by every instance of the application.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Forms that arrived too late and wait for the person who filled them in.</summary>
    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    /// <summary>Forms that are done only once, with what they made.</summary>
    public DbSet<SubmittedForm> SubmittedForms => Set<SubmittedForm>();

    /// <summary>Who is signed in where, and who was until lately.</summary>
    public DbSet<SignInSession> Sessions => Set<SignInSession>();

    /// <summary>How often somebody failed to sign in.</summary>
    public DbSet<AttemptCounter> SignInAttempts => Set<AttemptCounter>();

    private ICurrentUser CurrentUser => _user ?? throw new InvalidOperationException("Nobody said whose work this context sees.");

    internal Guid? VisibleOrganisationId => CurrentUser.OrganisationId;

    /// <summary>Lets the queries see a user's organisation's work. Called before anything else.</summary>
    /// <param name="user">Whose.</param>
    /// <returns>This context.</returns>
    public SocialValueIndexDbContext For(ICurrentUser user)
    {
        _user = user;
        return this;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">
    /// History, or something that has one, would be deleted, or history or what was issued changed.
    /// </exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseToChangeWhatIsIssued();
        foreach (var line in StoreHistory())
        {
            if (await this.TryExtendAsync(line, cancellationToken))
            {
                _takenOver.Add(line);
                Entry(line).State = EntityState.Detached;
            }
        }

        return await this.SaveOnceAsync(base.SaveChangesAsync, acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">
    /// History, or something that has one, would be deleted, or history or what was issued changed.
    /// </exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseToChangeWhatIsIssued();
        StoreHistory();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SocialValueIndexDbContext).Assembly);
        builder.Entity<IdentityRole<Guid>>().HasData(People.Roles.Rows);
        builder.Entity<HistoryEntry>().HasQueryFilter(e => e.OrganisationId != null && e.OrganisationId == VisibleOrganisationId);
        foreach (var type in builder.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            if (type.IsAssignableTo(typeof(IOwnedByOrganisation)))
            {
                FilterMethod.MakeGenericMethod(type).Invoke(this, [builder]);
            }

            if (type.IsAssignableTo(typeof(IRecordsHistory)))
            {
                builder.Entity(type).Ignore(nameof(IRecordsHistory.PendingHistory));
            }
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    private void FilterByOrganisation<T>(ModelBuilder builder)
        where T : class, IOwnedByOrganisation => builder.Entity<T>().HasQueryFilter(e => e.OrganisationId == VisibleOrganisationId);

    private void RefuseToChangeWhatIsIssued()
    {
        if (ChangeTracker.Entries<IIssued>().Any(e => e.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("What was issued is never changed or deleted.");
        }
    }

    private void Forget()
    {
        _user = null;
        _takenOver.Clear();
    }

    private List<HistoryEntry> StoreHistory()
    {
        var entries = ChangeTracker.Entries().ToList();
        if (
            entries.Any(e =>
                e
                    is { Entity: HistoryEntry, State: EntityState.Modified }
                        or { Entity: HistoryEntry or IRecordsHistory, State: EntityState.Deleted }
            )
        )
        {
            throw new InvalidOperationException("History is never changed or deleted, and neither is what has a history deleted.");
        }

        // A line that an earlier save of this context stored is tracked since.
        var added = entries
            .Select(e => e.Entity)
            .OfType<IRecordsHistory>()
            .SelectMany(e => e.PendingHistory)
            .Where(h => Entry(h).State == EntityState.Detached && !_takenOver.Contains(h))
            .ToList();
        History.AddRange(added);
        StoreSubmittedForm(added);
        return added;
    }

    private void StoreSubmittedForm(List<HistoryEntry> added)
    {
        if (CurrentUser.FormToDoOnce is { } key && added.Count > 0 && !ChangeTracker.Entries<SubmittedForm>().Any(e => e.Entity.Id == key))
        {
            SubmittedForms.Add(
                new SubmittedForm
                {
                    Id = key,
                    PersonId = CurrentUser.Id,
                    SubjectId = added[0].SubjectId,
                    At = added[0].At,
                }
            );
        }
    }
}
