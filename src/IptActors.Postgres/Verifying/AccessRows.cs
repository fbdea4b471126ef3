using System.Buffers;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.AccessLog;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>Every entry of the log of access with its one chain, and the row that holds the chain's end.</summary>
internal sealed class AccessRows(FaultList faults)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private EventHash _head = AccessChain.Genesis;
    private long _position;

    /// <summary>Hands every entry to <paramref name="take"/>, in order of position.</summary>
    public async Task ReadAsync(NpgsqlConnection connection, Func<CheckedEntry, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        await using (var command = new NpgsqlCommand(AccessReader.EverySql, connection) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                await take(Check(reader), cancellationToken);
            }
        }

        await CompareHeadAsync(connection, cancellationToken);
    }

    private CheckedEntry Check(NpgsqlDataReader reader)
    {
        var position = reader.GetInt64(0);
        var hash = EventHash.TryParse(reader.GetString(14), out var stored) ? stored : default;
        var (clinic, fault) = (reader.IsDBNull(2) ? "" : reader.GetString(2), default(LogFault));
        var where = $"access entry {position}";
        if (reader.IsDBNull(2) || reader.IsDBNull(7))
        {
            fault = new LogFault(LogFaultKind.Unreadable, where, "Who or what it names is in no table.", position);
        }
        else if (position != _position + 1)
        {
            fault = new LogFault(LogFaultKind.Removed, where, $"Expected entry {_position + 1}: entries before it are gone.", position);
        }
        else if (AccessChain.Next(_head, position, AccessReader.Entry(reader), _buffer) is var computed && computed != hash)
        {
            fault = new LogFault(LogFaultKind.Altered, where, $"Its content has hash {computed}, stored is {hash}.", position);
        }

        (_position, _head) = (position, hash);
        return new CheckedEntry(position, Engine.Proofs.AccessLeaf.Hash(position, clinic, hash), fault, new EntryIdentity(clinic, "", 0, Guid.Empty, hash));
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
