using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec.Json;
using IptActors.Engine.Codec.Shapes;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Codec;

/// <summary>Events to stored JSON and back. Old shapes are lifted to today's by upcasters.</summary>
/// <remarks>Immutable; safe for use by many threads at once.</remarks>
public sealed class EventCodec
{
    private readonly FrozenDictionary<Type, EventShape> _byClrType;
    private readonly FrozenDictionary<string, EventShape> _byName;
    private readonly FrozenDictionary<(string Name, int FromSchema), IEventUpcaster> _upcasters;

    /// <summary>A codec over a table of event types.</summary>
    /// <param name="types">The table: each name and each record once.</param>
    /// <param name="upcasters">For every type of schema n, one from each of 1 to n − 1.</param>
    /// <exception cref="ArgumentException">A type or name is given twice, or an upcaster is missing.</exception>
    public EventCodec(IReadOnlyList<EventType> types, IReadOnlyList<IEventUpcaster> upcasters)
    {
        EventShape[] shapes = [.. types.Select(EventShape.Of)];
        _byClrType = shapes.ToFrozenDictionary(shape => shape.Type.ClrType);
        _byName = shapes.ToFrozenDictionary(shape => shape.Type.Name, StringComparer.Ordinal);
        _upcasters = upcasters.ToFrozenDictionary(upcaster => (upcaster.Name, upcaster.FromSchema));
        foreach (var type in types)
        {
            for (var schema = 1; schema < type.Schema; schema++)
            {
                if (!_upcasters.ContainsKey((type.Name, schema)))
                {
                    throw new ArgumentException($"'{type.Name}' has schema {type.Schema}, but nothing lifts schema {schema}: add an upcaster.", nameof(upcasters));
                }
            }
        }
    }

    /// <summary>The codec of this build: <see cref="EventTypes"/> with <see cref="EventUpcasters"/>.</summary>
    public static EventCodec Default { get; } = new(EventTypes.All, EventUpcasters.All);

    /// <summary>An event as canonical JSON of today's shape.</summary>
    /// <exception cref="ArgumentException">The record is not in the table: a bug.</exception>
    public EncodedEvent Encode(CourseEvent @event)
    {
        if (!_byClrType.TryGetValue(@event.GetType(), out var shape))
        {
            throw new ArgumentException($"{@event.GetType().Name} has no row in {nameof(EventTypes)}: add one.", nameof(@event));
        }

        using var buffer = CanonicalBuffer.Rent();
        shape.Write(buffer, @event);
        buffer.EndText();
        return new EncodedEvent(shape.Type, buffer.Written.ToArray()) { IsExact = buffer.IsExact };
    }

    /// <summary>Reads the data of an event, lifting it to today's shape.</summary>
    /// <param name="name">Stored name.</param>
    /// <param name="schema">Number of the shape as stored.</param>
    /// <param name="data">JSON object, UTF-8; any order and white space.</param>
    /// <exception cref="UnknownEventTypeException">Name or shape are of a newer build.</exception>
    /// <exception cref="JsonException">The data are not of the shape that they claim.</exception>
    public CourseEvent Decode(string name, int schema, ReadOnlySpan<byte> data)
    {
        if (!_byName.TryGetValue(name, out var shape))
        {
            throw new UnknownEventTypeException(name, schema, null);
        }

        if (schema > shape.Type.Schema)
        {
            throw new UnknownEventTypeException(name, schema, shape.Type.Schema);
        }

        var json = new JsonText(schema == shape.Type.Schema ? data : Lift(shape.Type, schema, data));
        var decoded = shape.Read(ref json);
        json.End();
        return decoded;
    }

    /// <summary>Reads an event with its headers.</summary>
    /// <exception cref="UnknownEventTypeException">It was written by a newer build.</exception>
    /// <exception cref="EventDecodingException">It is damaged.</exception>
    public CourseEventRecord Decode(StoredEvent stored)
    {
        var journaled = stored.Event;
        try
        {
            var headers = HeaderFields.Read(journaled.Headers.Span);
            var decoded = Decode(journaled.Type, headers.Schema, journaled.Data.Span);
            return new CourseEventRecord(stored, headers.ToHeaders(), new RecordedEvent(journaled.Version, journaled.RecordedAt, headers.OccurredAt, decoded));
        }
        catch (JsonException e)
        {
            // The message names member and type and not the value; the value may be personal.
            throw new EventDecodingException(stored.Course, journaled.Version, journaled.Type, e.Message, e);
        }
    }

    private byte[] Lift(EventType type, int schema, ReadOnlySpan<byte> data)
    {
        var lifted = JsonNode.Parse(data) as JsonObject ?? throw new JsonException("Expected an object.");
        for (var step = schema; step < type.Schema; step++)
        {
            if (!_upcasters.TryGetValue((type.Name, step), out var upcaster))
            {
                throw new JsonException($"Expected a schema from 1 to {type.Schema}, found {schema}.");
            }

            lifted = upcaster.Upcast(lifted);
        }

        return JsonSerializer.SerializeToUtf8Bytes(lifted);
    }
}
