namespace IptActors.Engine.Codec;

/// <summary>
/// The journal holds an event that this build does not know: a name that is in no table, or a shape newer than it has. It
/// was written by a newer build. Run that one; the event is not skipped, because a course with a gap is a wrong course.
/// </summary>
public sealed class UnknownEventTypeException(string name, int schema, int? knownSchema)
    : Exception(knownSchema is null
        ? $"The journal holds events '{name}', which this build does not know. Run the build that wrote them."
        : $"The journal holds events '{name}' of schema {schema}; this build knows {knownSchema}. Run the build that wrote them.")
{
    /// <summary>Stored name.</summary>
    public string Name { get; } = name;

    /// <summary>Number of the shape as stored.</summary>
    public int Schema { get; } = schema;
}
