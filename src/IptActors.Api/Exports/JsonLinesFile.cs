using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Api.Exports;

/// <summary>
/// Events as JSON Lines with everything that is needed to check them offline; docs/export-jsonl.md defines the form. Leaves of others are told as the
/// roots of whole subtrees, so that the root of the signed tree can be computed from the file alone.
/// </summary>
internal sealed class JsonLinesFile(ProofLog log, StoredCheckpoint checkpoint, string origin, IReadOnlyDictionary<long, IReadOnlyList<EventHash>> consistency)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/jsonl";

    private const int EventsAtATime = 512;
    private const string ProcessNote = "process_note_written";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SortedDictionary<string, (long Version, string Hash)> _heads = new(StringComparer.Ordinal);
    private long _events;
    private long _next;

    /// <summary>The lines, each with its LF. Once.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="course">The course; null for all of the clinic.</param>
    /// <param name="events">Its events in commit order; those beyond the checkpoint are left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<byte[]> WriteAsync(
        ClinicId clinic, CourseId? course, IAsyncEnumerable<StoredEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Line(json => WriteHeader(json, clinic, course));
        await foreach (var page in events.TakeWhile(stored => stored.Position <= checkpoint.Position).Chunk(EventsAtATime).WithCancellation(cancellationToken))
        {
            var leaves = await log.Store.FindLeavesAsync([.. page.Select(stored => stored.Position)], cancellationToken);
            for (var i = 0; i < page.Length; i++)
            {
                // What has no leaf was written behind the server's back: it is not in the tree and cannot be in a file that proves.
                if (leaves[i] is not { } leaf || leaf >= checkpoint.Size)
                {
                    continue;
                }

                if (leaf > _next)
                {
                    yield return await OthersAsync(_next, leaf, cancellationToken);
                }

                yield return Line(json => WriteEvent(json, leaf, page[i]));
                _next = leaf + 1;
                _events++;
            }
        }

        if (_next < checkpoint.Size)
        {
            yield return await OthersAsync(_next, checkpoint.Size, cancellationToken);
        }

        var linesHash = Convert.ToHexStringLower(_hash.GetCurrentHash());
        yield return Line(json => WriteEnd(json, linesHash));
        _hash.Dispose();
    }

    private async ValueTask<byte[]> OthersAsync(long from, long to, CancellationToken cancellationToken)
    {
        var hashes = await log.Store.CoverAsync(from, to, cancellationToken);
        return Line(json =>
        {
            json.WriteString("kind", "others");
            json.WriteNumber("from", from);
            json.WriteNumber("to", to);
            WriteHashes(json, hashes);
        });
    }

    private byte[] Line(Action<Utf8JsonWriter> write)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Form))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        _hash.AppendData(_line.WrittenSpan);
        return _line.WrittenSpan.ToArray();
    }

    private void WriteHeader(Utf8JsonWriter json, ClinicId clinic, CourseId? course)
    {
        json.WriteString("kind", "header");
        json.WriteString("format", "iptactors-export");
        json.WriteNumber("format_version", 1);
        json.WriteString("clinic", clinic.Value);
        WriteOptional(json, "course", course?.Value);
        json.WriteString("log", origin);
        json.WriteNumber("tree_size", checkpoint.Size);

        // The moment of the checkpoint: nothing later is in the file, and a second export of the same is the same.
        json.WriteString("exported_at", Timestamps.ToText(checkpoint.IssuedAt));
    }

    private void WriteEvent(Utf8JsonWriter json, long leaf, StoredEvent stored)
    {
        var happened = stored.Event;
        var headers = EventHeaders.Parse(happened.Headers.Span);
        _heads[stored.Course.Course.Value] = (happened.Version, headers.Hash.ToString());
        json.WriteString("kind", "event");
        json.WriteNumber("leaf", leaf);
        json.WriteNumber("position", stored.Position);
        json.WriteString("actor", headers.Actor);
        WriteOptional(json, "causation_id", happened.CausationId);
        json.WriteString("clinic", stored.Course.Clinic.Value);
        WriteOptional(json, "correlation_id", happened.CorrelationId);
        json.WriteString("course", stored.Course.Course.Value);
        if (happened.Type == ProcessNote)
        {
            json.WriteBoolean("withheld", true);
        }
        else
        {
            json.WritePropertyName("data");
            json.WriteRawValue(CanonicalJson.Canonicalize(happened.Data.Span), skipInputValidation: true);
        }

        json.WriteString("id", happened.Id);
        json.WriteString("occurred_at", Timestamps.ToText(headers.OccurredAt));
        WriteOptional(json, "on_behalf_of", headers.OnBehalfOf);
        WriteOptional(json, "reason", headers.Reason?.Value);
        json.WriteString("recorded_at", Timestamps.ToText(happened.RecordedAt));
        json.WriteString("request_hash", headers.RequestHash.ToString());
        json.WriteString("request_id", headers.RequestId);
        json.WriteString("role", headers.Role);
        json.WriteNumber("schema", headers.Schema);
        json.WriteString("type", happened.Type);
        json.WriteNumber("version", happened.Version);
        json.WriteString("prev_hash", headers.PreviousHash.ToString());
        json.WriteString("hash", headers.Hash.ToString());
        json.WriteString("dotnet_type", happened.DotNetType);
    }

    private void WriteEnd(Utf8JsonWriter json, string linesHash)
    {
        json.WriteString("kind", "end");
        json.WriteNumber("courses", _heads.Count);
        json.WriteNumber("events", _events);
        json.WriteStartArray("heads");
        foreach (var (course, (version, hash)) in _heads)
        {
            json.WriteStartObject();
            json.WriteString("course", course);
            json.WriteNumber("version", version);
            json.WriteString("hash", hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("lines_hash", linesHash);
        json.WriteString("checkpoint", checkpoint.Note);
        json.WriteStartArray("consistency");
        foreach (var (size, hashes) in consistency)
        {
            json.WriteStartObject();
            json.WriteNumber("from_size", size);
            WriteHashes(json, hashes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHashes(Utf8JsonWriter json, IReadOnlyList<EventHash> hashes)
    {
        json.WriteStartArray("hashes");
        foreach (var hash in hashes)
        {
            json.WriteStringValue(hash.ToString());
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
