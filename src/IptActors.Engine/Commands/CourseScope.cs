namespace IptActors.Engine.Commands;

/// <summary>Which courses of the clinic a caller may reach at all. What they may do there is decided before, by role and method.</summary>
[Flags]
public enum CourseScope
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Courses whose therapist or co-therapist the person is; a course without a therapist belongs to whoever opened it.</summary>
    OwnCourses = 1,

    /// <summary>Courses under the person's supervision.</summary>
    SuperviseesCourses = 2,

    /// <summary>Every course of the clinic.</summary>
    Clinic = 4,
}
