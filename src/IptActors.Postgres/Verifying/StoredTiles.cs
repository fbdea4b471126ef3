using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Proofs.Verifying;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>Rows of a tree as they are stored, a few at a time, in the snapshot of the check.</summary>
internal sealed class StoredTiles(NpgsqlConnection connection, string log, FaultList faults)
{
    private const int AtATime = 64;

    /// <summary>Gives the walk its next rows of leaves; null for one that is missing.</summary>
    public async Task GiveAsync(TreeWalk walk, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(0, walk.NextTile, AtATime, cancellationToken);
        if (rows.Count == 0)
        {
            walk.Give(null);
            return;
        }

        foreach (var tile in rows)
        {
            if (tile.Id.Index != walk.NextTile)
            {
                walk.Give(null);
                return;
            }

            walk.Give(tile);
        }
    }

    /// <summary>Compares the rows above the leaves with what they must be.</summary>
    public async Task CompareUpperAsync(IEnumerable<Tile> expected, CancellationToken cancellationToken)
    {
        foreach (var tile in expected)
        {
            var found = (await ReadAsync(tile.Id.Level, tile.Id.Index, 1, cancellationToken)).SingleOrDefault();

            // One that is longer than expected was written since the tree was looked at; a snapshot has none.
            if (found is null || found.Id != tile.Id || !found.Hashes.Span.SequenceEqual(tile.Hashes.Span))
            {
                faults.Add(LogFaultKind.TreeAltered, $"row {tile.Id.Index} of level {tile.Id.Level} of the tree {log}", "It does not hold the roots of the rows below it.");
            }
        }
    }

    /// <summary>Counts rows that no tree of this size has.</summary>
    public async Task CountStraysAsync(long size, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select count(*) from ipt.proof_tile where log = $1 and (level < 0 or level > 7 or index < 0 or index * 256 >= ($2 >> (8 * greatest(0, least(level, 7)::int))))", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = log });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = size });
        if (await command.ExecuteScalarAsync(cancellationToken) is > 0L and var count)
        {
            faults.Add(LogFaultKind.TreeAltered, $"the tree {log}", $"It has {count} rows that a tree of {size} leaves does not have.");
        }
    }

    private async Task<List<Tile>> ReadAsync(int level, long index, int count, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select index, hashes, positions, first_position is distinct from positions[1]
            from ipt.proof_tile where log = $1 and level = $2 and index >= $3 order by index limit $4
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = log });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)level });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = index });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tiles = new List<Tile>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = new TileId(level, reader.GetInt64(0));
            if (reader.GetBoolean(3))
            {
                faults.Add(LogFaultKind.TreeAltered, $"row {id.Index} of level {level} of the tree {log}", "Its first_position is not the first of its positions.");
            }

            tiles.Add(new Tile(id, reader.GetFieldValue<byte[]>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<long[]>(2)));
        }

        return tiles;
    }
}
