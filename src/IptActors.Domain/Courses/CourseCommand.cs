namespace IptActors.Domain.Courses;

/// <summary>Something that a clinic system asks of a course. Closed: every command is a record of this assembly.</summary>
public abstract record CourseCommand
{
    private protected CourseCommand()
    {
    }

    /// <summary>
    /// Checks what can be checked without the course: codes, ranges, lengths, dates, fields that need each other.
    /// Reports every violation, not the first.
    /// </summary>
    public abstract void Validate(FieldChecks check);
}
