using System.Data;
using IptActors.Domain.Values;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.Proofs;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>
/// Checks a whole database without a server and without trusting one: every event, every chain, both trees, the checkpoints, and the rows
/// that go with the events. Reads one snapshot; the server may go on meanwhile.
/// </summary>
/// <param name="dataSource">The database. A role that may read the schema <c>ipt</c> is enough.</param>
public sealed class DatabaseVerifier(NpgsqlDataSource dataSource)
{
    private const string CheckpointsSql = "select size, root, position, issued_at, note, previous_hash from ipt.proof_checkpoint where log = $1 order by size";

    /// <summary>Checks everything.</summary>
    /// <param name="trust">What is expected of the log of events, and the keys for both logs.</param>
    /// <param name="withListing">Whether the list of courses is compared too, for which every course is folded, and the tables by which things are found.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A report for each log.</returns>
    public async Task<IReadOnlyList<LogReport>> VerifyAsync(Trust trust, bool withListing, CancellationToken cancellationToken)
    {
        await using var rows = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var tree = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await rows.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var same = await tree.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await ShareAsync(rows, tree, cancellationToken);
        return
        [
            await EventsAsync(rows, tree, trust, withListing, cancellationToken),
            await AccessAsync(rows, tree, trust, withListing, cancellationToken),
        ];
    }

    private async Task<LogReport> EventsAsync(NpgsqlConnection rows, NpgsqlConnection tree, Trust trust, bool withListing, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var events = new EventRows(faults);
        return await LogAsync(
            JournalLog.LogName,
            tree,
            trust,
            faults,
            async take =>
            {
                await events.ReadAsync(rows, take, cancellationToken);
                await StreamRows.CompareAsync(rows, events, faults, cancellationToken);
                if (withListing)
                {
                    await IndexRows.CompareEventsAsync(rows, faults, cancellationToken);
                    await new ListingRows(dataSource, faults).CompareAsync(events.Courses.Select(course => course.Key).OfType<CourseKey>(), cancellationToken);
                }
            },
            cancellationToken);
    }

    private static Task<LogReport> AccessAsync(NpgsqlConnection rows, NpgsqlConnection tree, Trust trust, bool withListing, CancellationToken cancellationToken)
    {
        var faults = new FaultList();

        // Checkpoints that somebody kept are of the log of events unless they say otherwise.
        var kept = trust with { Checkpoints = [.. trust.Checkpoints.Where(note => note.Split('\n')[0].EndsWith($"/{AccessLeaves.LogName}", StringComparison.Ordinal))] };
        return LogAsync(
            AccessLeaves.LogName,
            tree,
            kept,
            faults,
            async take =>
            {
                await new AccessRows(faults).ReadAsync(rows, take, cancellationToken);
                if (withListing)
                {
                    await IndexRows.CompareAccessesAsync(rows, faults, cancellationToken);
                }
            },
            cancellationToken);
    }

    private static async Task<LogReport> LogAsync(
        string log, NpgsqlConnection tree, Trust trust, FaultList faults, Func<Func<CheckedEntry, CancellationToken, ValueTask>, Task> readAll, CancellationToken cancellationToken)
    {
        var checkpoints = await CheckpointsAsync(tree, log, cancellationToken);
        var state = await StateAsync(tree, log, cancellationToken);
        if (state is null)
        {
            var signedBefore = checkpoints.Count > 0 || trust.Checkpoints.Count > 0;
            if (signedBefore)
            {
                faults.Add(LogFaultKind.TreeAltered, $"proof_log of {log}", "Its row is gone, though checkpoints were signed.");
            }

            state = new TreeState("", 0, 0);
        }

        var ofThisLog = log == JournalLog.LogName
            ? trust with { Checkpoints = [.. trust.Checkpoints.Where(note => !note.Split('\n')[0].EndsWith($"/{AccessLeaves.LogName}", StringComparison.Ordinal))] }
            : trust;
        var trail = CheckpointTrail.Of(state.Origin, checkpoints, state.Size, ofThisLog, faults);
        if (checkpoints is [.., var last] && last.Size > state.Size)
        {
            faults.Add(LogFaultKind.TreeAltered, $"proof_log of {log}", $"It says {state.Size} leaves; a checkpoint of {last.Size} is stored.");
        }

        var walk = new TreeWalk(state, trail.Trusted, checkpoints.ToDictionary(checkpoint => checkpoint.Size, checkpoint => checkpoint.Position), faults);
        var tiles = new StoredTiles(tree, log, faults);
        await readAll(TakeAsync);
        while (!walk.TryEnd())
        {
            await tiles.GiveAsync(walk, cancellationToken);
        }

        if (!walk.Lost && !faults.First.Any(fault => fault.Kind == LogFaultKind.TreeAltered))
        {
            await tiles.CompareUpperAsync(walk.UpperRows, cancellationToken);
            await tiles.CountStraysAsync(state.Size, cancellationToken);
        }

        return new LogReport(log, state.Origin, walk.Entries, walk.Covered, checkpoints.Count, faults.First, faults.Count);

        async ValueTask TakeAsync(CheckedEntry entry, CancellationToken token)
        {
            while (!walk.TryTake(entry))
            {
                await tiles.GiveAsync(walk, token);
            }
        }
    }

    private static async Task ShareAsync(NpgsqlConnection from, NpgsqlConnection to, CancellationToken cancellationToken)
    {
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", from);
        var id = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        await using var import = new NpgsqlCommand($"set transaction snapshot '{id}'", to);
        await import.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<TreeState?> StateAsync(NpgsqlConnection connection, string log, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select origin, size, position from ipt.proof_log where name = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = log });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new TreeState(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)) : null;
    }

    private static async Task<List<StoredCheckpoint>> CheckpointsAsync(NpgsqlConnection connection, string log, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CheckpointsSql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = log });
        return await PostgresTreeStore.CheckpointsAsync(command, cancellationToken);
    }
}
