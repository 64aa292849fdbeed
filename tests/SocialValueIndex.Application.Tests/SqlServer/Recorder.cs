using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>
/// Stands where the server would: it keeps the text of every command, and answers each query with the rows that it was given, so that a use
/// case gets from its first query to its last. It does not look at conditions. A query of one table for whole rows gets all of them, and
/// any other one the first.
/// </summary>
/// <param name="rows">Entities, of any table.</param>
internal sealed class Recorder(params object[] rows) : DbCommandInterceptor
{
    private readonly List<string> _procedures = [];

    /// <summary>Each command as the body of a procedure, to be bound against the schema.</summary>
    public IReadOnlyList<string> Procedures => _procedures;

    /// <summary>Which queries find anything: all, unless a test says otherwise.</summary>
    public Func<string, bool> Finds { get; init; } = _ => true;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        _procedures.Add(AsProcedure(command));
        DbDataReader reader = new DataTableReader([.. Answers(command.CommandText, eventData.Context!)]);
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(reader));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        _procedures.Add(AsProcedure(command));
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
    }

    private static string AsProcedure(DbCommand command)
    {
        var parameters = command
            .Parameters.Cast<SqlParameter>()
            .Select(p => (p.ParameterName, Type: p.SqlDbType.ToString().ToLowerInvariant()))
            .Select(p => $"@{p.ParameterName.TrimStart('@')} {p.Type}{(p.Type == "nvarchar" ? "(max)" : "")}");
        return $"{string.Join(", ", parameters)} AS\n{command.CommandText}";
    }

    private IEnumerable<DataTable> Answers(string sql, DbContext db)
    {
        var statements = SqlServerSchema.Parse(sql).Batches[0].Statements;
        if (statements[0] is SelectStatement { QueryExpression: QuerySpecification query })
        {
            return [Table(Choices(query, Finds(sql) ? rows : [], db).Select(choice => Answer(query, choice, db)))];
        }

        // Each change that asks how many rows it reached is told one.
        var changes = statements.Count(s =>
            s
                is UpdateStatement { UpdateSpecification.OutputClause: not null }
                    or DeleteStatement { DeleteSpecification.OutputClause: not null }
        );
        return Enumerable
            .Range(0, Math.Max(1, changes))
            .Select(_ =>
                Table([
                    [1],
                ])
            );
    }

    /// <summary>What each row of the answer is made of.</summary>
    private static IEnumerable<object[]> Choices(QuerySpecification query, object[] rows, DbContext db)
    {
        var isOfWholeRows =
            query.TopRowFilter is null
            && query.SelectElements.All(e => e is SelectScalarExpression { Expression: ColumnReferenceExpression });
        return isOfWholeRows && query.FromClause?.TableReferences is [NamedTableReference table]
            ? rows.Where(r => IsOf(r, table.SchemaObject.BaseIdentifier.Value, db))
                .DefaultIfEmpty()
                .Select(r => r is null ? Array.Empty<object>() : [r, .. rows])
            : [rows];
    }

    private static DataTable Table(IEnumerable<object?[]> rows)
    {
        var table = new DataTable();
        foreach (var values in rows)
        {
            if (table.Columns.Count == 0)
            {
                // A value that is missing from this row may be there in the next.
                table.Columns.AddRange([.. values.Select(v => new DataColumn(null, typeof(object)))]);
            }

            if (!values.Contains(NoRow.Instance))
            {
                table.Rows.Add(values);
            }
        }

        return table;
    }

    private static object?[] Answer(QuerySpecification query, object[] choice, DbContext db)
    {
        var sources = new Sources();
        query.Accept(sources);
        return [.. query.SelectElements.Cast<SelectScalarExpression>().Select(element => Answer(element.Expression, sources, choice, db))];
    }

    private static object? Answer(ScalarExpression expression, Sources sources, object[] choice, DbContext db) =>
        expression switch
        {
            ColumnReferenceExpression column => Value(
                choice,
                db,
                sources.Tables.GetValueOrDefault(column.MultiPartIdentifier.Identifiers[0].Value),
                column.MultiPartIdentifier.Identifiers[1].Value
            ),
            ScalarSubquery { QueryExpression: QuerySpecification inner } => Answer(
                inner.SelectElements.Cast<SelectScalarExpression>().Single().Expression,
                sources,
                choice,
                db
            ),
            CoalesceExpression coalesce => Answer(coalesce.Expressions[0], sources, choice, db),
            FunctionCall => 1, // COUNT or MAX.
            _ => sources.Tables.Values.All(table => choice.Any(row => IsOf(row, table, db))), // EXISTS
        };

    private static bool IsOf(object row, string table, DbContext db) => db.Model.FindEntityType(row.GetType())!.GetTableName() == table;

    private static object? Value(object[] choice, DbContext db, string? table, string column)
    {
        // Of a query within the query there is no table, and no row.
        if (table is null || Array.Find(choice, r => IsOf(r, table, db)) is not { } row)
        {
            return NoRow.Instance;
        }

        var property = db.Model.FindEntityType(row.GetType())!.GetProperties().Single(p => p.GetColumnName() == column);
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    private sealed class NoRow
    {
        public static NoRow Instance { get; } = new();
    }

    private sealed class Sources : TSqlFragmentVisitor
    {
        /// <summary>Table by alias.</summary>
        public Dictionary<string, string> Tables { get; } = [];

        public override void Visit(NamedTableReference node) =>
            Tables[(node.Alias ?? node.SchemaObject.BaseIdentifier).Value] = node.SchemaObject.BaseIdentifier.Value;

        // One table, of which somebody sees only their organisation's rows.
        public override void Visit(QueryDerivedTable node)
        {
            if (node.QueryExpression is QuerySpecification { FromClause.TableReferences: [NamedTableReference table] })
            {
                Tables[node.Alias.Value] = table.SchemaObject.BaseIdentifier.Value;
            }
        }
    }
}

/// <summary>Begins transactions that are nothing, because there is no server to begin one at.</summary>
internal sealed class NoTransactions : IDbContextTransactionManager
{
    public IDbContextTransaction? CurrentTransaction => null;

    public IDbContextTransaction BeginTransaction() => new Nothing();

    public Task<IDbContextTransaction> BeginTransactionAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IDbContextTransaction>(new Nothing());

    public void CommitTransaction() { }

    public Task CommitTransactionAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void RollbackTransaction() { }

    public Task RollbackTransactionAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void ResetState() { }

    public Task ResetStateAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    private sealed class Nothing : IDbContextTransaction
    {
        public Guid TransactionId { get; } = Guid.NewGuid();

        public void Commit() { }

        public Task CommitAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public void Rollback() { }

        public Task RollbackAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>Says that the connection is open without opening it.</summary>
internal sealed class NoServer : DbConnectionInterceptor
{
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(InterceptionResult.Suppress());
}
