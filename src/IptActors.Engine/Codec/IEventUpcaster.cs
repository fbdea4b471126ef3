using System.Text.Json.Nodes;

namespace IptActors.Engine.Codec;

/// <summary>
/// Lifts the stored JSON of one kind of event from one shape to the next. History is never rewritten: an old event is lifted
/// each time it is read, step by step, until it has today's shape.
/// </summary>
public interface IEventUpcaster
{
    /// <summary>Stored name of the event.</summary>
    string Name { get; }

    /// <summary>Number of the shape it takes; what it gives has the next number.</summary>
    int FromSchema { get; }

    /// <summary>The event in the next shape.</summary>
    /// <param name="data">The event as stored, or as the step before gave it; may be changed and returned.</param>
    JsonObject Upcast(JsonObject data);
}
