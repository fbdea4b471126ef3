using System.Net.Sockets;
using IptActors.Engine.Journal;
using Npgsql;

namespace IptActors.Postgres;

/// <summary>What a failure of Npgsql means for the caller. SQLSTATE classes: PostgreSQL manual, appendix A.</summary>
internal static class Failures
{
    /// <summary>The server is not there or not ready: a later attempt may succeed. Not so for a wrong password or a missing database.</summary>
    public static bool IsUnreachable(Exception exception) => exception switch
    {
        PostgresException refused => IsOutage(refused.SqlState),
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Nothing was heard for as long as one waits: whoever asks again at once waits as long again.</summary>
    public static bool IsSilence(Exception exception) => exception is TimeoutException or NpgsqlException { InnerException: TimeoutException };

    /// <summary>
    /// An ERROR (not FATAL or PANIC) was answered: PostgreSQL has rolled the transaction back and the session lives on. Anything
    /// else leaves open what became of a transaction that was under way.
    /// </summary>
    public static bool IsKnownRollback(Exception exception) => exception is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>Classes 22 and 23: the fault lies in the data of some request, not in the server.</summary>
    public static bool IsCausedByData(PostgresException exception) =>
        exception.SqlState.StartsWith("22", StringComparison.Ordinal) || exception.SqlState.StartsWith("23", StringComparison.Ordinal)
        || exception.SqlState == PostgresErrorCodes.ProgramLimitExceeded;

    /// <summary>In a few words, without data: SQLSTATE and PostgreSQL's main message only where no value can be in it.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        PostgresException refused when IsOutage(refused.SqlState) => $"{refused.MessageText} (SQLSTATE {refused.SqlState})",
        PostgresException refused => $"SQLSTATE {refused.SqlState}",
        NpgsqlException { InnerException: { } inner } => Reason(inner),
        NpgsqlException or SocketException or IOException or TimeoutException or JournalUnavailableException or DatabaseSetupException => exception.Message,
        _ => exception.GetType().Name,
    };

    /// <summary>The port's exception for a read or write that failed and changed nothing.</summary>
    public static JournalUnavailableException Unavailable(string what, Exception exception) =>
        new($"{what}: {Reason(exception)}. Nothing was written; trying again is safe.", exception);

    private static bool IsOutage(string sqlState) =>
        sqlState[..2] is "08" or "53" or "57" or "58" or "XX" || sqlState is PostgresErrorCodes.ReadOnlySqlTransaction;
}
