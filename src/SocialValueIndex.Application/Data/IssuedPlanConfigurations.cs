using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Data;

internal sealed class IssuedPlanConfiguration : IEntityTypeConfiguration<IssuedPlan>
{
    public void Configure(EntityTypeBuilder<IssuedPlan> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Period).HasMaxLength(Assessment.PeriodMaxLength);
        builder.Property(p => p.OrganisationName).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(p => p.PresentLevel).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.TargetLevel).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.Property(p => p.Answers).HasJsonConversion();
        builder.Property(p => p.PlanNotes).HasJsonConversion();
        builder.Property(p => p.Plan).HasJsonConversion();
        builder.Property(p => p.Register).HasJsonConversion();
        builder.Property(p => p.Names).HasJsonConversion();
        builder.Ignore(p => p.Subject);
        builder.Ignore(p => p.Unconfirmed);
        builder.HasMany(p => p.Levels).WithOne().HasForeignKey(l => l.IssuedPlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Pdf).WithOne().HasForeignKey<IssuedPdf>(d => d.IssuedPlanId).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(p => p.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QuestionSet>().WithMany().HasForeignKey(p => p.QuestionSetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.CompletedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.ApprovedBy).OnDelete(DeleteBehavior.Restrict);

        // A number is given once. Two instances that start at the same moment: the second one's insert fails.
        builder.HasIndex(p => new { p.AssessmentId, p.Number }).IsUnique();
    }
}

internal sealed class IssuedLevelConfiguration : IEntityTypeConfiguration<IssuedLevel>
{
    public void Configure(EntityTypeBuilder<IssuedLevel> builder)
    {
        builder.ToTable("IssuedLevels");
        builder.HasKey(l => new { l.IssuedPlanId, l.AreaCode });
        builder.Property(l => l.AreaCode).HasMaxLength(QuestionSetRules.CodeMaxLength);
        builder.Property(l => l.AreaName).HasMaxLength(QuestionSet.TextMaxLength);
        builder.Property(l => l.Present).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Target).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(l => l.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IssuedPdfConfiguration : IEntityTypeConfiguration<IssuedPdf>
{
    public void Configure(EntityTypeBuilder<IssuedPdf> builder)
    {
        builder.ToTable("IssuedPdfs");
        builder.HasKey(d => d.IssuedPlanId);
        builder.Property(d => d.IssuedPlanId).ValueGeneratedNever();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Body).HasMaxLength(Decision.NameMaxLength);
        builder.Property(d => d.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Sponsor).HasMaxLength(Decision.NameMaxLength);
        builder.Property(d => d.Minutes).HasMaxLength(ActionRules.LinkMaxLength);
        builder.Property(d => d.Revision).IsConcurrencyToken();
        builder.Ignore(d => d.Values);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IssuedPlan>().WithMany().HasForeignKey(d => d.IssuedPlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.RecordedBy).OnDelete(DeleteBehavior.Restrict);

        // Two people who record the first one at the same moment: the second one's insert fails, and finds the first's row.
        builder.HasIndex(d => d.IssuedPlanId).IsUnique();
    }
}
