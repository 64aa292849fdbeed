using Microsoft.EntityFrameworkCore;

namespace SocialValueIndex.Benchmarks.Floor;

/// <summary>A row about as long as an assessment.</summary>
public sealed class Row
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }
}

/// <summary>One table, and the one read of the page.</summary>
public sealed class FloorDbContext(DbContextOptions<FloorDbContext> options) : DbContext(options)
{
    public static readonly Guid First = new("11111111-1111-1111-1111-111111111111");

    private const int HowMany = 100;
    private const int Characters = 6000;

    private static readonly Func<FloorDbContext, Guid, CancellationToken, Task<Row?>> ById = EF.CompileAsyncQuery(
        (FloorDbContext db, Guid id, CancellationToken _) => db.Rows.AsNoTracking().FirstOrDefault(r => r.Id == id)
    );

    public DbSet<Row> Rows => Set<Row>();

    public Task<Row?> FindAsync(Guid id, CancellationToken cancellationToken) => ById(this, id, cancellationToken);

    public async Task FillAsync()
    {
        await Database.EnsureCreatedAsync();
        if (!await Rows.AnyAsync())
        {
            Rows.AddRange(
                Enumerable
                    .Range(0, HowMany)
                    .Select(i => new Row
                    {
                        Id = i == 0 ? First : Guid.CreateVersion7(),
                        Name = $"Row {i}",
                        Text = new string('x', Characters),
                    })
            );
            await SaveChangesAsync();
        }
    }
}
