using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Data;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Name).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(o => o.NormalizedName).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(o => o.Revision).IsConcurrencyToken();
        builder.Property(o => o.ReportHeadings).HasJsonConversion();
        builder.HasIndex(o => o.NormalizedName).IsUnique();
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(Person.NameMaxLength);
        builder.Property(p => p.NormalizedName).HasMaxLength(Person.NameMaxLength).HasDefaultValue("");
        builder.Property(p => p.PendingEmail).HasMaxLength(Person.EmailMaxLength);
        builder.HasIndex(p => p.NormalizedName);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuestionSetConfiguration : IEntityTypeConfiguration<QuestionSet>
{
    public void Configure(EntityTypeBuilder<QuestionSet> builder)
    {
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(q => q.Title).HasMaxLength(QuestionSet.NameMaxLength);
        builder.Property(q => q.PlanFootnote).HasMaxLength(QuestionSet.TextMaxLength);
        builder.Property(q => q.Areas).HasJsonConversion();
        builder.Property(q => q.PublishNote).HasMaxLength(QuestionSet.TextMaxLength);
        builder.Property(q => q.Purpose).HasMaxLength(QuestionSet.NameMaxLength);
        builder.Property(q => q.Revision).IsConcurrencyToken();
        builder.Ignore(q => q.Questions);
        builder.HasQueryFilter(q => q.State != QuestionSetState.Discarded);
        builder.HasOne<Person>().WithMany().HasForeignKey(q => q.ChangedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(q => q.PublishedBy).OnDelete(DeleteBehavior.Restrict);

        // Two instances that load the default question set at the same moment: the second one's insert fails, and it finds the first one's
        // row.
        builder.HasIndex(q => q.Version).IsUnique();
    }
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Period).HasMaxLength(Assessment.PeriodMaxLength);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.Property(a => a.Answers).HasJsonConversion();
        builder.Property(a => a.PlanNotes).HasJsonConversion();
        builder.Property(a => a.EarlierAnswers).HasJsonConversion();
        builder.Property(a => a.OpenedAgain).HasJsonConversion();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QuestionSet>().WithMany().HasForeignKey(a => a.QuestionSetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.CreatedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.CompletedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.ApprovedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.OrganisationId, a.CreatedAt });
    }
}

internal sealed class TrackedActionConfiguration : IEntityTypeConfiguration<TrackedAction>
{
    public void Configure(EntityTypeBuilder<TrackedAction> builder)
    {
        builder.ToTable("Actions");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.AreaCode).HasMaxLength(QuestionSetRules.CodeMaxLength);
        builder.Property(a => a.QuestionCode).HasMaxLength(QuestionSetRules.CodeMaxLength);
        builder.Property(a => a.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Text).HasMaxLength(QuestionSet.TextMaxLength);
        builder.Property(a => a.OwnerName).HasMaxLength(ActionRules.OwnerNameMaxLength);
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Reason).HasMaxLength(ActionRules.ReasonMaxLength);
        builder.Property(a => a.Cost).HasPrecision(11, 2);
        builder.Property(a => a.Comments).HasJsonConversion();
        builder.Property(a => a.Links).HasJsonConversion();
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.Ignore(a => a.Reference);
        builder.Ignore(a => a.Owner);
        builder.Ignore(a => a.Values);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(a => a.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.ChangedBy).OnDelete(DeleteBehavior.Restrict);

        // Two people who touch an action for the first time at the same moment: the second one's insert fails, and finds the first's row.
        builder
            .HasIndex(a => new
            {
                a.AssessmentId,
                a.QuestionCode,
                a.Level,
            })
            .IsUnique();
    }
}

internal sealed class HistoryEntryConfiguration : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(HistoryEntry.KindMaxLength);
        builder.Property(e => e.SubjectType).HasConversion<SubjectTypeConverter>().HasMaxLength(20);
        builder.Property(e => e.SubjectName).HasMaxLength(HistoryEntry.NameMaxLength);
        builder.Property(e => e.Details).HasHistoryConversion();
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.SubjectId, e.At });
    }
}

internal sealed class KeptFormConfiguration : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.ReceivedAt);
    }
}

internal sealed class SubmittedFormConfiguration : IEntityTypeConfiguration<SubmittedForm>
{
    public void Configure(EntityTypeBuilder<SubmittedForm> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
