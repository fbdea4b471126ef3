using System.Globalization;
using IptActors.Domain.Sessions;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Attendance;

/// <summary>How are appointments kept?</summary>
public sealed class AttendanceProjection : Projection
{
    private AttendanceProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<AttendanceRow> Table { get; } = ProjectionTable.Of<AttendanceRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static AttendanceProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "attendance";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "How are appointments kept, missed and called off?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Referral | CourseParts.CareTeam | CourseParts.Sessions;

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        foreach (var appointment in course.State.Sessions.Appointments)
        {
            if (appointment.Status is not (AppointmentStatus.Planned or AppointmentStatus.EnteredInError))
            {
                rows.Add(Table, Row(course, appointment));
            }
        }
    }

    private static AttendanceRow Row(CourseFold course, Appointment appointment)
    {
        var cancelled = appointment.Status == AppointmentStatus.Cancelled;
        return new AttendanceRow(
            course.Key.Clinic.Value,
            course.Key.Course.Value,
            appointment.Session,
            appointment.Day,
            appointment.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            course.State.CareTeam.Therapist,
            course.State.Referral!.Service,
            course.State.Referral.Protocol,
            appointment.Modality,
            cancelled ? "cancelled" : appointment.Held ? "held" : "missed",
            appointment.Held,
            appointment.Status == AppointmentStatus.Missed,
            cancelled && appointment.CancelledByClient,
            cancelled && !appointment.CancelledByClient,
            appointment.Held && appointment.SignedOff,
            appointment.Held && appointment.TreatmentContact);
    }
}
