using IptActors.Engine.Chain;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Tree;
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
        """
        select l.position, coalesce(w.clinic, ''), l.hash
        from ipt.access_log l left join ipt.access_who w on w.id = l.who
        where l.position > $1 order by l.position limit $2
        """;

    private const string HeadSql = "select coalesce(max(position), 0) from ipt.access_log";

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
            await using var command = database.ByIndex.CreateCommand(HeadSql);
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
                var hash = reader.GetFieldValue<byte[]>(2);
                rows.Add(new Row(reader.GetInt64(0), reader.GetString(1), hash.Length == EventHash.Size ? MerkleHash.Read(hash) : default));
            }

            return rows;
        },
        cancellationToken);

    private sealed record Row(long Position, string Clinic, EventHash Hash);
}
