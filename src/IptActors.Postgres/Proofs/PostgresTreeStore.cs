using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Tree;
using IptActors.Postgres.Journal;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Proofs;

/// <summary>The tree of one log in the tables <c>ipt.proof_*</c>.</summary>
/// <param name="database">Where they are.</param>
/// <param name="log">Name of the log, as its source has it.</param>
public sealed class PostgresTreeStore(PostgresDatabase database, string log) : ITreeStore
{
    private const string CheckpointColumns = "select size, root, position, issued_at, note, previous_hash from ipt.proof_checkpoint where log = $1";

    /// <inheritdoc/>
    public async ValueTask<ITreeLead?> TryLeadAsync(CancellationToken cancellationToken) =>
        await ReadAsync<ITreeLead?>(async token => await TreeLead.TryTakeAsync(database.Options.ConnectionString, log, token), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<TreeState?> FindStateAsync(CancellationToken cancellationToken) => await ReadAsync(
        async token =>
        {
            await using var command = Command("select origin, size, position from ipt.proof_log where name = $1");
            await using var reader = await command.ExecuteReaderAsync(token);
            return await reader.ReadAsync(token) ? new TreeState(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<TreeState> CreateAsync(string origin, CancellationToken cancellationToken)
    {
        await ReadAsync(
            async token =>
            {
                await using var command = Command("insert into ipt.proof_log (name, origin, size, position) values ($1, $2, 0, 0) on conflict do nothing");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = origin });
                return await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken);
        return (await FindStateAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AdvanceAsync(TreeStep step, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var batch = TreeStatements.Advance(connection, log, step);
            await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
            {
                // The first statement moves the state, guarded by the size that was expected.
                if (!await reader.ReadAsync(cancellationToken))
                {
                    return false;
                }
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // A checkpoint of this size is there already, which this tree has not signed.
            return false;
        }
        catch (Exception exception) when (Failures.IsUnreachable(exception))
        {
            throw Failures.Unavailable("The tree cannot be written", exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Tile>> ReadAsync(IReadOnlyCollection<TileId> ids, CancellationToken cancellationToken) => await ReadAsync(
        async token =>
        {
            await using var command = Command(
                """
                select t.level, t.index, t.hashes, t.positions
                from unnest($2, $3) as wanted (level, index)
                join ipt.proof_tile t on t.log = $1 and t.level = wanted.level and t.index = wanted.index
                """);
            command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. ids.Select(id => (short)id.Level)] });
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. ids.Select(id => id.Index)] });
            await using var reader = await command.ExecuteReaderAsync(token);
            var tiles = new List<Tile>();
            while (await reader.ReadAsync(token))
            {
                tiles.Add(new Tile(
                    new TileId(reader.GetInt16(0), reader.GetInt64(1)),
                    reader.GetFieldValue<byte[]>(2),
                    reader.IsDBNull(3) ? null : reader.GetFieldValue<long[]>(3)));
            }

            return tiles;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<long?>> FindLeavesAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken) => await ReadAsync(
        async token =>
        {
            await using var command = Command(
                """
                select t.index, array_position(t.positions, wanted.position)
                from unnest($2) with ordinality as wanted (position, ordinal)
                left join lateral (
                    select index, positions from ipt.proof_tile
                    where log = $1 and level = 0 and first_position <= wanted.position order by first_position desc limit 1
                ) t on true
                order by wanted.ordinal
                """);
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. positions] });
            await using var reader = await command.ExecuteReaderAsync(token);
            var leaves = new List<long?>();
            while (await reader.ReadAsync(token))
            {
                leaves.Add(reader.IsDBNull(1) ? null : (reader.GetInt64(0) * TileId.Width) + reader.GetInt32(1) - 1);
            }

            return leaves;
        },
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredCheckpoint?> FindLatestAsync(CancellationToken cancellationToken) => FindAsync($"{CheckpointColumns} order by size desc limit 1", null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredCheckpoint?> FindCoveringAsync(long size, CancellationToken cancellationToken) =>
        FindAsync($"{CheckpointColumns} and size >= $2 order by size limit 1", size, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(long afterSize, int maxCount, CancellationToken cancellationToken) => await ReadAsync(
        async token =>
        {
            await using var command = Command($"{CheckpointColumns} and size > $2 order by size limit $3");
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSize });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCount });
            return await CheckpointsAsync(command, token);
        },
        cancellationToken);

    private async ValueTask<StoredCheckpoint?> FindAsync(string sql, long? size, CancellationToken cancellationToken) => await ReadAsync(
        async token =>
        {
            await using var command = Command(sql);
            if (size is { } known)
            {
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = known });
            }

            return (await CheckpointsAsync(command, token)).SingleOrDefault();
        },
        cancellationToken);

    /// <summary>The checkpoints that a query of all columns finds.</summary>
    internal static async Task<List<StoredCheckpoint>> CheckpointsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var checkpoints = new List<StoredCheckpoint>();
        while (await reader.ReadAsync(cancellationToken))
        {
            checkpoints.Add(new StoredCheckpoint(
                reader.GetInt64(0),
                HashOf(reader.GetFieldValue<byte[]>(1)),
                reader.GetInt64(2),
                new DateTimeOffset(reader.GetDateTime(3), TimeSpan.Zero),
                reader.GetString(4),
                HashOf(reader.GetFieldValue<byte[]>(5))));
        }

        return checkpoints;
    }

    // Whatever somebody wrote there is no hash of ours; all zeros never is either.
    private static Engine.Chain.EventHash HashOf(byte[] bytes) => bytes.Length == Engine.Chain.EventHash.Size ? MerkleHash.Read(bytes) : default;

    private NpgsqlCommand Command(string sql)
    {
        var command = database.ByIndex.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = log, NpgsqlDbType = NpgsqlDbType.Varchar });
        return command;
    }

    private static Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) => EventReader.ReadAsync(read, cancellationToken);
}
