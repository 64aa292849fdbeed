using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Data;

internal sealed class CommitteeReportConfiguration : IEntityTypeConfiguration<CommitteeReport>
{
    public void Configure(EntityTypeBuilder<CommitteeReport> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Texts).HasJsonConversion();
        builder.Property(r => r.Headings).HasJsonConversion();
        builder.Property(r => r.Since).HasJsonConversion();
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(r => r.AssessmentId).OnDelete(DeleteBehavior.Restrict);

        // Two people who write the first text at the same moment: the second one's insert fails, and finds the first one's row.
        builder.HasIndex(r => new { r.AssessmentId, r.IssuedNumber }).IsUnique();
    }
}
