using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Tree;
using Npgsql;

namespace IptActors.Postgres.Proofs;

/// <summary>The statements of one step of a tree; run in one transaction.</summary>
internal static class TreeStatements
{
    /// <summary>Moves the state if the tree is as long as expected (one row comes back), and writes rows and checkpoint.</summary>
    public static NpgsqlBatch Advance(NpgsqlConnection connection, string log, TreeStep step)
    {
        var batch = new NpgsqlBatch(connection);
        Add(
            batch,
            "update ipt.proof_log set size = $3, position = $4 where name = $1 and size = $2 returning size",
            Text(log),
            Number(step.ExpectedSize),
            Number(step.Size),
            Number(step.Position));
        foreach (var tile in step.Tiles)
        {
            Add(
                batch,
                """
                insert into ipt.proof_tile (log, level, index, hashes, positions, first_position) values ($1, $2, $3, $4, $5, $6)
                on conflict (log, level, index) do update set hashes = excluded.hashes, positions = excluded.positions
                """,
                Text(log),
                new NpgsqlParameter<short> { TypedValue = (short)tile.Id.Level },
                Number(tile.Id.Index),
                new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = tile.Hashes, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea },
                new NpgsqlParameter { Value = tile.Positions is { } positions ? positions.ToArray() : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bigint },
                new NpgsqlParameter { Value = tile.Positions is [var first, ..] ? first : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        }

        if (step.Checkpoint is { } checkpoint)
        {
            Add(
                batch,
                "insert into ipt.proof_checkpoint (log, size, root, position, issued_at, note, previous_hash) values ($1, $2, $3, $4, $5, $6, $7)",
                Text(log),
                Number(checkpoint.Size),
                new NpgsqlParameter<byte[]> { TypedValue = checkpoint.Root.ToBytes() },
                Number(checkpoint.Position),
                new NpgsqlParameter<DateTime> { TypedValue = checkpoint.IssuedAt.UtcDateTime },
                Text(checkpoint.Note),
                new NpgsqlParameter<byte[]> { TypedValue = checkpoint.PreviousHash.ToBytes() });
        }
        else
        {
            // Rows follow from the log: what a crash of the server takes away is appended again. Only what was signed must be on disk.
            batch.BatchCommands.Add(new NpgsqlBatchCommand("set local synchronous_commit = off"));
        }

        return batch;
    }

    private static void Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };
}
