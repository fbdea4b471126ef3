using IptActors.Engine.Chain;
using IptActors.Engine.Proofs;
using IptActors.Postgres.AccessLog;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Proofs;

/// <summary>The log of who read what as a log with a tree: only what a leaf says is read.</summary>
/// <param name="database">Where it is.</param>
/// <param name="clock">Paces looking for new entries: nobody tells of them, and none is urgent.</param>
public sealed class AccessLeaves(PostgresDatabase database, TimeProvider clock) : ILogSource
{
    /// <summary>Name of this log.</summary>
    public const string LogName = "access";

    private const string Sql =
        $"""
        select b.first_position + l.place - 1, coalesce(w.clinic, ''), coalesce(l.hash, '')
        from ipt.access_batch b cross join lateral unnest(b.who, b.hashes) with ordinality as l (who, hash, place) left join ipt.access_who w on w.id = l.who
        where {AccessReader.NextBatches} and b.first_position + l.place - 1 > $1 order by 1 limit $2
        """;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Name => LogName;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LogLeaf>> ReadAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(afterPosition, maxCount, cancellationToken)).Select(row => new LogLeaf(row.Position, AccessLeaf.Hash(row.Position, row.Clinic, row.Hash)))];

    /// <inheritdoc/>
    public async ValueTask<LogEntry?> FindAsync(long position, CancellationToken cancellationToken) =>
        await RowsAsync(position - 1, 1, cancellationToken) is [var row] && row.Position == position
            ? new LogEntry(position, row.Clinic, null, AccessLeaf.Content(position, row.Clinic, row.Hash))
            : null;

    /// <inheritdoc/>
    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => await EventReader.ReadAsync(
        async token =>
        {
            await using var command = database.ByIndex.CreateCommand(AccessReader.HeadSql);
            return (long)(await command.ExecuteScalarAsync(token))!;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask WaitAsync(long afterPosition, CancellationToken cancellationToken) => await Task.Delay(LookAgain, clock, cancellationToken);

    private async Task<List<Row>> RowsAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) => await EventReader.ReadAsync(
        async token =>
        {
            await using var command = database.ByIndex.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCount });
            await using var reader = await command.ExecuteReaderAsync(token);
            var rows = new List<Row>();
            while (await reader.ReadAsync(token))
            {
                rows.Add(new Row(reader.GetInt64(0), reader.GetString(1), AccessReader.HashOf(reader.GetFieldValue<byte[]>(2))));
            }

            return rows;
        },
        cancellationToken);

    private sealed record Row(long Position, string Clinic, EventHash Hash);
}
