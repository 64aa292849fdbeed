using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Why the service or a command cannot start, in one sentence for whoever runs the server.</summary>
/// <param name="message">The sentence.</param>
internal sealed class StartupException(string message) : Exception(message);

/// <summary>Turns what ends a start into one plain sentence. What is not known here is a bug, and keeps its stack trace.</summary>
internal static class StartupFault
{
    private const int NotPossible = 1;

    /// <summary>Runs the service or a command.</summary>
    /// <returns>The exit code: 1 after a fault.</returns>
    public static async Task<int> ReportAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (exception is not HostAbortedException && Explain(exception) is not null)
        {
            await Console.Error.WriteLineAsync(Explain(exception));
            return NotPossible;
        }
    }

    /// <summary>Reads settings; what the libraries say against them names the setting.</summary>
    /// <exception cref="StartupException">A setting cannot be used.</exception>
    public static T CheckSettings<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or ArgumentException or FormatException or InvalidDataException)
        {
            throw new StartupException($"A setting cannot be used. {FirstLine(exception)}");
        }
    }

    /// <summary>The sentence, or none for what is not known.</summary>
    public static string? Explain(Exception exception) =>
        exception switch
        {
            StartupException => exception.Message,
            RetryLimitExceededException { InnerException: { } inner } => Explain(inner),
            DbUpdateException { InnerException: DbException inner } => Explain(inner),
            SqliteException sqlite => $"The database cannot be used: {Explain(sqlite)}.",
            SqlException or TimeoutException => $"The database cannot be reached. {FirstLine(exception)}",
            DbException => $"The database cannot be used. {FirstLine(exception)}",
            InvalidDataException => $"The settings cannot be read. {FirstLine(exception)}",
            IOException { InnerException: AddressInUseException } =>
                $"{FirstLine(exception)} Stop the other program, or set ASPNETCORE_URLS to another port.",
            UnauthorizedAccessException => $"{FirstLine(exception)} Give the account that the service runs as the right to it.",
            IOException => FirstLine(exception),
            SocketException => $"The address in ASPNETCORE_URLS cannot be used: {FirstLine(exception)}.",
            FormatException => $"A setting cannot be used. {FirstLine(exception)}",
            InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } => FirstLine(exception),
            _ => null,
        };

    /// <summary>What SQLite's code means for whoever runs the server.</summary>
    public static string Explain(SqliteException exception) =>
        exception.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_NOTADB => "the file is not a SQLite database",
            SQLitePCL.raw.SQLITE_CORRUPT => "the file is damaged. Restore a backup",
            SQLitePCL.raw.SQLITE_CANTOPEN =>
                "the file cannot be opened. It may have been moved, or the service's account may not read and write it and its folder",
            SQLitePCL.raw.SQLITE_READONLY => "the file or its folder is read-only for the service's account",
            SQLitePCL.raw.SQLITE_FULL => "the disk is full",
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another program keeps the file locked",
            SQLitePCL.raw.SQLITE_IOERR => "the disk reports an error",
            _ => FirstLine(exception),
        };

    private static string FirstLine(Exception exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
}
