using System.Text;
using Microsoft.Data.Sqlite;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>Every row of every table, as text: equal before and after when nothing was changed.</summary>
public static class Snapshot
{
    public static async Task<string> OfAsync(TestDatabase database)
    {
        var token = TestContext.Current.CancellationToken;
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(token);
        var text = new StringBuilder();
        foreach (var table in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", token))
        {
            text.Append("== ").AppendLine(table);
            (await ReadAsync(connection, $"SELECT * FROM \"{table}\"", token)).ForEach(row => text.AppendLine(row));
        }

        return text.ToString();
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql, CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(token);
        var rows = new List<string>();
        while (await reader.ReadAsync(token))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString())));
        }

        return rows;
    }
}
