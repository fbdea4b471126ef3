using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>
/// What is known of one course in memory: the course after its last durable event, and the requests it has carried out. The holder
/// changes, what it holds does not: a snapshot once read stays as it was.
/// </summary>
/// <remarks>Written by whoever carries out the commands of the course, one at a time; <see cref="Committed"/> may be read by any thread.</remarks>
internal sealed class CourseMemory
{
    private CourseSnapshot? _committed;

    /// <summary>The course after its last durable event; null while it is not loaded.</summary>
    public CourseSnapshot? Committed
    {
        get => Volatile.Read(ref _committed);
        set => Volatile.Write(ref _committed, value);
    }

    /// <summary>Requests carried out up to <see cref="Committed"/>.</summary>
    public RequestLog Requests { get; set; } = new();
}
