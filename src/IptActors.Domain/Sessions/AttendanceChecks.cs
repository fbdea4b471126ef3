using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>Checks that an attendance code fits what a command records.</summary>
internal static class AttendanceChecks
{
    public static void Attended(string field, string? code, FieldChecks check) => Check(field, code, check, found => found.Attended);

    public static void Missed(string field, string? code, FieldChecks check) => Check(field, code, check, IsMissed);

    public static void AttendedOrMissed(string field, string? code, FieldChecks check) => Check(field, code, check, found => found.Attended || IsMissed(found));

    /// <summary>The client was expected and not seen, and nobody had called it off.</summary>
    private static bool IsMissed(AttendanceCode code) => code is { Attended: false, CancelledByClient: false } && code.FhirAppointmentStatus == "noshow";

    private static void Check(string field, string? code, FieldChecks check, Func<AttendanceCode, bool> fits)
    {
        var expected = string.Join(", ", check.Catalog.Attendance.Where(fits).Select(fitting => fitting.Code));
        check.That(check.Catalog.Attendance.Find(code) is { } found && fits(found), field, $"Expected an attendance code of the catalog ({expected}), found another.");
    }
}
