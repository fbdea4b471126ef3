using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs.Verifying;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>
/// Every row of <c>mt_events</c> in commit order, as PostgreSQL copies it out, with the chain of its course checked on the way. Memory
/// grows with the number of courses, some two hundred bytes each, not with the number of events.
/// </summary>
internal sealed class EventRows
{
    private const string Sql =
        """
        copy (
            select seq_id, coalesce(tenant_id, ''), coalesce(stream_id, ''), version, id, type::text, timestamp, correlation_id, causation_id,
                   coalesce(headers, '{}'), data, mt_dotnet_type, bdata is not null, coalesce(is_archived, true)
            from ipt.mt_events order by seq_id
        ) to stdout (format binary)
        """;

    // Pieces that wait to be followed; with those that are read and hashed, all that is in memory of the table.
    private static readonly int PiecesAhead = Environment.ProcessorCount + 1;

    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, string> DotNetTypes = EventTypes.All.ToDictionary(type => type.Name, type => type.DotNetType, StringComparer.Ordinal);

    private readonly Dictionary<string, CourseWalk> _courses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CourseWalk>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _byWord;
    private readonly FaultList _faults;

    public EventRows(FaultList faults)
    {
        _faults = faults;
        _byName = _courses.GetAlternateLookup<ReadOnlySpan<char>>();
        _byWord = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The courses met, with how far each goes.</summary>
    public IReadOnlyCollection<CourseWalk> Courses => _courses.Values;

    /// <summary>The course of a name; null when no event is of it.</summary>
    public CourseWalk? Find(string clinic, string course) => _courses.GetValueOrDefault($"{clinic}/{course}");

    /// <summary>Hands every event to <paramref name="take"/>, in order of position.</summary>
    /// <remarks>While PostgreSQL sends rows, those before them are hashed on other threads, and those before them followed here, in their order.</remarks>
    public async Task ReadAsync(NpgsqlConnection connection, Func<CheckedEntry, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(Sql, cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hashed = Channel.CreateBounded<Task<EventPiece>>(new BoundedChannelOptions(PiecesAhead) { SingleReader = true, SingleWriter = true });
        var free = new ConcurrentQueue<EventPiece>();
        var reading = Task.Run(() => HashAsync(new CopyStream(copy), hashed.Writer, free, ending.Token), CancellationToken.None);
        try
        {
            await foreach (var next in hashed.Reader.ReadAllAsync(cancellationToken))
            {
                var piece = await next;
                for (var at = 0; at < piece.Count; at++)
                {
                    await take(Check(piece[at]), cancellationToken);
                }

                free.Enqueue(piece);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    private async Task HashAsync(CopyStream stream, ChannelWriter<Task<EventPiece>> hashed, ConcurrentQueue<EventPiece> free, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var piece = free.TryDequeue(out var used) ? used : new EventPiece();
                if (!await stream.FillAsync(piece.Rows, cancellationToken))
                {
                    break;
                }

                piece.Read(Read);
                await hashed.WriteAsync(Task.Run(piece.Hash, cancellationToken), cancellationToken);
            }

            hashed.Complete();
        }
        catch (Exception e)
        {
            hashed.Complete(e);
        }
    }

    // On one thread, which alone knows courses and words.
    private EventRow Read(ReadOnlyMemory<byte> row)
    {
        var fields = new CopyRow(row);
        var position = fields.NextInt64();
        fields.TryNext(out var clinic);
        fields.TryNext(out var course);
        var walk = WalkOf(clinic.Span, course.Span);
        var version = fields.NextInt64();
        var id = fields.NextGuid();
        var type = Word(ref fields) ?? "";
        var recordedAt = Epoch.AddTicks(fields.NextInt64() * TimeSpan.TicksPerMicrosecond);
        var correlation = Word(ref fields);
        var causation = Word(ref fields);
        var headers = Json(ref fields);
        var data = Json(ref fields);
        var dotNetType = Word(ref fields);
        return new EventRow(position, walk, new JournalEvent(id, version, type, dotNetType ?? "", recordedAt, correlation, causation, headers, data))
        {
            DotNetType = dotNetType,
            HasBinary = fields.NextBoolean(),
            IsArchived = fields.NextBoolean(),
        };
    }

    private CheckedEntry Check(EventRow row)
    {
        var (position, walk, found) = row;
        EventHash? hash = null;
        LogFault? fault;
        if (row.Link is { } link)
        {
            fault = Follow(walk, row, link, out hash);
        }
        else
        {
            fault = new LogFault(LogFaultKind.Unreadable, $"the event at position {position}", "Its columns tenant_id and stream_id name no course.", position);
        }

        CheckColumns(row);
        var identity = new EntryIdentity(walk.Clinic, walk.Course.Length == 0 ? "?" : walk.Course, found.Version, found.Id, hash);
        return new CheckedEntry(position, row.LeafOf(hash), fault, identity);
    }

    private static LogFault? Follow(CourseWalk walk, EventRow row, ChainLink link, out EventHash? hash)
    {
        var before = walk.Version;
        var stored = row.Event;
        var broken = link.Follow(walk.Version, walk.Head, out var found);
        hash = broken is { Fault: ChainFault.Unreadable } ? HashOf(stored) : found;
        (walk.Version, walk.Head) = (stored.Version, hash ?? walk.Head);
        walk.Last = stored.RecordedAt;
        if (walk.First == default)
        {
            walk.First = stored.RecordedAt;
        }

        if (broken is null)
        {
            return null;
        }

        var where = $"event {stored.Version} of {walk}";
        return broken.Fault switch
        {
            ChainFault.VersionGap when broken.Version > before => new LogFault(LogFaultKind.Removed, where, $"Expected version {broken.Expected}, found {broken.Found}: events before it are gone.", row.Position),
            ChainFault.VersionGap => new LogFault(LogFaultKind.Reordered, where, $"Expected version {broken.Expected}, found {broken.Found}.", row.Position),
            ChainFault.PreviousHashDiffers => new LogFault(LogFaultKind.Altered, where, "It does not continue the event before it: one of the two was replaced.", row.Position),
            ChainFault.HashDiffers => new LogFault(LogFaultKind.Altered, where, $"Its content has hash {broken.Expected}, its headers say {broken.Found}.", row.Position),
            _ => new LogFault(LogFaultKind.Unreadable, where, broken.Found, row.Position),
        };
    }

    // Columns that Marten needs and no hash covers: they are known from the others.
    private void CheckColumns(EventRow row)
    {
        if (DotNetTypes.TryGetValue(row.Event.Type, out var expected) && row.DotNetType != expected)
        {
            Fault("mt_dotnet_type", $"Expected {expected}.");
        }

        if (row.HasBinary)
        {
            Fault("bdata", "Expected nothing.");
        }

        if (row.IsArchived)
        {
            Fault("is_archived", "Expected false.");
        }

        void Fault(string column, string detail) =>
            _faults.Add(LogFaultKind.RowAltered, $"column {column} of event {row.Event.Version} of {row.Walk}", detail, row.Position);
    }

    private static EventHash? HashOf(JournalEvent stored)
    {
        try
        {
            using var headers = JsonDocument.Parse(stored.Headers);
            return headers.RootElement.ValueKind == JsonValueKind.Object && headers.RootElement.TryGetProperty("hash", out var hash)
                && hash.ValueKind == JsonValueKind.String && EventHash.TryParse(hash.GetString(), out var parsed)
                ? parsed
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private CourseWalk WalkOf(ReadOnlySpan<byte> clinic, ReadOnlySpan<byte> course)
    {
        Span<char> name = clinic.Length + course.Length < 512 ? stackalloc char[512] : new char[clinic.Length + course.Length + 1];
        var length = Encoding.UTF8.GetChars(clinic, name);
        var split = length;
        name[length++] = '/';
        length += Encoding.UTF8.GetChars(course, name[length..]);
        if (_byName.TryGetValue(name[..length], out var walk))
        {
            return walk;
        }

        walk = new CourseWalk(new string(name[..split]), new string(name[(split + 1)..length]));
        _courses.Add(new string(name[..length]), walk);
        return walk;
    }

    // Types repeat and are kept; correlations do not and are not.
    private string? Word(ref CopyRow fields)
    {
        if (!fields.TryNext(out var field))
        {
            return null;
        }

        var bytes = field.Span;
        if (bytes.Length > 128)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        Span<char> text = stackalloc char[128];
        var length = Encoding.UTF8.GetChars(bytes, text);
        if (_byWord.TryGetValue(text[..length], out var known))
        {
            return known;
        }

        var word = new string(text[..length]);
        if (_words.Count < 4096)
        {
            _words.Add(word, word);
        }

        return word;
    }

    // The binary form of jsonb is a version byte and the text.
    private static ReadOnlyMemory<byte> Json(ref CopyRow fields) => fields.TryNext(out var field) ? field[1..] : default;
}
