using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>
/// Whether a caller may reach a course, by the relation of the person to it. Who may reach only some courses is not told which
/// others there are: a course that is not theirs and one that does not exist look the same.
/// </summary>
internal static class CourseAccess
{
    /// <summary>Whether the caller may give the command; anyone with a scope may open a course that is not there yet.</summary>
    public static bool Permits(Caller caller, CourseKey course, CourseSnapshot snapshot, CourseCommand command) =>
        Permits(caller, course, snapshot)
        || (snapshot.Version == 0 && command is OpenCourse && caller.Clinic == course.Clinic && caller.Scope != CourseScope.None);

    /// <summary>Whether the caller may see the course.</summary>
    public static bool Permits(Caller caller, CourseKey course, CourseSnapshot snapshot)
    {
        if (caller.Clinic != course.Clinic)
        {
            return false;
        }

        return caller.Scope.HasFlag(CourseScope.Clinic)
            || (caller.Scope.HasFlag(CourseScope.OwnCourses) && Owns(caller.Person, snapshot))
            || (caller.Scope.HasFlag(CourseScope.SuperviseesCourses) && Supervises(caller.Person, snapshot));
    }

    private static bool Owns(string person, CourseSnapshot snapshot)
    {
        var team = snapshot.State.CareTeam;
        return team.Treats(person) || (team.Therapist is null && snapshot.OpenedBy == person);
    }

    private static bool Supervises(string person, CourseSnapshot snapshot) => snapshot.State.CareTeam.Supervisor == person;
}
