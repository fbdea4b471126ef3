using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>All appointments of a course, and what can be counted in them.</summary>
public sealed partial record SessionBook
{
    /// <summary>A course without appointments.</summary>
    public static SessionBook Empty { get; } = new();

    /// <summary>Appointments by ordinal: the one at index 0 has ordinal 1.</summary>
    public ValueList<Appointment> Appointments { get; init; } = [];

    /// <summary>Highest number ever given to a session; 0 before the first. A number is not given twice, also after a correction.</summary>
    public int LastNumber { get; init; }

    /// <summary>Attended sessions that use up the contract (R2). Falls when a correction says that one was not attended.</summary>
    public int HeldCount => Count(appointment => appointment is { Held: true, Number: not null });

    /// <summary>Attended treatment contacts as national figures count them.</summary>
    public int TreatmentContacts => Count(appointment => appointment is { Held: true, TreatmentContact: true });

    /// <summary>Planned and not yet recorded, in the past or in the future.</summary>
    public IEnumerable<Appointment> Planned => Appointments.Where(appointment => appointment.Status == AppointmentStatus.Planned);

    /// <summary>The contact that lies latest in time; null before the first.</summary>
    public Appointment? LastAttended => Appointments.Where(appointment => appointment.Held).MaxBy(appointment => appointment.StartsAt);

    /// <summary>Appointments missed in all.</summary>
    public int TotalMissed => Count(appointment => appointment.DidNotAttend);

    /// <summary>Appointments missed since the client was last seen. Cancellations neither count nor end the row.</summary>
    public int ConsecutiveMissed
    {
        get
        {
            var lastSeen = LastAttended?.StartsAt ?? DateTimeOffset.MinValue;
            return Count(appointment => appointment.DidNotAttend && appointment.StartsAt > lastSeen);
        }
    }

    /// <summary>The appointment of this ordinal; null when there is none.</summary>
    public Appointment? Find(int session) => session >= 1 && session <= Appointments.Count ? Appointments[session - 1] : null;

    /// <summary>The attended session of this number; null when there is none.</summary>
    public Appointment? Numbered(int number) => Appointments.FirstOrDefault(appointment => appointment.Held && appointment.Number == number);

    /// <summary>Planned appointments that begin after a moment.</summary>
    public IEnumerable<Appointment> PlannedAfter(DateTimeOffset moment) => Planned.Where(appointment => appointment.StartsAt > moment);

    /// <summary>The book as it would be if an appointment had been left out of every count.</summary>
    internal SessionBook Without(int session) => Change(session, it => it with { Status = AppointmentStatus.EnteredInError, DidNotAttend = false, CancelledByClient = false });

    internal int NextSession => Appointments.Count + 1;

    private int Count(Func<Appointment, bool> matches) => Appointments.Count(matches);
}
