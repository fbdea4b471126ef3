using IptActors.Server.Tests.Hosting;
using Npgsql;

namespace IptActors.Server.Tests.Projections;

/// <summary>The database of a server under test, as its operator sees it.</summary>
internal static class ClinicDatabase
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A connection, with the rights of the server itself.</summary>
    public static async Task<NpgsqlConnection> ConnectAsync(ClinicServer clinic)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(clinic.Server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        return connection;
    }

    /// <summary>Runs a statement.</summary>
    public static async Task DoAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>The rows of a statement, each value as text.</summary>
    public static async Task<List<string[]>> RowsAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), null) ?? "")]);
        }

        return rows;
    }
}
