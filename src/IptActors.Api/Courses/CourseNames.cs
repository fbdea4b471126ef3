using Google.Rpc;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Api.Courses;

/// <summary>Reads resource names in queries.</summary>
internal static class CourseNames
{
    /// <summary>The course of a name, if the caller's clinic has it; otherwise why not. Tells the log of access what was asked for.</summary>
    public static Status? TryRead(string name, ClinicId clinic, ApiCallContext context, out CourseKey course)
    {
        if (!CourseKey.TryParse(name, out course))
        {
            return RefusalStatus.Invalid([new FieldViolation("course", $"Expected 'clinics/{{clinic}}/courses/{{course}}', each id {Identifier.Expected}.")]);
        }

        context.Access.Asks(course);
        return course.Clinic == clinic ? null : RefusalStatus.NotPermitted();
    }
}
