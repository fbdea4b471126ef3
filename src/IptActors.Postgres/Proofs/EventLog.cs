using IptActors.Engine.Journal;
using IptActors.Engine.Proofs;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Proofs;

/// <summary>The events of all courses as a log: only what a leaf says is read, not the events themselves.</summary>
/// <param name="database">Where they are.</param>
/// <param name="journal">Tells of new ones.</param>
public sealed class EventLog(PostgresDatabase database, ICourseJournal journal) : ILogSource
{
    private readonly JournalLog _whole = new(journal);

    private const string Sql =
        """
        select seq_id, coalesce(tenant_id, ''), coalesce(stream_id, ''), version, id, headers ->> 'hash'
        from ipt.mt_events where seq_id > $1 order by seq_id limit $2
        """;

    /// <inheritdoc/>
    public string Name => _whole.Name;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LogLeaf>> ReadAsync(long afterPosition, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return await EventReader.ReadAsync(
            async token =>
            {
                await using var command = database.ByIndex.CreateCommand(Sql);
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCount });
                await using var reader = await command.ExecuteReaderAsync(token);
                var leaves = new List<LogLeaf>();
                while (await reader.ReadAsync(token))
                {
                    var position = reader.GetInt64(0);
                    var hash = reader.IsDBNull(5) ? null : reader.GetString(5);
                    leaves.Add(new LogLeaf(position, EventLeaf.Hash(position, reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetGuid(4), hash)));
                }

                return leaves;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<LogEntry?> FindAsync(long position, CancellationToken cancellationToken) => _whole.FindAsync(position, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => _whole.ReadHeadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask WaitAsync(long afterPosition, CancellationToken cancellationToken) => _whole.WaitAsync(afterPosition, cancellationToken);
}
