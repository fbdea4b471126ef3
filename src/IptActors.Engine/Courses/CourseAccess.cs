using IptActors.Domain.BreakGlass;
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
    /// <summary>
    /// Whether the caller may give the command. Anyone with a scope may open a course that is not there yet, and break the glass of one that
    /// is; on a course that is open to them in an emergency they may give what documents it.
    /// </summary>
    public static bool Permits(Caller caller, CourseKey course, CourseSnapshot snapshot, CourseCommand command, DateTimeOffset now) =>
        Permits(caller, course, snapshot)
        || (caller.Clinic == course.Clinic && caller.Scope != CourseScope.None
            && (snapshot.Version == 0 ? command is OpenCourse
                : command is OpenEmergencyAccess || (command is IAllowedInEmergency && Covers(caller, snapshot, now))));

    /// <summary>How the caller reaches the course to see it.</summary>
    public static CourseReach Reach(Caller caller, CourseKey course, CourseSnapshot snapshot, DateTimeOffset now) =>
        Permits(caller, course, snapshot) ? CourseReach.Relation
        : caller.Clinic == course.Clinic && Covers(caller, snapshot, now) ? CourseReach.Emergency
        : CourseReach.None;

    /// <summary>Whether the caller reaches the course by their relation to it, or by a role for the whole clinic.</summary>
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

    // An emergency opens a course to those who treat, in that role: not to a coordinator, nor to somebody without any scope.
    private static bool Covers(Caller caller, CourseSnapshot snapshot, DateTimeOffset now) =>
        caller.Scope.HasFlag(CourseScope.OwnCourses) && snapshot.State.Emergencies.Covers(caller.Person, now);

    private static bool Owns(string person, CourseSnapshot snapshot)
    {
        var team = snapshot.State.CareTeam;
        return team.Treats(person) || (team.Therapist is null && snapshot.OpenedBy == person);
    }

    private static bool Supervises(string person, CourseSnapshot snapshot) => snapshot.State.CareTeam.Supervisor == person;
}
