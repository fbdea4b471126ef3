using System.Buffers;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Chain;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.AccessLog;

/// <summary>The one statement that writes the log: it moves the end of the chain and inserts a row of all entries behind it, both or neither.</summary>
/// <remarks>Prepared on one connection, with parameters that are reused. Durable when it returns.</remarks>
internal sealed class AccessStatement : IAsyncDisposable
{
    private const string Sql =
        """
        with moved as (
            update ipt.access_log_head set position = $1, hash = $2 where position = $3 and hash = $4 returning true
        ),
        written as (
            insert into ipt.access_batch (first_position, at, who, what, repeats, courses, request_ids, correlation_ids, hashes)
            select $3 + 1, $5, $6, $7, $8, $9, $10, $11, $12 where exists (select from moved)
        )
        select exists (select from moved)
        """;

    // As old as the connection: after a reconnect the database may be another copy, with other numbers.
    private readonly AccessTerms _terms = new();
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly NpgsqlParameter<long> _newPosition = new();
    private readonly NpgsqlParameter<byte[]> _newHash = new();
    private readonly NpgsqlParameter<long> _oldPosition = new();
    private readonly NpgsqlParameter<byte[]> _oldHash = new();
    private readonly List<DateTime> _at = [];
    private readonly List<int> _who = [];
    private readonly List<int> _what = [];
    private readonly List<int> _counts = [];
    private readonly List<string> _courses = [];
    private readonly List<string?> _requestIds = [];
    private readonly List<string?> _correlations = [];
    private readonly List<byte[]> _hashes = [];

    private AccessStatement(NpgsqlConnection connection)
    {
        _connection = connection;
        _command = new NpgsqlCommand(Sql, connection);
        Scalar(_newPosition, NpgsqlDbType.Bigint);
        Scalar(_newHash, NpgsqlDbType.Bytea);
        Scalar(_oldPosition, NpgsqlDbType.Bigint);
        Scalar(_oldHash, NpgsqlDbType.Bytea);
        Array(_at, NpgsqlDbType.TimestampTz);
        Array(_who, NpgsqlDbType.Integer);
        Array(_what, NpgsqlDbType.Integer);
        Array(_counts, NpgsqlDbType.Integer);
        Array(_courses, NpgsqlDbType.Text);
        Array(_requestIds, NpgsqlDbType.Text);
        Array(_correlations, NpgsqlDbType.Text);
        Array(_hashes, NpgsqlDbType.Bytea);
    }

    /// <summary>Parses and plans on the connection, which it does not own.</summary>
    public static async Task<AccessStatement> PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var statement = new AccessStatement(connection);
        await statement._command.PrepareAsync(cancellationToken);
        return statement;
    }

    /// <summary>Writes entries behind the end of the chain as it is believed to be.</summary>
    /// <returns>The new end; null when the chain ends elsewhere, and nothing was written.</returns>
    public async Task<ChainEnd?> ExecuteAsync(IReadOnlyList<AccessEntry> entries, ChainEnd end)
    {
        await _terms.LearnAsync(entries, _connection);
        try
        {
            var next = Fill(entries, end);
            return await _command.ExecuteScalarAsync() is true ? next : null;
        }
        finally
        {
            Clear();
        }
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private ChainEnd Fill(IReadOnlyList<AccessEntry> entries, ChainEnd end)
    {
        (_oldPosition.TypedValue, _oldHash.TypedValue) = (end.Position, Bytes(end.Hash));
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            end = new ChainEnd(end.Position + 1, AccessChain.Next(end.Hash, end.Position + 1, entry, _buffer));
            _at.Add(entry.At.UtcDateTime);
            _who.Add(_terms.Of(entry.Who));
            _what.Add(_terms.Of(AccessTerms.KindOf(entry)));
            _counts.Add(entry.Count);
            _courses.Add(entry.Courses.Count == 1 ? entry.Courses[0] : string.Join(' ', entry.Courses));
            _requestIds.Add(NullIfEmpty(entry.RequestId));
            _correlations.Add(NullIfEmpty(entry.CorrelationId));
            _hashes.Add(Bytes(end.Hash));
        }

        (_newPosition.TypedValue, _newHash.TypedValue) = (end.Position, _hashes[^1]);
        return end;
    }

    private void Clear()
    {
        _at.Clear();
        _who.Clear();
        _what.Clear();
        _counts.Clear();
        _courses.Clear();
        _requestIds.Clear();
        _correlations.Clear();
        _hashes.Clear();
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static byte[] Bytes(EventHash hash)
    {
        var bytes = new byte[EventHash.Size];
        hash.CopyTo(bytes);
        return bytes;
    }

    private void Scalar<T>(NpgsqlParameter<T> parameter, NpgsqlDbType type)
    {
        parameter.NpgsqlDbType = type;
        _command.Parameters.Add(parameter);
    }

    private void Array<T>(List<T> values, NpgsqlDbType elementType) =>
        _command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | elementType });
}
