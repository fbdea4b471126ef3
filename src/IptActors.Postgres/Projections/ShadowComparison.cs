using System.Data;
using System.Security.Cryptography;
using System.Text;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Rebuilding;
using IptActors.Engine.Projections.Storing;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>Compares live and new rows in one snapshot (REPEATABLE READ), while both are written on.</summary>
internal sealed class ShadowComparison : IShadowComparison
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private ShadowComparison(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<ShadowComparison> BeginAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

            // The first statement takes the snapshot; the runner waits for it before it commits on.
            await TableSetup.ExecuteAsync(connection, "select 1", cancellationToken);
            return new ShadowComparison(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask<RowComparison> CompareAsync(Projection projection, long position, CancellationToken cancellationToken) =>
        PostgresProjectionStore.RunAsync(
            async token =>
            {
                var (live, shadow, differing) = (new StringBuilder(), new StringBuilder(), 0L);
                foreach (var table in projection.Tables)
                {
                    var sql = new TableSql(table);
                    var ofLive = await HashAsync(sql.Live, token);
                    var ofShadow = await HashAsync(sql.Shadow, token);
                    live.Append(table.Name).Append(' ').Append(ofLive).Append('\n');
                    shadow.Append(table.Name).Append(' ').Append(ofShadow).Append('\n');
                    differing += ofLive == ofShadow ? 0 : await CountAsync(sql.CountDiffering(), token);
                }

                return new RowComparison(position, differing, Sha256(live), Sha256(shadow));
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<string> HashAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(TableSql.Hash(table), _connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return $"{reader.GetInt64(0)} {reader.GetString(1)} {reader.GetString(2)}";
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static string Sha256(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
