using System.Buffers;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.AccessLog;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>Every entry of the log of access with its one chain, and the row that holds the chain's end.</summary>
internal sealed class AccessRows(FaultList faults)
{
    private const string BatchesSql = "select first_position, at, who, what, repeats, courses, request_ids, correlation_ids, hashes from ipt.access_batch order by first_position";

    private readonly Dictionary<int, Accessor> _who = [];
    private readonly Dictionary<int, AccessKind> _what = [];
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private EventHash _head = AccessChain.Genesis;
    private long _position;

    /// <summary>Hands every entry to <paramref name="take"/>, in order of position.</summary>
    public async Task ReadAsync(NpgsqlConnection connection, Func<CheckedEntry, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        await ReadNamesAsync(connection, cancellationToken);
        await using (var command = new NpgsqlCommand(BatchesSql, connection) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var batch = StoredBatch.Of(reader);
                for (var place = 0; place < batch.Count; place++)
                {
                    await take(Check(batch, place), cancellationToken);
                }
            }
        }

        await CompareHeadAsync(connection, cancellationToken);
    }

    private CheckedEntry Check(StoredBatch batch, int place)
    {
        var position = batch.FirstPosition + place;
        var hash = batch.HashAt(place);
        var who = batch.WhoAt(place) is { } id ? _who.GetValueOrDefault(id) : null;
        var where = $"access entry {position}";
        var fault = default(LogFault);
        if (position != _position + 1)
        {
            fault = position <= _position
                ? new LogFault(LogFaultKind.Inserted, where, $"Entry {_position} stands before it: two batches overlap.", position)
                : new LogFault(LogFaultKind.Removed, where, $"Expected entry {_position + 1}: entries before it are gone.", position);
        }
        else if (who is null || batch.WhatAt(place) is not { } kind || !_what.TryGetValue(kind, out var what))
        {
            fault = new LogFault(LogFaultKind.Unreadable, where, "Who or what it names is in no table.", position);
        }
        else if (batch.EntryAt(place, who, what) is not { } entry)
        {
            fault = new LogFault(LogFaultKind.Unreadable, where, "A column of its batch has nothing at its place.", position);
        }
        else if (AccessChain.Next(_head, position, entry, _buffer) is var computed && computed != hash)
        {
            fault = new LogFault(LogFaultKind.Altered, where, $"Its content has hash {computed}, stored is {hash}.", position);
        }

        (_position, _head) = (position, hash);
        var clinic = who?.Clinic ?? "";
        return new CheckedEntry(position, AccessLeaf.Hash(position, clinic, hash), fault, new EntryIdentity(clinic, "", 0, Guid.Empty, hash));
    }

    private async Task ReadNamesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var command = new NpgsqlCommand("select id, clinic, subject, role, on_behalf_of, purpose from ipt.access_who", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                _who[reader.GetInt32(0)] = new Accessor(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5));
            }
        }

        await using (var command = new NpgsqlCommand("select id, method, outcome, emergency from ipt.access_what", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                _what[reader.GetInt32(0)] = new AccessKind(reader.GetString(1), reader.GetString(2), reader.GetBoolean(3));
            }
        }
    }

    private async Task CompareHeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select position, hash from ipt.access_log_head", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            faults.Add(LogFaultKind.RowAltered, "access_log_head", "Its one row is gone.");
        }
        else if (reader.GetInt64(0) != _position || !reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(_head.ToBytes()))
        {
            faults.Add(LogFaultKind.RowAltered, "access_log_head", $"It ends at entry {reader.GetInt64(0)}, the log at {_position}: last entries were removed, or the row was altered.", _position);
        }
    }
}
