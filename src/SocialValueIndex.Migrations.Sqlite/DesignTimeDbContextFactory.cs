using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Migrations.Sqlite;

/// <summary>Lets <c>dotnet ef</c> make migrations for this database without a start-up project. It never connects.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<SocialValueIndexDbContext>
{
    public SocialValueIndexDbContext CreateDbContext(string[] args) =>
        new SocialValueIndexDbContext(
            new DbContextOptionsBuilder<SocialValueIndexDbContext>()
                .UseSqlite(
                    "Data Source=design-time.db",
                    o => o.MigrationsAssembly(typeof(DesignTimeDbContextFactory).Assembly.GetName().Name)
                )
                .Options
        ).For(KnownUser.Nobody);
}
