using IptActors.Engine.Journal;
using NpgsqlTypes;

namespace IptActors.Postgres.Journal;

/// <summary>What an event brings into its row, as columns of a command: all but its place and its course.</summary>
internal sealed class EventColumns(Columns columns)
{
    private readonly List<Guid> _ids = columns.Add<Guid>(NpgsqlDbType.Uuid);
    private readonly List<long> _versions = columns.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<string> _types = columns.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _dotNetTypes = columns.Add<string>(NpgsqlDbType.Text);
    private readonly List<DateTime> _recorded = columns.Add<DateTime>(NpgsqlDbType.TimestampTz);
    private readonly List<string?> _correlations = columns.Add<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _causations = columns.Add<string?>(NpgsqlDbType.Text);
    private readonly List<ReadOnlyMemory<byte>> _headers = columns.Add<ReadOnlyMemory<byte>>(NpgsqlDbType.Jsonb);
    private readonly List<ReadOnlyMemory<byte>> _data = columns.Add<ReadOnlyMemory<byte>>(NpgsqlDbType.Jsonb);

    public void Add(JournalEvent @event)
    {
        _ids.Add(@event.Id);
        _versions.Add(@event.Version);
        _types.Add(@event.Type);
        _dotNetTypes.Add(@event.DotNetType);
        _recorded.Add(@event.RecordedAt.UtcDateTime);
        _correlations.Add(@event.CorrelationId);
        _causations.Add(@event.CausationId);
        _headers.Add(@event.Headers);
        _data.Add(@event.Data);
    }
}
