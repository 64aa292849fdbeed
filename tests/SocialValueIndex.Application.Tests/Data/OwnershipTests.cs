using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Tests.Data;

/// <summary>Whatever belongs to an organisation says so, and gets the filter.</summary>
public class OwnershipTests : UseCaseTest
{
    // People are found before anybody is signed in, and administrators see them all. Their pages ask who may.
    private static readonly Type[] SeenByAll = [typeof(Person)];

    [Fact]
    public void Entities_ThatBelongToAnOrganisation_SaySoAndAreFiltered()
    {
        using var db = Database.CreateContext(KnownUser.Nobody);

        Assert.Empty(Forgotten(db.Model));
        Assert.NotEmpty(db.Model.FindEntityType(typeof(Assessment))!.GetDeclaredQueryFilters());
    }

    [Fact]
    public void Entity_ThatForgot_IsFound()
    {
        var builder = new ModelBuilder();
        builder.Entity<Owned>(e => e.Property(o => o.OrganisationId));
        builder.Entity<Owned>().HasKey(o => o.Id);
        builder.Entity<ForgotToSay>(e => e.Property(o => o.OrganisationId));
        builder.Entity<ForgotToSay>().HasKey(o => o.Id);
        builder.Entity<PartOfOwned>(e => e.Property(p => p.OwnedId));
        builder.Entity<PartOfOwned>().HasKey(p => p.Id);
        builder.Entity<PartOfOwned>().HasOne<Owned>().WithMany().HasForeignKey(p => p.OwnedId);

        Assert.Equal(["ForgotToSay", "Owned", "PartOfOwned"], Forgotten(builder.FinalizeModel()).Order());
    }

    /// <summary>
    /// The entities that name an organisation, or belong to one that does, and do not say that they are its own; and those without a
    /// filter.
    /// </summary>
    private static IEnumerable<string> Forgotten(IModel model) =>
        from type in model.GetEntityTypes()
        where !SeenByAll.Contains(type.ClrType)
        let property = type.FindProperty(nameof(IOwnedByOrganisation.OrganisationId))
        let isOwned = type.ClrType.IsAssignableTo(typeof(IOwnedByOrganisation))
        let belongs = property is { IsNullable: false }
            || type.GetForeignKeys().Any(k => k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IOwnedByOrganisation)))
        where (belongs && !isOwned) || ((belongs || property is not null) && type.GetDeclaredQueryFilters().Count == 0)
        select type.ClrType.Name;

    private sealed class Owned : IOwnedByOrganisation
    {
        public Guid Id { get; init; }

        public Guid OrganisationId { get; init; }
    }

    private sealed class ForgotToSay
    {
        public Guid Id { get; init; }

        public Guid OrganisationId { get; init; }
    }

    private sealed class PartOfOwned
    {
        public Guid Id { get; init; }

        public Guid OwnedId { get; init; }
    }
}
