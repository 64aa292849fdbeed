using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Migrations.SqlServer;

/// <summary>Lets <c>dotnet ef</c> make migrations for this database without a start-up project. It never connects.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<SocialValueIndexDbContext>
{
    public SocialValueIndexDbContext CreateDbContext(string[] args) =>
        new SocialValueIndexDbContext(
            new DbContextOptionsBuilder<SocialValueIndexDbContext>()
                .UseSqlServer("Server=design-time", o => o.MigrationsAssembly(typeof(DesignTimeDbContextFactory).Assembly.GetName().Name))
                .Options
        ).For(KnownUser.Nobody);
}
