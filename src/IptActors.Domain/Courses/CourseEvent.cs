namespace IptActors.Domain.Courses;

/// <summary>
/// Something that happened in a course. Closed: every event is a record of this assembly, complete without its
/// stream, and holds only integers, strings, booleans, dates and lists of those: no floating point, so that its canonical
/// JSON, and with it the hash chain, is the same everywhere.
/// </summary>
public abstract record CourseEvent
{
    private protected CourseEvent()
    {
    }
}
