using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>
/// Stands where the server would: it keeps the text of every command, and answers each query with the one row of each table that it was
/// given, so that a use case gets from its first query to its last.
/// </summary>
/// <param name="rows">Entities, at most one of each table.</param>
internal sealed class Recorder(params object[] rows) : DbCommandInterceptor
{
    private readonly List<string> _procedures = [];

    /// <summary>Each command as the body of a procedure, to be bound against the schema.</summary>
    public IReadOnlyList<string> Procedures => _procedures;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _procedures.Add(AsProcedure(command));
        using var table = new DataTable();
        var values = Answer(command.CommandText, eventData.Context!).ToArray();
        foreach (var value in values)
        {
            table.Columns.Add(null, value?.GetType() ?? typeof(object));
        }

        if (!values.Contains(NoRow.Instance))
        {
            table.Rows.Add(values);
        }

        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader()));
    }

    private static string AsProcedure(DbCommand command)
    {
        var parameters = command.Parameters.Cast<SqlParameter>().Select(p =>
            $"{p.ParameterName} {p.SqlDbType.ToString().ToLowerInvariant()}{(p.SqlDbType is SqlDbType.NVarChar ? "(max)" : "")}");
        return $"{string.Join(", ", parameters)} AS\n{command.CommandText}";
    }

    private IEnumerable<object?> Answer(string sql, DbContext db)
    {
        if (SqlServerSchema.Parse(sql).Batches[0].Statements[0] is not SelectStatement { QueryExpression: QuerySpecification query })
        {
            return [1]; // Rows that a change reached.
        }

        var sources = new Sources();
        query.Accept(sources);
        return query.SelectElements.Cast<SelectScalarExpression>().Select(element => Answer(element.Expression, sources, db));
    }

    private object? Answer(ScalarExpression expression, Sources sources, DbContext db) => expression switch
    {
        ColumnReferenceExpression column => Value(db, sources.Tables.GetValueOrDefault(column.MultiPartIdentifier.Identifiers[0].Value), column.MultiPartIdentifier.Identifiers[1].Value),
        ScalarSubquery { QueryExpression: QuerySpecification inner } => Answer(inner.SelectElements.Cast<SelectScalarExpression>().Single().Expression, sources, db),
        CoalesceExpression coalesce => Answer(coalesce.Expressions[0], sources, db),
        FunctionCall => 1, // COUNT or MAX.
        _ => sources.Tables.Values.All(table => Row(db, table) is not null), // EXISTS
    };

    private object? Row(DbContext db, string table) => rows.SingleOrDefault(r => db.Model.FindEntityType(r.GetType())!.GetTableName() == table);

    private object? Value(DbContext db, string? table, string column)
    {
        // Of a query within the query there is no table, and no row.
        if (table is null || Row(db, table) is not { } row)
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

        public override void Visit(NamedTableReference node) => Tables[node.Alias.Value] = node.SchemaObject.BaseIdentifier.Value;
    }
}

/// <summary>Says that the connection is open without opening it.</summary>
internal sealed class NoServer : DbConnectionInterceptor
{
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
