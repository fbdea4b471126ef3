using IptActors.Domain.Courses;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>How one kind of event is read and written, for who has it as an event of any kind.</summary>
internal abstract class EventShape
{
    private EventShape(EventType type) => Type = type;

    /// <summary>The row of the table.</summary>
    public EventType Type { get; }

    /// <summary>The shape of a row. Nothing is compiled before the first event of the kind.</summary>
    public static EventShape Of(EventType type) => (EventShape)Activator.CreateInstance(typeof(Shape<>).MakeGenericType(type.ClrType), type)!;

    /// <summary>Takes an event.</summary>
    public abstract CourseEvent Read(ref JsonText json);

    /// <summary>Writes an event of the kind.</summary>
    public abstract void Write(CanonicalBuffer output, CourseEvent happened);

    private sealed class Shape<T>(EventType type) : EventShape(type)
        where T : CourseEvent
    {
        public override CourseEvent Read(ref JsonText json) => RecordShape<T>.Read(ref json);

        public override void Write(CanonicalBuffer output, CourseEvent happened) => RecordShape<T>.Write(output, (T)happened);
    }
}
